// Light clients of automerge-repo's protocol: they read every envelope and change chunk, acknowledge properly, and hold no document.
import * as A from '@automerge/automerge'
import { Repo, cbor } from '@automerge/automerge-repo'
import { WebSocketClientAdapter } from '@automerge/automerge-repo-network-websocket'
import { Hand, highestOperation, placesOf } from './chunks.mjs'
import { doorOf } from './door.mjs'
import { open } from './socket.mjs'
import { bytesOf, headOf, isSame, read, syncMessage } from './wire.mjs'

/** Makes a map of 200 nodes on the server through a stock client, and says how to reach it. */
export async function prepare(port, nodes) {
  const door = await doorOf(port)
  const repo = new Repo({
    network: [new WebSocketClientAdapter(door.url, 250)],
    peerId: `bench-maker-${port}`,
  })
  const handle = door.document ? await repo.find(door.document) : repo.create({})
  handle.change((map) => {
    map.nodes = {}
    for (let i = 0; i < nodes; i++)
      map.nodes[`n${i}`] = {
        x: -1,
        y: i,
        label: new A.ImmutableString(`Factor ${i}`),
      }
  })
  const probe = new Repo({
    network: [new WebSocketClientAdapter(door.url, 250)],
    peerId: `bench-probe-${port}`,
  })
  const copy = await probe.find(handle.url)
  await until(
    () => String(A.getHeads(copy.doc())) === String(A.getHeads(handle.doc())),
    'the map did not reach the server',
  )
  const context = {
    door,
    documentId: handle.documentId,
    doc: handle.doc(),
    heads: A.getHeads(handle.doc()),
  }
  await repo.shutdown()
  await probe.shutdown()
  return context
}

/** Writes one change for each call, and tells which have been acknowledged. */
export async function writer(context, onSaved) {
  const waiting = new Map()
  const peer = await join(context, 'bench-writer', (sync) => {
    for (const head of sync.heads) {
      const seq = waiting.get(head)
      if (seq === undefined) continue
      for (const [hash, earlier] of waiting) {
        if (earlier > seq) continue
        waiting.delete(hash)
        onSaved(earlier)
      }
    }
  })
  // By hand: that a whole document takes milliseconds to make a change is its own matter, and no server's.
  const hand = new Hand(placesOf(context.doc))
  const nodes = Object.keys(context.doc.nodes)
  let nextOperation = highestOperation(context.doc) + 1
  return (seq) => {
    const { chunk, hash, seq: own } = hand.move(nodes[seq % nodes.length], seq, context.heads, nextOperation++)
    if (own !== seq) throw new Error('the writer lost count')
    waiting.set(hash, seq)
    context.heads = [hash]
    peer.send([bytesOf(hash)], [chunk])
  }
}

/** Reads every change and acknowledges it; where the server only says that there is more, asks for it. */
export async function reader(context, name, onUpdate) {
  let own = context.heads.map(bytesOf)
  return join(context, name, (sync, peer) => {
    if (sync.changes.length > 0) {
      for (const change of sync.changes) onUpdate(headOf(change).seq)
      own = sync.rawHeads
      peer.send(own, [])
    } else if (!isSame(sync.rawHeads, own)) peer.send(own, [], sync.rawHeads)
  })
}

/** Joins with all up to these heads in hand, and asks for what is newer. */
export async function join({ door, documentId, heads }, name, onSync) {
  const socket = await open(await door.enter(name))
  let server = null
  const peer = {
    socket,
    send(rawHeads, changes, need = [], type = 'sync') {
      const data = syncMessage(rawHeads, changes, need)
      socket.send(
        cbor.encode({
          type,
          senderId: name,
          targetId: server,
          documentId,
          data,
        }),
      )
    },
  }
  let joined
  const welcome = new Promise((resolve) => (joined = resolve))
  socket.on('message', (frame) => {
    const message = cbor.decode(frame)
    if (message.type === 'peer') {
      server = message.senderId
      joined()
    } else if (message.type === 'sync' || message.type === 'request') onSync(read(message.data), peer)
    else if (message.type === 'error' || message.type === 'doc-unavailable')
      throw new Error(`refused: ${message.type} ${message.message}`)
  })
  const peerMetadata = { isEphemeral: true }
  socket.send(
    cbor.encode({
      type: 'join',
      senderId: name,
      peerMetadata,
      supportedProtocolVersions: ['1'],
    }),
  )
  await welcome
  peer.send(heads.map(bytesOf), [], [], 'request')
  return peer
}

async function until(condition, problem) {
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    if (condition()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(problem)
}
