/**
 * Stops the server by SIGTERM while stock clients edit (R8): it takes nobody new, stores what it accepted, closes each socket with
 * 1012 and ends within 10 s; nothing shown or acknowledged is lost.
 *
 *   node peers/drain.mjs [--rounds 1] [--people 6] [--maps 2] [--seed 1]
 */
import { parseArgs } from 'node:util'
import { Lab, after } from './lab.mjs'

const END_LIMIT_MS = 10_000
const CONVERGENCE_LIMIT_MS = 10_000
const SHUTDOWN = 1012

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '1' },
    people: { type: 'string', default: '6' },
    maps: { type: 'string', default: '2' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const lab = await Lab.open(options)
try {
  await lab.gather()
  for (let round = 1; round <= Number(options.rounds); round++) await drainOnce(round)
  await lab.endServer()
} finally {
  lab.close()
}
process.exit(0)

async function drainOnce(round) {
  for (const { adapter } of lab.people) {
    adapter.closeCodes.length = 0
    adapter.unsent = 0
  }
  const stop = lab.edit()
  await after(800 + lab.random() * 400)
  const begun = Date.now()
  await lab.endServer()
  const took = Date.now() - begun
  await after(100)
  stop()
  const codes = lab.people.map((person) => person.adapter.closeCodes[0])
  if (took > END_LIMIT_MS) throw new Error(`the server took ${took} ms to end`)
  if (codes.some((code) => code !== SHUTDOWN))
    throw new Error(`sockets were closed with ${codes.join()}, not ${SHUTDOWN}`)
  const counted = await lab.comeBack(lab.owed())
  const equal = await lab.converge(CONVERGENCE_LIMIT_MS)
  const unsent = lab.people.reduce((sum, { adapter }) => sum + adapter.unsent, 0)
  console.log(
    `round ${round}: ended in ${took} ms, all sockets with ${SHUTDOWN}, ${counted} changes owed, all there; equal after ${equal} ms;` +
      ` ${unsent} messages while a socket closed`,
  )
}
