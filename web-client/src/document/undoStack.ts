import type { Step } from './pen.ts'

/** One change of one's own, as the steps that it took. */
export interface Entry {
  steps: readonly Step[]
  at: number
}

/** Words typed one after the other within this time are taken back together. Milliseconds. */
const typingPause = 2_000

/** A change that would be taken back together with the one before it: more typing in the same words. */
export function joined(earlier: Entry | undefined, later: Entry): Entry | undefined {
  const [one, other] = [earlier?.steps[0], later.steps[0]]
  if (!earlier || earlier.steps.length !== 1 || later.steps.length !== 1) return undefined
  if (one?.kind !== 'text' || other?.kind !== 'text') return undefined
  if (later.at - earlier.at > typingPause || one.became !== other.was) return undefined
  if (one.field !== other.field || one.path.join('/') !== other.path.join('/')) return undefined
  return { steps: [{ ...other, was: one.was }], at: later.at }
}
