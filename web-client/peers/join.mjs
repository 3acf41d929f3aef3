/**
 * How a stock automerge-repo client comes into a long map, and what the map costs the server.
 *
 *   node peers/join.mjs [--changes 50000] [--jar ../server/target/server-0.1.0-SNAPSHOT.jar] [--joins 3] [--classes]
 *
 * Draws a map of 200 elements that are dragged about, a change each time, and starts the server anew, so that the map is cold. Then
 * prints, in milliseconds from opening the socket: the first sync message, and the whole map with equal heads; first cold, then with
 * the map open. The server's heap is counted by the JVM itself, after a collection: without the map, with the map open, and after
 * an edit. Heap counts what lives; memory outside the heap is none of a map's. --classes tells which classes grew.
 */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as A from '@automerge/automerge'
import { Repo, decodeHeads } from '@automerge/automerge-repo'
import { WebSocketClientAdapter } from '@automerge/automerge-repo-network-websocket'

const ELEMENTS = 200
const BATCH = 2_500
/** How many classes are told. */
const CLASSES = 8
const LIMIT_MS = 300_000
const VERSION_2 = 0x43
const JAVA_OPTIONS = `@${new URL('../../server/java.options', import.meta.url).pathname}`

const { values: options } = parseArgs({
  options: {
    changes: { type: 'string', default: '50000' },
    joins: { type: 'string', default: '3' },
    classes: { type: 'boolean', default: false },
    jar: {
      type: 'string',
      default: new URL('../../server/target/server-0.1.0-SNAPSHOT.jar', import.meta.url).pathname,
    },
  },
})
const count = Number(options.changes)
let seed = 7
const data = mkdtempSync(join(tmpdir(), 'balcony-join-'))
const port = await freePort()
const base = `http://127.0.0.1:${port}`

let server = await startServer()
try {
  const { token } = await post('/api/session', { name: 'Enabler' })
  const [small, map] = [await newMap('Small', token), await newMap('Long', token)]
  const { ticket } = await post('/api/tickets', {}, token)
  const heads = await draw(map, ticket)
  let first
  await until(async () => {
    first = await openAndLeave(map, ticket, heads)
    return first.version === VERSION_2
  }, 'a compacted document')
  await endServer()

  server = await startServer()
  for (let i = 0; i < 5; i++) await openAndLeave(small, ticket)
  const without = heap()
  const cold = await open(map, ticket, heads)
  const withMap = heap()
  const warm = []
  for (let i = 0; i < Number(options.joins); i++) warm.push(await openAndLeave(map, ticket, heads))
  const edited = performance.now()
  cold.handle.change((doc) => void (doc.elements['e0'].x = -1))
  await until(() => same(cold.stored(), A.getHeads(cold.handle.doc())), 'the edit')
  const firstEdit = performance.now() - edited
  await after(6_000)
  const afterEdit = heap()
  console.log(
    JSON.stringify(
      {
        changes: count,
        bytesOfFirstMessage: cold.bytes,
        version: cold.version === VERSION_2 ? 2 : 1,
        coldMs: { firstMessage: round(cold.firstMs), whole: round(cold.wholeMs) },
        openMs: warm.map((one) => ({ firstMessage: round(one.firstMs), whole: round(one.wholeMs) })),
        firstEditToSavedMs: round(firstEdit),
        heapMB: {
          without: mb(without.total),
          mapOpen: mb(withMap.total - without.total),
          afterAnEdit: mb(afterEdit.total - without.total),
        },
        ...(options.classes && {
          grownMB: { mapOpen: grown(without, withMap), afterAnEdit: grown(without, afterEdit) },
        }),
      },
      null,
      2,
    ),
  )
  await endServer()
} finally {
  server.kill('SIGKILL')
  rmSync(data, { recursive: true, force: true })
}
process.exit(0)

async function newMap(title, token) {
  const map = await post('/api/maps', { title }, token)
  const { storageId } = await ask(`/api/maps/${map.id}/me`, { headers: {} }, token)
  return { ...map, storageId }
}

