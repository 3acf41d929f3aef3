/**
 * What the fault runs share: the built server as a process of its own, stock automerge-repo clients that edit through it, and the
 * question after each fault, whether anything was lost that somebody had been shown or told was safe.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as A from '@automerge/automerge'
import { Repo, decodeHeads } from '@automerge/automerge-repo'
import { WebSocketClientAdapter } from '@automerge/automerge-repo-network-websocket'
import { Proxy } from './proxy.mjs'

/** How the server's Java is started everywhere. */
export const JAVA = ['java', `@${new URL('../../server/java.options', import.meta.url).pathname}`]

export const JAR = new URL('../../server/target/server-0.1.0-SNAPSHOT.jar', import.meta.url).pathname
const EDIT_EVERY_MS = 50
const RETRY_MS = 250
const START_LIMIT_MS = 30_000

/**
 * A stock adapter that also writes down how its sockets ended, and outlives two moments that the stock one does not: a network that resets
 * it in the middle of a handshake, at which it throws where in Node nobody can catch it; and an edit or an answer while its socket is
 * closing, at which it throws inside automerge-repo's document, which can then never be edited again. The page's adapter does the same.
 */
export class NotingAdapter extends WebSocketClientAdapter {
  closeCodes = []
  /** How many messages it would have thrown at. */
  unsent = 0
  onError = () => {}

  send(message) {
    if (this.socket?.readyState === this.socket?.OPEN) super.send(message)
    else this.unsent++
  }

  connect(peerId, metadata) {
    super.connect(peerId, metadata)
    // Also once the stock adapter has turned to its next socket.
    this.socket.addEventListener('error', () => {})
    this.socket.addEventListener('close', (event) => this.closeCodes.push(event.code))
  }
}

export class Lab {
  people = []
  maps = []

  /**
   * @param settings `people`, `maps`, `seed`, `jar`; `data`: the folder, if it is not to be a new one; `java`: what stands before the server's options, for another main class or limits;
   *   `way(i)`: the port by which person i reaches the server, if not by the one door for all
   */
  static async open(settings) {
    const lab = new Lab()
    lab.settings = { people: 4, maps: 2, jar: JAR, seed: Date.now() % 1_000_000, ...settings }
    console.log(`seed ${lab.settings.seed}`)
    lab.random = generator(Number(lab.settings.seed))
    lab.data = lab.settings.data ?? mkdtempSync(join(tmpdir(), 'balcony-fault-'))
    lab.port = await freePort()
    lab.door = await Proxy.open(lab.port)
    await lab.startServer()
    return lab
  }

  /** Ends everything and removes the data folder, whatever happened. */
  close() {
    this.server?.kill('SIGKILL')
    this.door?.close()
    if (!this.settings.data) rmSync(this.data, { recursive: true, force: true })
  }

  /** Makes the maps, and the people who draw in all of them. */
  async gather() {
    const enabler = await this.post('/api/session', { name: 'Enabler' })
    for (let i = 0; i < Number(this.settings.maps); i++) {
      const map = await this.post('/api/maps', { title: `Map ${i}` }, enabler.token)
      const invite = await this.post(`/api/maps/${map.id}/invites`, { role: 'participant' }, enabler.token)
      this.maps.push({ ...map, invite: invite.token, token: enabler.token })
    }
    for (let i = 0; i < Number(this.settings.people); i++) await this.#join(i)
  }

