/**
 * Lets the disk refuse writes while stock clients edit (R3): a limit on the size of the server's files, which is lifted later; a small
 * disk that is filled to its last byte, and emptied later; a commit that hangs; another program that holds the database. Meanwhile nothing is shown or
 * acknowledged, /readyz is red, /livez is not, the memory stays bounded; then it recovers alone, and nothing is lost. Or each commit takes a second:
 * then /readyz stays green, and what is shown or acknowledged is on the disk all the same.
 *
 *   node peers/storage.mjs [--fault limit|disk|hang|busy|slow] [--full 4000] [--people 4] [--maps 2] [--seed 1]
 *
 * `limit` needs prlimit (util-linux), `disk` may mount (root); the last three need the server's test classes.
 */
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
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
/** How long each commit takes on the slow disk. */
const SLOW_MS = 1000
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
const target = new URL('../../server/target/', import.meta.url).pathname
const classes = `${target}test-classes:${target}classes:${target}lib/*`
const fault = { limit: limitOfFiles, disk: smallDisk, hang: hangingDisk, busy: heldDatabase, slow: slowDisk }[
  options.fault
]()
const program = fault.program ?? ['-jar', `${target}server-0.1.0-SNAPSHOT.jar`]
const lab = await Lab.open({ ...options, data: fault.data, java: [...JAVA, HEAP, ...program] })
/** On a slow disk work goes on; on the others none can. */
const meanwhile = fault.goesOn ? READY : NOT_READY
try {
  await lab.gather()
  const stop = lab.edit()
  await until(() => lab.owed().every(({ hashes }) => hashes.size > 20), RECOVERY_LIMIT_MS, 'some changes are shown')
  await fault.begin()
  await until(async () => (await lab.status('/readyz')) === meanwhile, RECOVERY_LIMIT_MS, `/readyz says ${meanwhile}`)
  // What was committed before is still on its way.
  await after(500)
  const shownAtFull = shown()
  const begun = Date.now()
  while (Date.now() < begun + Number(options.full)) {
    await after(100)
    if ((await lab.status('/livez')) !== READY) throw new Error('the server does not live')
    if ((await lab.status('/readyz')) !== meanwhile) throw new Error(`/readyz does not say ${meanwhile}`)
  }
  const shownMeanwhile = shown() - shownAtFull
  if (fault.goesOn ? shownMeanwhile === 0 : shownMeanwhile > 0)
    throw new Error(`${shownMeanwhile} changes were shown or acknowledged meanwhile`)
  const resident = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${lab.server.pid}/status`, 'utf8'))[1]) / 1024
  if (resident > MOST_RESIDENT_MIB) throw new Error(`the server takes ${resident.toFixed()} MiB`)
  stop()
  await fault.end()
  await until(async () => (await lab.status('/readyz')) === READY, RECOVERY_LIMIT_MS, '/readyz is green again')
  const took = await lab.converge(CONVERGENCE_LIMIT_MS)
  const counted = await (async () => {
    const owed = lab.owed()
    await lab.endServer()
    return lab.comeBack(owed)
  })()
  console.log(
    `${options.fault}: for ${options.full} ms: ${shownMeanwhile} shown or acknowledged meanwhile, ${resident.toFixed()} MiB; equal ${took} ms after; ${counted} changes owed, all there`,
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

/** A commit that has begun does not end. */
function hangingDisk() {
  const stalled = join(mkdtempSync(join(tmpdir(), 'balcony-stall-')), 'stalled')
  return {
    program: [`-Dbalcony.stall.when=${stalled}`, '-cp', classes, 'balcony.server.StallingMain'],
    begin: () => writeFileSync(stalled, ''),
    end: () => rmSync(stalled),
  }
}

/** Each commit takes its time. */
function slowDisk() {
  const disk = hangingDisk()
  return { ...disk, program: [`-Dbalcony.stall.millis=${SLOW_MS}`, ...disk.program], goesOn: true }
}

/** Another program holds the database: each commit fails when it has waited for as long as the server waits. */
function heldDatabase() {
  let holder
  return {
    begin: async () => {
      const database = `${lab.data}/balcony.db`
      holder = spawn('java', ['-cp', classes, 'balcony.server.HoldingMain', database], {
        stdio: ['pipe', 'pipe', 'inherit'],
      })
      await new Promise((held) => holder.stdout.once('data', held))
    },
    end: () => {
      const ended = new Promise((done) => holder.once('exit', done))
      holder.stdin.end()
      return ended
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
