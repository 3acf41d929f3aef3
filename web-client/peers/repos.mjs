// Stock automerge-repo clients, driven from outside: one JSON command a line on standard input, one JSON answer a line on
// standard output. Commands name the repo that they concern; `open` makes one. Nothing of automerge-repo is changed here: the
// adapter below only counts what passes through it.
import { Console } from 'node:console'
import { createInterface } from 'node:readline'
import * as Automerge from '@automerge/automerge'
import { Repo, decodeHeads } from '@automerge/automerge-repo'
import { WebSocketClientAdapter } from '@automerge/automerge-repo-network-websocket'

// Standard output is for answers alone.
globalThis.console = new Console(process.stderr)

class CountingAdapter extends WebSocketClientAdapter {
  sent = {}
  received = {}
  closeCodes = []
  syncVersions = []

  connect(peerId, metadata) {
    super.connect(peerId, metadata)
    this.socket.addEventListener('close', (event) => this.closeCodes.push(event.code))
  }

  send(message) {
    this.sent[message.type] = (this.sent[message.type] ?? 0) + 1
    super.send(message)
  }

  emit(event, message) {
    if (event === 'message') {
      this.received[message.type] = (this.received[message.type] ?? 0) + 1
      if (message.type === 'sync') this.syncVersions.push(message.data[0] - 0x41)
    }
    return super.emit(event, message)
  }
}

const repos = new Map()

function headsOf(handle) {
  return Automerge.getHeads(handle.doc())
}

async function find(repo, url) {
  return repo.handles.get(url) ?? keep(repo, await repo.repo.find(url))
}

function keep(repo, handle) {
  if (!repo.handles.has(handle.url)) {
    repo.handles.set(handle.url, handle)
    handle.on('ephemeral-message', ({ senderId, message }) => repo.ephemerals.push({ senderId, message }))
  }
  return handle
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

const commands = {
  // A repo named by `repo`, connected to `url` if there is one; `peerId` if it matters.
  async open(_, { repo: name, url, peerId, gossip = false, retry = 300 }) {
    const adapter = url && new CountingAdapter(url, retry)
    const repo = new Repo({
      network: adapter ? [adapter] : [],
      peerId: peerId ?? `${name}-${Math.random().toString(36).slice(2)}`,
      enableRemoteHeadsGossiping: gossip,
    })
    repos.set(name, { repo, adapter, url, handles: new Map(), ephemerals: [] })
    return repo.peerId
  },
  // Connects a repo that was made without a network.
  async connect(own, { url, retry = 300 }) {
    own.adapter = new CountingAdapter(url, retry)
    own.repo.networkSubsystem.addNetworkAdapter(own.adapter)
    return 'connecting'
  },
  // Looks for a document and keeps it once found, without waiting for it.
  async seek(own, { document }) {
    void find(own, document).catch(() => undefined)
    return 'looking'
  },
  async create(own, { value = {} }) {
    return keep(own, own.repo.create(value)).url
  },
  async find(own, { document }) {
    try {
      await find(own, document)
      return 'ready'
    } catch (error) {
      return String(error.message ?? error)
    }
  },
  // Sets `times` keys, `gap` milliseconds apart; a change each.
  async edit(own, { document, key, times = 1, gap = 0 }) {
    const handle = await find(own, document)
    for (let i = 0; i < times; i++) {
      handle.change((doc) => {
        doc[times === 1 ? key : `${key}-${i}`] = i
      })
      if (gap > 0) await pause(gap)
    }
    return headsOf(handle)
  },
  // Writes a value at a path, or takes away what stands there where no value is given; a change of its own, written at
  // `time` (in seconds) if that matters.
  async write(own, { document, path, value, time }) {
    const handle = await find(own, document)
    const [last, ...above] = path.toReversed()
    handle.change(
      (doc) => {
        const place = above.toReversed().reduce((tree, key) => tree[key], doc)
        if (value === undefined) delete place[last]
        else place[last] = value
      },
      time === undefined ? undefined : { time },
    )
    return headsOf(handle)
  },
  // Brings a co-edited text to other words, by splices.
  async reword(own, { document, path, value }) {
    const handle = await find(own, document)
    handle.change((doc) => Automerge.updateText(doc, path, value))
    return headsOf(handle)
  },
  // What stands at a path.
  async read(own, { document, path }) {
    const handle = await find(own, document)
    return path.reduce((tree, key) => tree?.[key], handle.doc()) ?? null
  },
  // Edits in the background; `state` shows how far they came.
  async drag(own, options) {
    void commands.edit(own, options)
    return 'started'
  },
  // A change under an actor that is not this repo's own.
  async forge(own, { document, actor, key }) {
    const handle = await find(own, document)
    handle.update((doc) => Automerge.change(Automerge.clone(doc, { actor }), (draft) => void (draft[key] = 'forged')))
    return headsOf(handle)
  },
  async actor(own, { document }) {
    return Automerge.getActorId((await find(own, document)).doc())
  },
  async state(own, { document }) {
    const handle = own.handles.get(document)
    if (!handle?.isReady()) return { keys: [], heads: [], changes: 0 }
    const doc = handle.doc()
    return { keys: Object.keys(doc).sort(), heads: headsOf(handle), changes: Automerge.getAllChanges(doc).length }
  },
  async counts({ adapter }) {
    return {
      sent: adapter.sent,
      received: adapter.received,
      closeCodes: adapter.closeCodes,
      syncVersions: adapter.syncVersions,
    }
  },
  async broadcast(own, { document, value }) {
    const handle = await find(own, document)
    handle.broadcast(value)
    return 'sent'
  },
  async ephemerals({ ephemerals }) {
    return ephemerals
  },
  async follow({ repo }, { storageId }) {
    repo.subscribeToRemotes([storageId])
    return 'subscribed'
  },
  async remoteHeads(own, { document, storageId }) {
    const handle = await find(own, document)
    const info = handle.getSyncInfo(storageId)
    return { heads: info?.lastHeads ?? [], own: handle.heads() }
  },
  // The heads that the hub with this storage id told it has stored, as hexadecimal.
  async acknowledged(own, { document, storageId }) {
    const handle = await find(own, document)
    return decodeHeads(handle.getSyncInfo(storageId)?.lastHeads ?? [])
  },
  // Cuts the line, as a network would: the client knows nothing of it and comes back by itself.
  async cut({ adapter }) {
    adapter.socket.terminate()
    return 'cut'
  },
}

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line)
  try {
    const result = await commands[command.command](repos.get(command.repo) ?? {}, command)
    process.stdout.write(`${JSON.stringify({ result })}\n`)
  } catch (error) {
    process.stdout.write(`${JSON.stringify({ failed: String(error.stack ?? error) })}\n`)
  }
}
process.exit(0)
