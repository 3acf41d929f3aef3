/**
 * Kills the server at random moments of editing (R1), or lets it end itself at a named step of a write (R2), and looks whether
 * anything was lost that somebody had been shown or told was safe.
 *
 *   node peers/kill.mjs --kills 500 --people 10 --maps 5 [--seed 1]
 *   node peers/kill.mjs --halts before-write,before-commit,committed,migrating --kills 4
 *
 * Stock automerge-repo clients edit at 20 Hz. At each kill every client writes down the changes of others that it holds (it was shown
 * them) and the server's durable heads (it was told of them). The server is then started on another port, where no client can bring
 * anything back, and asked for its changes: all of those must be there. Then it is started where the clients expect it, and all
 * copies must become equal. In the end the database is verified. Exit status 0 only if nothing was missing.
 */
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { Lab, JAR, after } from './lab.mjs'

const CONVERGENCE_LIMIT_MS = 15_000
const SHORTEST_LIFE_MS = 200
const LIFE_SPREAD_MS = 1_200
const MOST_WRITES_BEFORE_HALT = 40
/** What the halting server ends with: see HaltingMain. */
const HALTED = 86

const { values: options } = parseArgs({
  options: {
    kills: { type: 'string', default: '5' },
    halts: { type: 'string', default: '' },
    people: { type: 'string' },
    maps: { type: 'string' },
    jar: { type: 'string' },
    seed: { type: 'string' },
  },
})
const target = new URL('../../server/target/', import.meta.url).pathname
const lab = await Lab.open(Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)))
const halts = options.halts.split(',').filter((halt) => halt !== '')
try {
  await lab.gather()
  for (let round = 1; round <= Number(options.kills); round++) {
    const halt = halts.length > 0 ? halts[(round - 1) % halts.length] : undefined
    if (halt === 'migrating') await haltWhileMigrating()
    else await killOnce(round, halt)
  }
  await lab.endServer()
  verify()
  console.log(`${options.kills} kills, nothing shown or acknowledged was lost`)
} finally {
  lab.close()
}
process.exit(0)

async function killOnce(round, halt) {
  if (halt) await startHalting(halt, 1 + Math.floor(lab.random() * MOST_WRITES_BEFORE_HALT))
  const stop = lab.edit()
  if (!halt) {
    await after(SHORTEST_LIFE_MS + lab.random() * LIFE_SPREAD_MS)
    lab.server.kill('SIGKILL')
  }
  const code = await lab.serverEnded
  stop()
  if (halt && code !== HALTED) throw new Error(`round ${round}: the server ended with ${code}, not at ${halt}`)
  const counted = await lab.checkOwed(lab.owed())
  await lab.startServer()
  const took = await lab.converge(CONVERGENCE_LIMIT_MS)
  console.log(
    `round ${round}${halt ? ` (${halt})` : ''}: ${counted} shown or acknowledged changes, all there; equal after ${took} ms`,
  )
}

/** The server over the same data, made to end itself the n-th time that it comes to a step. */
async function startHalting(step, count) {
  await lab.endServer()
  lab.settings.java = halting(step, count)
  await lab.startServer()
  lab.settings.java = undefined
}

function halting(step, count) {
  const classes = `${target}test-classes:${target}classes:${target}lib/*`
  return [
    'java',
    `-Dbalcony.halt=${step}`,
    `-Dbalcony.halt.count=${count}`,
    '-cp',
    classes,
    'balcony.server.HaltingMain',
  ]
}

/** Ends a server in the middle of making a new database; the next one makes it whole. */
async function haltWhileMigrating() {
  const data = `${lab.data}/new-${Math.floor(lab.random() * 1e9)}`
  const settings = { ...lab.settings }
  const other = Object.assign(new Lab(), { settings, data, port: lab.checkPort })
  other.settings.java = halting('migrating', 1 + Math.floor(lab.random() * 20))
  await other.startServer({ ready: false })
  const code = await other.serverEnded
  if (code !== HALTED) throw new Error(`the server ended with ${code}, not while migrating`)
  await other.startServer({ plain: true })
  await other.post('/api/session', { name: 'First' })
  await other.endServer()
  verify(data)
  console.log('halted while migrating: the next start made the database whole')
}

function verify(data = lab.data) {
  const answer = spawnSync('java', ['-jar', options.jar ?? JAR, 'verify', '--data', data], { encoding: 'utf8' })
  if (answer.status !== 0) throw new Error(`verify: ${answer.stderr}`)
}
