/**
 * Lets the disk refuse writes while stock clients edit (R3): a limit on the size of the server's files, which is lifted later, gives
 * real errors of writing. Meanwhile nothing is shown or acknowledged, /readyz is red, /livez is not, the memory stays
 * bounded; then it recovers alone, and nothing is lost.
 *
 *   node peers/storage.mjs [--full 4000] [--people 4] [--maps 2] [--seed 1]
 *
 * Needs prlimit (util-linux).
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Lab, after, until } from './lab.mjs'

const RECOVERY_LIMIT_MS = 10_000
const CONVERGENCE_LIMIT_MS = 10_000
const READY = 200
const NOT_READY = 503
const HEAP = '-Xmx128m'
/** What a server with this heap may take of memory in all, in MiB: native memory of the JVM included. */
const MOST_RESIDENT_MIB = 450

const { values: options } = parseArgs({
  options: {
    full: { type: 'string', default: '4000' },
    people: { type: 'string', default: '4' },
    maps: { type: 'string', default: '2' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const jar = new URL('../../server/target/server-0.1.0-SNAPSHOT.jar', import.meta.url).pathname
const lab = await Lab.open({ ...options, java: ['java', HEAP, '-jar', jar] })
try {
  await lab.gather()
  const stop = lab.edit()
  await until(() => lab.owed().every(({ hashes }) => hashes.size > 20), RECOVERY_LIMIT_MS, 'some changes are shown')
  limitFiles(String(statSync(`${lab.data}/balcony.db-wal`).size + 4096))
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
  limitFiles('unlimited')
  await until(async () => (await lab.status('/readyz')) === READY, RECOVERY_LIMIT_MS, '/readyz is green again')
  const took = await lab.converge(CONVERGENCE_LIMIT_MS)
  const counted = await (async () => {
    const owed = lab.owed()
    await lab.endServer()
    return lab.comeBack(owed)
  })()
  console.log(
    `full for ${options.full} ms: nothing shown meanwhile, ${resident.toFixed()} MiB; equal ${took} ms after; ${counted} changes owed, all there`,
  )
} finally {
  lab.close()
}
process.exit(0)

function shown() {
  return lab.owed().reduce((sum, { hashes }) => sum + hashes.size, 0)
}

function limitFiles(bytes) {
  const answer = spawnSync('prlimit', ['--pid', String(lab.server.pid), `--fsize=${bytes}:unlimited`], {
    encoding: 'utf8',
  })
  if (answer.status !== 0) throw new Error(`prlimit: ${answer.stderr}`)
}
