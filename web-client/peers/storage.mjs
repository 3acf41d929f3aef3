/**
 * Lets the disk refuse writes while stock clients edit (R3): a limit on the size of the server's files, which is lifted later, or a small
 * disk that is filled to its last byte, and emptied later. Meanwhile nothing is shown or acknowledged, /readyz is red,
 * /livez is not, the memory stays bounded; then it recovers alone, and nothing is lost.
 *
 *   node peers/storage.mjs [--fault limit|disk] [--full 4000] [--people 4] [--maps 2] [--seed 1]
 *
 * `limit` needs prlimit (util-linux), `disk` may mount (root).
 */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { after, JAVA, Lab, until } from './lab.mjs'

const RECOVERY_LIMIT_MS = 10_000
const CONVERGENCE_LIMIT_MS = 10_000
const READY = 200
const NOT_READY = 503
const HEAP = '-Xmx128m'
/** Room for the reader's library too. */
const DISK_MIB = 64
/** What a server with this heap may take of memory in all, in MiB: native memory of the JVM included. */
const MOST_RESIDENT_MIB = 450

const { values: options } = parseArgs({
  options: {
    fault: { type: 'string', default: 'limit' },
    full: { type: 'string', default: '4000' },
    people: { type: 'string', default: '4' },
    maps: { type: 'string', default: '2' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const jar = new URL('../../server/target/server-0.1.0-SNAPSHOT.jar', import.meta.url).pathname
const fault = { limit: limitOfFiles, disk: smallDisk }[options.fault]()
const lab = await Lab.open({ ...options, data: fault.data, java: [...JAVA, HEAP, '-jar', jar] })
try {
  await lab.gather()
  const stop = lab.edit()
  await until(() => lab.owed().every(({ hashes }) => hashes.size > 20), RECOVERY_LIMIT_MS, 'some changes are shown')
  fault.begin()
  await until(async () => (await lab.status('/readyz')) === NOT_READY, RECOVERY_LIMIT_MS, '/readyz is red')
  // What was committed before is still on its way.
  await after(500)
  const shownAtFull = shown()
  const begun = Date.now()
  while (Date.now() < begun + Number(options.full)) {
    await after(100)
    if ((await lab.status('/livez')) !== READY) throw new Error('the server does not live')
    if ((await lab.status('/readyz')) !== NOT_READY) throw new Error('/readyz is green although nothing can be written')
  }
  const shownMeanwhile = shown() - shownAtFull
  if (shownMeanwhile > 0)
    throw new Error(`${shownMeanwhile} changes were shown or acknowledged that could not be written`)
  const resident = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${lab.server.pid}/status`, 'utf8'))[1]) / 1024
  if (resident > MOST_RESIDENT_MIB) throw new Error(`the server takes ${resident.toFixed()} MiB`)
  stop()
  fault.end()
  await until(async () => (await lab.status('/readyz')) === READY, RECOVERY_LIMIT_MS, '/readyz is green again')
  const took = await lab.converge(CONVERGENCE_LIMIT_MS)
  const counted = await (async () => {
    const owed = lab.owed()
    await lab.endServer()
    return lab.comeBack(owed)
  })()
  console.log(
    `${options.fault}: full for ${options.full} ms: nothing shown meanwhile, ${resident.toFixed()} MiB; equal ${took} ms after; ${counted} changes owed, all there`,
  )
} finally {
  lab.close()
  fault.remove?.()
}
process.exit(0)

function shown() {
  return lab.owed().reduce((sum, { hashes }) => sum + hashes.size, 0)
}

/** The server's files may not grow. */
function limitOfFiles() {
  const limit = (bytes) => run('prlimit', '--pid', String(lab.server.pid), `--fsize=${bytes}:unlimited`)
  return {
    begin: () => limit(statSync(`${lab.data}/balcony.db-wal`).size + 4096),
    end: () => limit('unlimited'),
  }
}

/** The data folder is a disk of its own, which something else fills. */
function smallDisk() {
  const data = mkdtempSync(join(tmpdir(), 'balcony-disk-'))
  const other = join(data, 'something-else')
  run('mount', '-t', 'tmpfs', '-o', `size=${DISK_MIB}m`, 'balcony-fault', data)
  return {
    data,
    begin: () => {
      const file = openSync(other, 'w')
      for (const size of [1 << 20, 1 << 12]) fill(file, Buffer.alloc(size))
      closeSync(file)
    },
    end: () => rmSync(other),
    remove: () => {
      run('umount', '--lazy', data)
      rmSync(data, { recursive: true })
    },
  }
}

function fill(file, piece) {
  try {
    while (writeSync(file, piece) === piece.length);
  } catch (failure) {
    if (failure.code !== 'ENOSPC') throw failure
  }
}

function run(command, ...words) {
  const answer = spawnSync(command, words, { encoding: 'utf8' })
  if (answer.status !== 0) throw new Error(`${command}: ${answer.stderr}`)
}
