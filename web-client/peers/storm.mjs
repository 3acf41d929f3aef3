/**
 * Cuts 1,000 light clients at once and lets all come back at the same moment (R7): each joins, opens the map and gets its answer
 * within 15 s, from a server with 256 MiB of heap.
 *
 *   node peers/storm.mjs [--clients 1000] [--rounds 2] [--limit 15000]
 *
 * A light client speaks the protocol by hand: join, then one stock sync message for a document that it lacks.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import * as A from '@automerge/automerge'
import { cbor } from '@automerge/automerge-repo'
import WebSocket from 'ws'
import { JAR, JAVA, Lab } from './lab.mjs'

const HEAP = '-Xmx256m'
/** Fewer than one person may have open. */
const SOCKETS_PER_PERSON = 40
const CHANGES = 300

const { values: options } = parseArgs({
  options: {
    clients: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '2' },
    limit: { type: 'string', default: '15000' },
  },
})
const clients = Number(options.clients)
const lab = await Lab.open({
  people: Math.ceil(clients / SOCKETS_PER_PERSON),
  maps: 1,
  java: [...JAVA, HEAP, '-jar', JAR],
})
let sockets = []
try {
  await lab.gather()
  // One draws: that the others follow is no part of the storm.
  const [drawing] = lab.people
  while (drawing.own.size < CHANGES) lab.editOnce([drawing])
  await lab.converge(60_000)
  for (const person of lab.people) await person.repo.shutdown()
  const firstMessage = A.generateSyncMessage(A.init(), A.initSyncState())[1]
  console.log(`${clients} come in: all there after ${await all(firstMessage)} ms`)
  for (let round = 1; round <= Number(options.rounds); round++) {
    for (const socket of sockets) socket.terminate()
    const took = await all(firstMessage)
    const resident = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${lab.server.pid}/status`, 'utf8'))[1]) / 1024
    console.log(`round ${round}: all ${clients} back after ${took} ms, the server takes ${resident.toFixed()} MiB`)
  }
  if ((await lab.status('/readyz')) !== 200) throw new Error('the server is not ready after the storm')
} finally {
  for (const socket of sockets) socket.terminate()
  lab.close()
}
process.exit(0)

/** Connects all at once; resolves to the milliseconds until the last has its map. */
async function all(firstMessage) {
  const begun = Date.now()
  sockets = []
  const late = new Promise((_, reject) =>
    setTimeout(() => reject(new Error(`not all back within ${options.limit} ms`)), Number(options.limit)).unref(),
  )
  const there = Array.from({ length: clients }, (_, i) => connect(i, firstMessage))
  await Promise.race([Promise.all(there), late])
  return Date.now() - begun
}

function connect(i, firstMessage) {
  const person = lab.people[i % lab.people.length]
  const peerId = `storm-${i}`
  const documentId = person.handles[0].handle.documentId
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${lab.port}/sync?ticket=${person.ticket}`)
    sockets.push(socket)
    const say = (message) => socket.send(cbor.encode({ senderId: peerId, ...message }))
    socket.on('open', () =>
      say({ type: 'join', peerMetadata: { isEphemeral: true }, supportedProtocolVersions: ['1'] }),
    )
    socket.on('message', (bytes) => {
      const message = cbor.decode(bytes)
      if (message.type === 'peer') say({ type: 'request', targetId: message.senderId, documentId, data: firstMessage })
      else if (message.type === 'sync') resolve()
      else if (message.type === 'error' || message.type === 'doc-unavailable')
        reject(new Error(JSON.stringify(message)))
    })
    socket.on('error', () => {})
    socket.on('close', (code, reason) => reject(new Error(`closed with ${code} ${reason}`)))
  })
}
