/**
 * Opens and closes maps over and over (R15) and looks at the server's memory: after the warm-up it must stay level.
 *
 *   node peers/soak.mjs [--minutes 5] [--maps 200] [--changes 40] [--growth 1.25]
 *
 * A map is opened by a light client that joins, asks for the document, gets it and leaves. The level is the live heap after a
 * full collection, by jcmd of the JDK that runs the server, and the resident memory.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import * as A from '@automerge/automerge'
import { cbor } from '@automerge/automerge-repo'
import WebSocket from 'ws'
import { JAR, JAVA, Lab } from './lab.mjs'

const HEAP = '-Xmx256m'
const AT_ONCE = 8
const SAMPLES = 10
const WARM_UP_SAMPLES = 3

const { values: options } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    maps: { type: 'string', default: '200' },
    changes: { type: 'string', default: '40' },
    growth: { type: 'string', default: '1.25' },
  },
})
const lab = await Lab.open({ people: 1, maps: 1, java: [...JAVA, HEAP, '-jar', JAR] })
let opened = 0
try {
  await lab.gather()
  const person = lab.people[0]
  const documents = []
  for (let i = 0; i < Number(options.maps); i++) {
    const map = await createMap(person, i)
    documents.push(map)
  }
  await person.repo.shutdown()
  const firstMessage = A.generateSyncMessage(A.init(), A.initSyncState())[1]
  const end = Date.now() + Number(options.minutes) * 60_000
  const every = (Number(options.minutes) * 60_000) / SAMPLES
  const samples = []
  let nextSample = Date.now() + every
  while (Date.now() < end || samples.length < SAMPLES) {
    await Promise.all(
      Array.from({ length: AT_ONCE }, () => open(person, documents[opened++ % documents.length], firstMessage)),
    )
    if (Date.now() >= nextSample) {
      nextSample += every
      samples.push(level())
      const { heap, resident } = samples.at(-1)
      console.log(`${opened} openings: heap ${heap.toFixed(1)} MiB live, ${resident.toFixed()} MiB resident`)
    }
  }
  const warm = Math.max(...samples.slice(0, WARM_UP_SAMPLES).map(({ heap }) => heap))
  const last = Math.min(...samples.slice(-2).map(({ heap }) => heap))
  console.log(
    `${opened} openings of ${documents.length} maps; live heap ${warm.toFixed(1)} MiB warm, ${last.toFixed(1)} MiB in the end`,
  )
  if (last > warm * Number(options.growth)) throw new Error('the live heap grows')
} finally {
  lab.close()
}
process.exit(0)

async function createMap(person, i) {
  const map = await lab.post('/api/maps', { title: `Soaked ${i}` }, person.token)
  const handle = await person.repo.find(map.url)
  for (let change = 0; change < Number(options.changes); change++)
    handle.change((doc) => {
      doc.elements[`e${change}`] = { kind: 'factor', label: `Factor ${change}`, x: change, y: change }
    })
  return map.document
}

function open(person, documentId, firstMessage) {
  const peerId = `soak-${opened % 1_000}`
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${lab.port}/sync?ticket=${person.ticket}`)
    const say = (message) => socket.send(cbor.encode({ senderId: peerId, ...message }))
    socket.on('open', () =>
      say({ type: 'join', peerMetadata: { isEphemeral: true }, supportedProtocolVersions: ['1'] }),
    )
    socket.on('message', (bytes) => {
      const message = cbor.decode(bytes)
      if (message.type === 'peer') say({ type: 'request', targetId: message.senderId, documentId, data: firstMessage })
      else if (message.type === 'sync') socket.close()
    })
    socket.on('error', reject)
    socket.on('close', () => resolve())
  })
}

/** In MiB. */
function level() {
  const pid = String(lab.server.pid)
  const collected = spawnSync('jcmd', [pid, 'GC.class_histogram'], { encoding: 'utf8', maxBuffer: 1 << 26 })
  const total = /^Total\s+\d+\s+(\d+)/m.exec(collected.stdout)
  if (!total) throw new Error(`jcmd: ${collected.stderr}`)
  const resident = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024
  return { heap: Number(total[1]) / (1 << 20), resident }
}
