// One of many readers stops reading while somebody draws: what the others notice of it, and that the one gets the rest in the end.
import { randomBytes } from 'node:crypto'
import { join, prepare, reader } from '../clients/automerge.mjs'
import { Hand, highestOperation, placesOf } from '../clients/chunks.mjs'
import { endOfBench } from '../clients/socket.mjs'
import { bytesOf } from '../clients/wire.mjs'
import { atPace, figures, record, settled, tell, times } from '../harness.mjs'

const DRAIN_LIMIT_MS = 30_000
/** Large enough that the system's own buffers of the one who stops are full within seconds. */
const CHANGE_BYTES = 24_000
const [port, people, rate, warmUp, seconds] = process.argv.slice(2).map(Number)

const context = await prepare(port, 1)
const hand = new Hand(placesOf(context.doc))
let nextOperation = highestOperation(context.doc) + 1
let heads = context.heads
const writing = await join(context, 'bench-writer', () => {})
const due = []
let measured = null
let delivered = 0
const seen = new Array(people).fill(0)
const readers = []
for (let i = 0; i < people; i++) {
  const peer = await reader(context, `bench-reader-${i}`, (seq) => {
    if (seq !== seen[i] + 1) throw new Error(`update ${seq} came after ${seen[i]}`)
    seen[i] = seq
    delivered++
    if (measured && i > 0) record(measured, due[seq - 1])
  })
  readers.push(peer)
}

const draw = (duration) =>
  atPace(rate, duration, (at) => {
    const { chunk, hash } = hand.move('n0', randomBytes(CHANGE_BYTES / 2).toString('hex'), heads, nextOperation++)
    heads = [hash]
    due.push(at)
    writing.send([bytesOf(hash)], [chunk])
  })
const lost = () => due.length * people - delivered
const othersHave = () => seen.every((last, i) => i === 0 || last === due.length)

await draw(warmUp)
await settled(DRAIN_LIMIT_MS, () => lost() === 0)
await phase('all read', () => {})
await phase('one does not read', () => readers[0].socket.pause())
readers[0].socket.resume()
await settled(DRAIN_LIMIT_MS, () => lost() === 0)
await tell({ ready: people })
await tell({
  phase: 'it reads again',
  readers: people,
  updates: due.length,
  lost: lost(),
  peer: null,
})
endOfBench()
process.exit(0)

async function phase(name, begin) {
  begin()
  await tell({ ready: people })
  const first = due.length
  measured = times()
  await draw(seconds)
  await settled(DRAIN_LIMIT_MS, othersHave)
  const others = measured
  measured = null
  const behind = due.length - seen[0]
  await tell({
    phase: name,
    readers: people,
    updates: due.length - first,
    behind,
    lost: othersHave() ? 0 : lost(),
    peer: figures(others),
  })
}
