// One writer and many readers against one server. Prints one line of JSON for each number of readers; run by run.mjs.
import { build } from 'hdr-histogram-js'
import { createInterface } from 'node:readline'
import { endOfBench } from './clients/socket.mjs'

const [protocol, port, readersList, rate, warmUp, seconds] = process.argv.slice(2)
const { prepare, writer, reader } = await import(`./clients/${protocol}.mjs`)
const NODES = 200
const DRAIN_LIMIT_MS = 10_000
const EVERY_MS = 1000 / Number(rate)
/** Latencies are kept in microseconds. */
const MICRO = 1000

const control = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const context = await prepare(Number(port), NODES)
/** When each update was due, by its number: a late send counts as latency. */
const due = new Map()
let measured = null
let saved = 0
const send = await writer(context, (seq) => {
  saved++
  if (measured?.has(seq)) measured.saved.recordValue(micros(due.get(seq)))
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
      if (measured?.has(seq)) measured.peers.recordValue(micros(due.get(seq)))
    })
  }
  await write(round === 0 ? Number(warmUp) : Math.min(5, Number(warmUp)))
  await tell({ ready: readers })
  const first = sent + 1
  measured = {
    has: (seq) => seq >= first,
    peers: build({ numberOfSignificantValueDigits: 3 }),
    saved: build({ numberOfSignificantValueDigits: 3 }),
  }
  await write(Number(seconds))
  await drained()
  const { peers, saved: savedTimes } = measured
  measured = null
  await tell({
    readers,
    updates: sent - first + 1,
    lost: expected - delivered,
    peer: figures(peers),
    saved: figures(savedTimes),
  })
}
endOfBench()
process.exit(0)

/** Prints a line and waits for the answer: the one who asks reads the server's accounts meanwhile. */
async function tell(line) {
  console.log(JSON.stringify(line))
  await control.next()
}

/** Sends at a steady pace by the clock, whatever the server does. */
function write(seconds) {
  const begin = performance.now() + EVERY_MS
  const count = Math.round(seconds * Number(rate))
  return new Promise((resolve) => {
    let i = 0
    const step = () => {
      while (i < count && performance.now() >= begin + i * EVERY_MS) {
        due.set(++sent, begin + i++ * EVERY_MS)
        expected += readers
        send(sent)
      }
      if (i === count) resolve()
      else setTimeout(step, Math.max(0, begin + i * EVERY_MS - performance.now()))
    }
    step()
  })
}

async function drained() {
  for (const end = performance.now() + DRAIN_LIMIT_MS; performance.now() < end && delivered < expected;) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function micros(since) {
  return Math.max(1, Math.round((performance.now() - since) * MICRO))
}

function figures(histogram) {
  if (histogram.totalCount === 0) return null
  const at = (percentile) => histogram.getValueAtPercentile(percentile) / MICRO
  return { p50: at(50), p95: at(95), p99: at(99), max: histogram.maxValue / MICRO }
}
