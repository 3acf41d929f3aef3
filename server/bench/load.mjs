// One writer and many readers against one server. Prints one line of JSON for each number of readers; run by run.mjs.
import { endOfBench } from './clients/socket.mjs'
import { atPace, figures, record, settled, tell, times } from './harness.mjs'

const [protocol, port, readersList, rate, warmUp, seconds] = process.argv.slice(2)
const { prepare, writer, reader } = await import(`./clients/${protocol}.mjs`)
const NODES = 200
const DRAIN_LIMIT_MS = 10_000
/** The first seconds of a server that was just started are measured for themselves. */
const COLD_SECONDS = 5

const context = await prepare(Number(port), NODES)
/** When each update was due, by its number. */
const due = new Map()
let measured = null
let saved = 0
const send = await writer(context, (seq) => {
  saved++
  if (measured?.has(seq)) record(measured.saved, due.get(seq))
})
let readers = 0
let sent = 0
let delivered = 0
let expected = 0

for (const [round, wanted] of readersList.split(',').map(Number).entries()) {
  await drained()
  for (; readers < wanted; readers++) {
    const seen = { last: sent }
    await reader(context, `bench-reader-${readers}`, (seq) => {
      if (seq <= 0) return
      if (seq !== seen.last + 1) throw new Error(`update ${seq} came after ${seen.last}`)
      seen.last = seq
      delivered++
      if (measured?.has(seq)) record(measured.peers, due.get(seq))
    })
  }
  if (round === 0) {
    const cold = Math.min(COLD_SECONDS, Number(warmUp))
    if (cold > 0) await measure(cold, { cold: true })
    await write(Number(warmUp) - cold)
  } else {
    await write(Math.min(5, Number(warmUp)))
  }
  await measure(Number(seconds), {})
}
endOfBench()
process.exit(0)

/** Sends for a while and tells how it went. */
async function measure(duration, about) {
  await tell({ ready: readers })
  const first = sent + 1
  measured = { has: (seq) => seq >= first, peers: times(), saved: times() }
  await write(duration)
  await drained()
  const { peers, saved: savedTimes } = measured
  measured = null
  await tell({
    ...about,
    readers,
    updates: sent - first + 1,
    lost: expected - delivered,
    peer: figures(peers),
    saved: figures(savedTimes),
  })
}

function write(duration) {
  return atPace(Number(rate), duration, (at) => {
    due.set(++sent, at)
    expected += readers
    send(sent)
  })
}

function drained() {
  return settled(DRAIN_LIMIT_MS, () => delivered >= expected)
}