/** Draws the map and returns its heads once they are stored. */
async function draw(map, ticket) {
  const { repo, handle, stored } = await open(map, ticket)
  handle.change((doc) => {
    for (let i = 0; i < ELEMENTS; i++)
      doc.elements[`e${i}`] = { kind: 'factor', label: `Factor number ${i}`, x: i, y: i }
  })
  for (let done = 0; done < count;) {
    const end = Math.min(count, done + BATCH)
    handle.update((doc) => {
      let next = doc
      for (; done < end; done++) {
        next = A.change(next, { message: 'move', time: Math.floor(Date.now() / 1000) }, (draft) => {
          const element = draft.elements[`e${Math.floor(random() * ELEMENTS)}`]
          element.x = Math.round(random() * 4000)
          element.y = Math.round(random() * 3000)
        })
      }
      return next
    })
    await until(() => same(stored(), A.getHeads(handle.doc())), `change ${done}`)
    if (done % 10_000 === 0) console.error(`${done} changes stored`)
  }
  const heads = A.getHeads(handle.doc())
  void repo.shutdown()
  return heads
}

/** Numbers that look random and are the same in each run. */
function random() {
  seed = (seed * 48_271) % 2_147_483_647
  return seed / 2_147_483_647
}

/** Opens a map with nothing in hand. */
async function open(map, ticket, heads) {
  let firstMs, version, bytes
  class Timed extends WebSocketClientAdapter {
    emit(event, message) {
      if (event === 'message' && message.type === 'sync' && firstMs === undefined) {
        firstMs = performance.now() - started
        version = message.data[0]
        bytes = message.data.length
      }
      return super.emit(event, message)
    }
  }
  const started = performance.now()
  const adapter = new Timed(`ws://127.0.0.1:${port}/sync?ticket=${ticket}`, 250)
  const peerId = `join-${Math.random().toString(36).slice(2)}`
  const repo = new Repo({ network: [adapter], peerId, enableRemoteHeadsGossiping: true })
  const handle = await repo.find(map.url)
  if (heads) await until(() => same(A.getHeads(handle.doc()), heads), 'the whole map')
  const wholeMs = performance.now() - started
  let stored = []
  handle.on('remote-heads', ({ storageId, heads: now }) => {
    if (storageId === map.storageId) stored = decodeHeads(now)
  })
  repo.subscribeToRemotes([map.storageId])
  return { repo, handle, firstMs, wholeMs, version, bytes, stored: () => stored }
}

async function openAndLeave(map, ticket, heads) {
  const opened = await open(map, ticket, heads)
  void opened.repo.shutdown()
  return opened
}

/** Bytes that live in the server's heap, in all and by class. */
function heap() {
  const histogram = execFileSync('jcmd', [String(server.pid), 'GC.class_histogram'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  const rows = histogram.matchAll(/^\s*\d+:\s+\d+\s+(\d+)\s+(\S+)/gm)
  return {
    total: Number(/^Total\s+\d+\s+(\d+)/m.exec(histogram)[1]),
    classes: new Map([...rows].map(([, bytes, name]) => [name, Number(bytes)])),
  }
}

/** The classes that take most more than before. */
function grown(before, after) {
  const rows = [...after.classes].map(([name, bytes]) => [name, bytes - (before.classes.get(name) ?? 0)])
  return Object.fromEntries(
    rows
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, CLASSES)
      .map(([name, bytes]) => [name, mb(bytes)]),
  )
}

async function startServer() {
  const child = spawn('java', [JAVA_OPTIONS, '-jar', options.jar, '--port', String(port), '--data', data], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    return fetch(`${base}/livez`).then(
      (answer) => answer.ok,
      () => false,
    )
  }, 'server up')
  return child
}

async function endServer() {
  const died = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await died
}

async function post(path, body, token) {
  return ask(
    path,
    { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
    token,
  )
}

async function ask(path, init, token) {
  if (token) init.headers.authorization = `Bearer ${token}`
  const answer = await fetch(base + path, init)
  if (!answer.ok) throw new Error(`${init.method ?? 'GET'} ${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

function same(one, other) {
  return [...one].sort().join() === [...other].sort().join()
}

function round(ms) {
  return Math.round(ms)
}

function mb(bytes) {
  return Math.round(bytes / 104_857.6) / 10
}

async function until(condition, what) {
  const end = Date.now() + LIMIT_MS
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`not within ${LIMIT_MS} ms: ${what}`)
    await after(5)
  }
}

function after(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address()
      probe.close(() => resolve(free))
    })
  })
}
