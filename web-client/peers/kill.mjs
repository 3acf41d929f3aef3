/**
 * Kills the server at random moments of editing (R1), lets it end itself at named steps of its writing (R2, J28), and looks each time
 * whether anything was lost that somebody had been shown or told was safe.
 *
 *   node peers/kill.mjs --kills 500 --people 10 --maps 5 [--seed 1]
 *   node peers/kill.mjs --kills 0 --halts before-write,before-commit,committed,told,compacting,migrating --turns 4
 *
 * Stock automerge-repo clients edit at 20 Hz. At each end every client writes down the changes of others that it holds (it was shown
 * them) and the server's durable heads (it was told of them). The server is then started with its door shut, so that no client can
 * bring anything back, and asked for its changes: all of those must be there. Then the door opens, and all copies must become
 * equal. In the end the database is verified. Exit status 0 only if each halt was seen to be where it was wanted and nothing was missing.
 */
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Lab, JAR, after, freePort } from './lab.mjs'

const CONVERGENCE_LIMIT_MS = 15_000
const HALT_LIMIT_MS = 60_000
const IN_FLIGHT_MS = 100
const SHORTEST_LIFE_MS = 200
const LIFE_SPREAD_MS = 1_200
const MOST_WRITES_BEFORE_HALT = 40
/** How many statements the migrations have at least. */
const MIGRATING_STATEMENTS = 20
/** A map is compacted when it has grown by some hundreds: at the usual pace nobody would wait for it. */
const HASTE = 8
/** What the halting server ends with: see HaltingMain. */
const HALTED = 86

const { values: options } = parseArgs({
  options: {
    kills: { type: 'string', default: '5' },
    halts: { type: 'string', default: '' },
    turns: { type: 'string', default: '1' },
    people: { type: 'string' },
    maps: { type: 'string' },
    jar: { type: 'string' },
    seed: { type: 'string' },
  },
})
const target = new URL('../../server/target/', import.meta.url).pathname
const lab = await Lab.open(Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)))
/** While this file is there, a halting server halts. */
const armed = `${lab.data}.armed`
const halts = options.halts.split(',').filter((halt) => halt !== '')
const ends = [
  ...Array.from({ length: Number(options.kills) }, () => 'kill'),
  ...Array.from({ length: Number(options.turns) }, () => halts).flat(),
]
try {
  await lab.gather()
  let running = 'kill'
  for (const [i, end] of ends.entries()) {
    let seen
    if (end === 'migrating') {
      seen = await haltWhileMigrating()
    } else {
      if (running !== end) {
        await lab.endServer()
        await lab.startServer(how(end))
      }
      // What comes back can end as is wanted next.
      running = ends.slice(i + 1).find((next) => next !== 'migrating') ?? 'kill'
      seen = await endOnce(end, running)
    }
    console.log(`${i + 1} of ${ends.length}, ${end}: ${seen}`)
  }
  await lab.endServer()
  verify()
  console.log(`${ends.length} ends, nothing shown or acknowledged was lost`)
} finally {
  lab.close()
  rmSync(armed, { force: true })
}
process.exit(0)

async function endOnce(end, next) {
  const stop = lab.edit(end === 'compacting' ? HASTE : 1)
  const begun = Date.now()
  if (end === 'kill') {
    await after(SHORTEST_LIFE_MS + lab.random() * LIFE_SPREAD_MS)
    lab.server.kill('SIGKILL')
  } else {
    writeFileSync(armed, '')
  }
  const code = await Promise.race([lab.serverEnded, after(HALT_LIMIT_MS)])
  const lived = Date.now() - begun
  rmSync(armed, { force: true })
  stop()
  if (code !== (end === 'kill' ? 'SIGKILL' : HALTED)) throw new Error(`the server ended with ${code}, not by ${end}`)
  // What it had sent is on its way still.
  await after(IN_FLIGHT_MS)
  const counted = await lab.comeBack(lab.owed(), how(next))
  const took = await lab.converge(CONVERGENCE_LIMIT_MS)
  return `ended after ${lived} ms; ${counted} shown or acknowledged changes, all there; equal after ${took} ms`
}

/** How to start a server that can end so. */
function how(end) {
  return end === 'kill' ? {} : { java: halting(end, 1 + Math.floor(lab.random() * MOST_WRITES_BEFORE_HALT), armed) }
}

/** A server made to end itself the n-th time that it comes to a step, counted from when a file is there, if one is named. */
function halting(step, count, when) {
  const classes = `${target}test-classes:${target}classes:${target}lib/*`
  const n = step === 'compacting' ? 1 : count
  return [
    'java',
    `-Dbalcony.halt=${step}`,
    `-Dbalcony.halt.count=${n}`,
    ...(when ? [`-Dbalcony.halt.when=${when}`] : []),
    '-cp',
    classes,
    'balcony.server.HaltingMain',
  ]
}

/** Ends a server in the middle of making a new database; the next one makes it whole. */
async function haltWhileMigrating() {
  const data = `${lab.data}/new-${Math.floor(lab.random() * 1e9)}`
  const other = Object.assign(new Lab(), { settings: lab.settings, data, port: await freePort() })
  const count = 1 + Math.floor(lab.random() * MIGRATING_STATEMENTS)
  await other.startServer({ java: halting('migrating', count), ready: false })
  const code = await Promise.race([other.serverEnded, after(HALT_LIMIT_MS)])
  if (code !== HALTED) throw new Error(`the server ended with ${code}, not while migrating`)
  await other.startServer()
  await other.post('/api/session', { name: 'First' })
  await other.endServer()
  verify(data)
  return `ended at statement ${count}; the next start made the database whole`
}

function verify(data = lab.data) {
  const answer = spawnSync('java', ['-jar', options.jar ?? JAR, 'verify', '--data', data], { encoding: 'utf8' })
  if (answer.status !== 0) throw new Error(`verify: ${answer.stderr}`)
}
