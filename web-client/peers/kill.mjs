/**
 * Kills the server at random moments of editing and looks whether anything was lost that somebody had been shown or told was safe.
 *
 *   node peers/kill.mjs --kills 500 [--people 4] [--maps 2] [--jar ../server/target/server-0.1.0-SNAPSHOT.jar] [--seed 1]
 *
 * Stock automerge-repo clients edit at 20 Hz. At each kill every client writes down the changes of others that it holds (it was shown
 * them) and the server's durable heads (it was told of them). The server is then started on another port, where no client can bring
 * anything back, and asked for its changes: all of those must be there. Then it is started where the clients expect it, and all
 * copies must become equal. Exit status 0 only if nothing was missing.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as A from '@automerge/automerge'
import { Repo, decodeHeads } from '@automerge/automerge-repo'
import { WebSocketClientAdapter } from '@automerge/automerge-repo-network-websocket'

const EDIT_EVERY_MS = 50
const CONVERGENCE_LIMIT_MS = 15_000
const START_LIMIT_MS = 30_000

const { values: options } = parseArgs({
  options: {
    kills: { type: 'string', default: '5' },
    people: { type: 'string', default: '4' },
    maps: { type: 'string', default: '2' },
    jar: {
      type: 'string',
      default: new URL('../../server/target/server-0.1.0-SNAPSHOT.jar', import.meta.url).pathname,
    },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
console.log(`seed ${options.seed}`)
const random = mulberry32(Number(options.seed))
const data = mkdtempSync(join(tmpdir(), 'balcony-kill-'))
const port = await freePort()
const checkPort = await freePort()
const base = `http://127.0.0.1:${port}`

let server = await startServer(port)
const people = []
const maps = []
try {
  await prepare()
  for (let round = 1; round <= Number(options.kills); round++) await killOnce(round)
  await endServer()
  console.log(`${options.kills} kills, nothing shown or acknowledged was lost`)
} finally {
  server.kill('SIGKILL')
  rmSync(data, { recursive: true, force: true })
}
process.exit(0)

async function prepare() {
  const enabler = await post('/api/session', { name: 'Enabler' })
  for (let i = 0; i < Number(options.maps); i++) {
    const map = await post('/api/maps', { title: `Map ${i}` }, enabler.token)
    const invite = await post(`/api/maps/${map.id}/invites`, { role: 'participant' }, enabler.token)
    maps.push({ ...map, invite: invite.token, token: enabler.token })
  }
  for (let i = 0; i < Number(options.people); i++) {
    const session = await post('/api/session', { name: `Person ${i}` })
    for (const map of maps) await post('/api/join', { invite: map.invite }, session.token)
    const { ticket } = await post('/api/tickets', {}, session.token)
    const adapter = new WebSocketClientAdapter(`ws://127.0.0.1:${port}/sync?ticket=${ticket}`, 250)
    const repo = new Repo({ network: [adapter], peerId: `kill-${i}-${options.seed}` })
    const me = await get(`/api/maps/${maps[0].id}/me`, session.token)
    repo.subscribeToRemotes([me.storageId])
    const handles = []
    for (const map of maps) {
      const handle = await repo.find(map.url)
      const durable = new Set()
      handle.on('remote-heads', ({ storageId, heads }) => {
        if (storageId === me.storageId) for (const head of decodeHeads(heads)) durable.add(head)
      })
      handles.push({ handle, durable, map })
    }
    people.push({ repo, handles, own: new Set() })
  }
}

async function killOnce(round) {
  const editing = setInterval(editAll, EDIT_EVERY_MS)
  await after(200 + random() * 1_200)
  const died = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGKILL')
  await died
  clearInterval(editing)
  const owed = maps.map((map) => ({ map, hashes: whatWasShown(map) }))

  server = await startServer(checkPort)
  for (const { map, hashes } of owed) {
    const there = await allHashes(map)
    const missing = [...hashes].filter((hash) => !there.has(hash))
    if (missing.length > 0)
      throw new Error(`round ${round}: ${missing.length} of ${hashes.size} shown changes are missing: ${missing[0]} …`)
  }
  await endServer()

  server = await startServer(port)
  await until(() => maps.every((_, i) => allEqual(i)), CONVERGENCE_LIMIT_MS, 'all copies equal again')
  const counted = owed.map(({ hashes }) => hashes.size).join(' + ')
  console.log(`round ${round}: ${counted} shown or acknowledged changes, all there; copies equal again`)
}

function editAll() {
  for (const person of people) {
    for (const { handle } of person.handles) {
      if (random() < 0.5) continue
      const id = Math.floor(random() * 1e9).toString(36)
      handle.change((map) => {
        map.elements[id] = { kind: 'factor', label: `Factor ${id}`, x: 0, y: 0 }
      })
      const [last] = A.getHeads(handle.doc())
      person.own.add(last)
    }
  }
}

/** Hashes of what people hold that others wrote, and of the heads that the server called durable. */
function whatWasShown(map) {
  const hashes = new Set()
  for (const person of people) {
    const { handle, durable } = person.handles.find((entry) => entry.map === map)
    const all = A.getAllChanges(handle.doc()).map((change) => A.decodeChange(change).hash)
    for (const hash of all) if (!person.own.has(hash)) hashes.add(hash)
    for (const head of durable) hashes.add(head)
  }
  return hashes
}

async function allHashes(map) {
  const hashes = new Set()
  for (let next = 0; next !== undefined;) {
    const page = await get(`/api/maps/${map.id}/changes?after=${next}`, map.token, checkPort)
    for (const change of page.changes) hashes.add(change.hash)
    next = page.next
  }
  return hashes
}

function allEqual(i) {
  const heads = people.map((person) => A.getHeads(person.handles[i].handle.doc()).join())
  return heads.every((one) => one === heads[0])
}

async function startServer(onPort) {
  const child = spawn('java', ['-jar', options.jar, '--port', String(onPort), '--data', data], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await until(
    async () => {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
      return fetch(`http://127.0.0.1:${onPort}/livez`).then(
        (answer) => answer.ok,
        () => false,
      )
    },
    START_LIMIT_MS,
    'server up',
  )
  return child
}

async function endServer() {
  const died = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await died
}

async function post(path, body, token) {
  return ask(
    base + path,
    { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
    token,
  )
}

async function get(path, token, atPort = port) {
  return ask(`http://127.0.0.1:${atPort}${path}`, { headers: {} }, token)
}

async function ask(url, init, token) {
  if (token) init.headers.authorization = `Bearer ${token}`
  const answer = await fetch(url, init)
  if (!answer.ok) throw new Error(`${init.method ?? 'GET'} ${url}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

async function until(condition, limitMs, what) {
  const end = Date.now() + limitMs
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`not within ${limitMs} ms: ${what}`)
    await after(25)
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

/** A small seeded generator, so that a bad run can be repeated. */
function mulberry32(seed) {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
