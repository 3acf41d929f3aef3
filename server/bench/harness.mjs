// What every load has in common: it tells run.mjs how far it is, sends by the clock, and counts times in microseconds.
import { build } from 'hdr-histogram-js'
import { createInterface } from 'node:readline'

/** Latencies are kept in microseconds. */
const MICRO = 1000
const control = createInterface({ input: process.stdin })[Symbol.asyncIterator]()

/** Prints a line and waits for the answer: the one who asks reads the server's accounts meanwhile. */
export async function tell(line) {
  console.log(JSON.stringify(line))
  await control.next()
}

/** Does something so many times a second, by the clock, whatever the server does; told is when each was due. */
export function atPace(perSecond, seconds, step) {
  const every = 1000 / perSecond
  const begin = performance.now() + every
  const count = Math.round(seconds * perSecond)
  return new Promise((resolve) => {
    let i = 0
    const go = () => {
      while (i < count && performance.now() >= begin + i * every) step(begin + i++ * every)
      if (i === count) resolve()
      else setTimeout(go, Math.max(0, begin + i * every - performance.now()))
    }
    go()
  })
}

/** Waits until something is so; gives up after a while without a word, since what is missing is counted anyway. */
export async function settled(limitMs, condition) {
  for (const end = performance.now() + limitMs; performance.now() < end && !condition();) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export const times = () => build({ numberOfSignificantValueDigits: 3 })

/** Records how long ago something was due: a late send counts as latency. */
export function record(histogram, due) {
  histogram.recordValue(Math.max(1, Math.round((performance.now() - due) * MICRO)))
}

/** The times in milliseconds, or null if there are none. */
export function figures(histogram) {
  if (histogram.totalCount === 0) return null
  const at = (percentile) => histogram.getValueAtPercentile(percentile) / MICRO
  return {
    p50: at(50),
    p95: at(95),
    p99: at(99),
    max: histogram.maxValue / MICRO,
  }
}
