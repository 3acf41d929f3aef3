// Light clients of automerge-repo's protocol: they read every envelope and change chunk, acknowledge properly, and hold no document.
import * as A from '@automerge/automerge'
import { Repo, cbor } from '@automerge/automerge-repo'
import { WebSocketClientAdapter } from '@automerge/automerge-repo-network-websocket'
import { randomBytes } from 'node:crypto'
import { open } from './socket.mjs'

const V1 = 0x42
const HASH = 32
const CHANGE_HEADER = 8

/** Makes a map of 200 nodes on the server through a stock client, and says how to reach it. */
export async function prepare(port, nodes) {
  const door = await doorOf(port)
  const repo = new Repo({ network: [new WebSocketClientAdapter(door.url, 250)], peerId: `bench-maker-${port}` })
  const handle = door.document ? await repo.find(door.document) : repo.create({})
  handle.change((map) => {
    map.nodes = {}
    for (let i = 0; i < nodes; i++) map.nodes[`n${i}`] = { x: -1, y: i, label: new A.ImmutableString(`Factor ${i}`) }
  })
  const probe = new Repo({ network: [new WebSocketClientAdapter(door.url, 250)], peerId: `bench-probe-${port}` })
  const copy = await probe.find(handle.url)
  await until(
    () => String(A.getHeads(copy.doc())) === String(A.getHeads(handle.doc())),
    'the map did not reach the server',
  )
  const context = {
    door,
    documentId: handle.documentId,
    doc: A.clone(handle.doc(), { actor: randomBytes(16).toString('hex') }),
    heads: A.getHeads(handle.doc()),
  }
  await repo.shutdown()
  await probe.shutdown()
  return context
}

/** How to get in: Balcony asks who one is, and everybody is a person of their own; the stock server does not ask. */
async function doorOf(port) {
  const base = `http://127.0.0.1:${port}`
  const post = async (path, body, token) => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
    const answer = await fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  const isBalcony = (await fetch(`${base}/livez`)).headers.get('content-type')?.includes('json')
  if (!isBalcony) return { url: `ws://127.0.0.1:${port}`, enter: () => `ws://127.0.0.1:${port}` }
  const addressFor = async ({ token }) => {
    const { ticket } = await post('/api/tickets', {}, token)
    return `ws://127.0.0.1:${port}/sync?ticket=${ticket}`
  }
  const maker = await post('/api/session', { name: 'Bench' })
  const map = await post('/api/maps', { title: 'Bench' }, maker.token)
  const invite = await post(`/api/maps/${map.id}/invites`, { role: 'participant' }, maker.token)
  return {
    url: await addressFor(maker),
    document: map.url,
    async enter(name) {
      const session = await post('/api/session', { name })
      await post('/api/join', { invite: invite.token }, session.token)
      return addressFor(session)
    },
  }
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
  let { doc } = context
  const nodes = Object.keys(doc.nodes)
  return (seq) => {
    doc = A.change(doc, (map) => {
      map.nodes[nodes[seq % nodes.length]].x = seq
    })
    const change = A.getLastLocalChange(doc)
    if (seqOf(change) !== seq) throw new Error('the writer lost count')
    const heads = A.getHeads(doc)
    waiting.set(heads[0], seq)
    context.heads = heads
    peer.send(heads.map(bytesOf), [change])
  }
}

/** Reads every change and acknowledges it; where the server only says that there is more, asks for it. */
export async function reader(context, name, onUpdate) {
  let own = context.heads.map(bytesOf)
  await join(context, name, (sync, peer) => {
    if (sync.changes.length > 0) {
      for (const change of sync.changes) onUpdate(seqOf(change))
      own = sync.rawHeads
      peer.send(own, [])
    } else if (!isSame(sync.rawHeads, own)) peer.send(own, [], sync.rawHeads)
  })
}

async function join({ door, documentId, heads }, name, onSync) {
  const socket = await open(await door.enter(name))
  let server = null
  const peer = {
    send(rawHeads, changes, need = [], type = 'sync') {
      const data = syncMessage(rawHeads, changes, need)
      socket.send(cbor.encode({ type, senderId: name, targetId: server, documentId, data }))
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
  socket.send(cbor.encode({ type: 'join', senderId: name, peerMetadata, supportedProtocolVersions: ['1'] }))
  await welcome
  peer.send(heads.map(bytesOf), [], [], 'request')
  return peer
}

/** A message of one who has all up to these heads: one have, an empty filter. */
function syncMessage(rawHeads, changes, need) {
  const have = [Uint8Array.of(1), ...counted(rawHeads), Uint8Array.of(0)]
  const parts = [Uint8Array.of(V1), ...counted(rawHeads), ...counted(need), ...have]
  parts.push(leb(changes.length))
  for (const change of changes) parts.push(leb(change.length), change)
  return Buffer.concat(parts)
}

const isSame = (some, others) => Buffer.concat(some).equals(Buffer.concat(others))

const counted = (hashes) => [leb(hashes.length), ...hashes]

function read(data) {
  let at = 1
  const number = () => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = data[at++]
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
  }
  const hashes = () => Array.from({ length: number() }, () => data.subarray(at, (at += HASH)))
  if (data[0] !== V1) throw new Error(`a message of version ${data[0]} to a peer that sends no flags`)
  const rawHeads = hashes()
  hashes()
  for (let haves = number(); haves > 0; haves--) {
    hashes()
    const filter = number()
    at += filter
  }
  const changes = Array.from({ length: number() }, () => {
    const length = number()
    return data.subarray(at, (at += length))
  })
  return { rawHeads, heads: rawHeads.map((hash) => Buffer.from(hash).toString('hex')), changes }
}

/** The sequence number within a change chunk: after the dependencies and the actor. */
function seqOf(chunk) {
  let at = CHANGE_HEADER + 1
  const number = () => {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = chunk[at++]
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return value
    }
  }
  number()
  const dependencies = number()
  at += dependencies * HASH
  const actor = number()
  at += actor
  return number()
}

function leb(value) {
  const bytes = []
  do bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0))
  while ((value >>>= 7) > 0)
  return Uint8Array.from(bytes)
}

const bytesOf = (hash) => Buffer.from(hash, 'hex')

async function until(condition, problem) {
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    if (condition()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(problem)
}