  async #join(i) {
    const session = await this.post('/api/session', { name: `Person ${i}` })
    for (const map of this.maps) await this.post('/api/join', { invite: map.invite }, session.token)
    const { ticket } = await this.post('/api/tickets', {}, session.token)
    const port = this.settings.way ? await this.settings.way(i, this.port) : this.door.port
    const adapter = new NotingAdapter(`ws://127.0.0.1:${port}/sync?ticket=${ticket}`, RETRY_MS)
    const repo = new Repo({ network: [adapter], peerId: `fault-${i}-${this.settings.seed}` })
    const me = await this.get(`/api/maps/${this.maps[0].id}/me`, session.token)
    repo.subscribeToRemotes([me.storageId])
    const handles = []
    for (const map of this.maps) {
      const handle = await found(repo, map.url)
      const durable = new Set()
      handle.on('remote-heads', ({ storageId, heads }) => {
        if (storageId === me.storageId) for (const head of decodeHeads(heads)) durable.add(head)
      })
      handles.push({ handle, durable, map })
    }
    this.people.push({ repo, adapter, handles, ticket, token: session.token, own: new Set() })
  }

  /** Lets everybody edit at 20 Hz, so many times at once; returns what stops it. */
  edit(times = 1) {
    const editing = setInterval(() => {
      for (let i = 0; i < times; i++) this.editOnce()
    }, EDIT_EVERY_MS)
    return () => clearInterval(editing)
  }

  editOnce(people = this.people) {
    for (const person of people) {
      for (const { handle } of person.handles) {
        if (this.random() < 0.5) continue
        const id = Math.floor(this.random() * 1e9).toString(36)
        handle.change((map) => {
          map.elements[id] = { kind: 'factor', label: `Factor ${id}`, x: 0, y: 0 }
        })
        person.own.add(A.getHeads(handle.doc())[0])
      }
    }
  }

  /** The hashes that the server owes, by map: what people hold of others (they were shown it), and heads that it called durable. */
  owed() {
    return this.maps.map((map) => {
      const hashes = new Set()
      for (const person of this.people) {
        const { handle, durable } = person.handles.find((entry) => entry.map === map)
        for (const hash of hashesIn(handle)) if (!person.own.has(hash)) hashes.add(hash)
        for (const head of durable) hashes.add(head)
      }
      return { map, hashes }
    })
  }

  /**
   * Starts the server again, with its door shut, so that no client can bring anything back; asks for all that it owes; then opens the
   * door. Returns how many changes it owed, by map.
   */
  async comeBack(owed, how = {}) {
    this.door.shut()
    await this.startServer(how)
    for (const { map, hashes } of owed) {
      const there = await this.allHashes(map)
      const missing = [...hashes].filter((hash) => !there.has(hash))
      if (missing.length > 0)
        throw new Error(`${missing.length} of ${hashes.size} shown changes are missing: ${missing[0]} …`)
    }
    this.door.open()
    return owed.map(({ hashes }) => hashes.size).join(' + ')
  }

  async allHashes(map) {
    const hashes = new Set()
    for (let next = 0; next !== undefined;) {
      const page = await this.get(`/api/maps/${map.id}/changes?after=${next}`, map.token)
      for (const change of page.changes) hashes.add(change.hash)
      next = page.next
    }
    return hashes
  }

  /** Waits until all copies are equal and hold everything that anybody drew; returns how long it took, in milliseconds. */
  async converge(limitMs) {
    const begun = Date.now()
    await until(() => this.maps.every((_, i) => this.#equal(i)), limitMs, 'all copies equal again')
    for (let i = 0; i < this.maps.length; i++) {
      const all = new Set(hashesIn(this.people[0].handles[i].handle))
      const lost = this.people.flatMap((person) => hashesIn(person.handles[i].handle)).filter((hash) => !all.has(hash))
      if (lost.length > 0) throw new Error(`equal heads and yet ${lost.length} changes differ`)
    }
    return Date.now() - begun
  }

  #equal(i) {
    const heads = this.people.map((person) => A.getHeads(person.handles[i].handle.doc()).join())
    return heads.every((one) => one === heads[0])
  }

  /** @param how `java`: as in the settings, for this time; `data`; `ready`: false to return before it is up */
  async startServer(how = {}) {
    const [command, ...before] = how.java ?? this.settings.java ?? [...JAVA, '-jar', this.settings.jar]
    const options = [...before, '--port', String(this.port), '--data', how.data ?? this.data]
    const child = spawn(command, options, {
      stdio: ['ignore', 'ignore', process.env.BALCONY_LOGS ? 'inherit' : 'ignore'],
    })
    this.server = child
    this.serverEnded = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)))
    if (how.ready === false) return
    await until(
      async () => {
        if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
        return (await this.status('/livez')) === 200
      },
      START_LIMIT_MS,
      'server up',
    )
  }

  async endServer(signal = 'SIGTERM') {
    this.server.kill(signal)
    return this.serverEnded
  }

  /** The HTTP status of an address; undefined where nobody answers. */
  async status(path) {
    return fetch(`http://127.0.0.1:${this.port}${path}`, { signal: AbortSignal.timeout(2_000) }).then(
      (answer) => answer.status,
      () => undefined,
    )
  }

  async post(path, body, token) {
    const init = { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    return ask(`http://127.0.0.1:${this.port}${path}`, init, token)
  }

  async get(path, token) {
    return ask(`http://127.0.0.1:${this.port}${path}`, { headers: {} }, token)
  }
}

/** A document once it is there: on a busy machine the first look comes before the repo is connected, and calls it unavailable. */
async function found(repo, url) {
  let handle
  await until(
    async () => {
      handle = await repo.find(url).catch(() => undefined)
      return handle !== undefined
    },
    START_LIMIT_MS,
    'the document found',
  )
  return handle
}

async function ask(url, init, token) {
  if (token) init.headers.authorization = `Bearer ${token}`
  const answer = await fetch(url, init)
  if (!answer.ok) throw new Error(`${init.method ?? 'GET'} ${url}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

function hashesIn(handle) {
  return A.getAllChanges(handle.doc()).map((change) => A.decodeChange(change).hash)
}

export async function until(condition, limitMs, what) {
  const end = Date.now() + limitMs
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`not within ${limitMs} ms: ${what}`)
    await after(25)
  }
}

export function after(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

export function freePort() {
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
export function generator(seed) {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
