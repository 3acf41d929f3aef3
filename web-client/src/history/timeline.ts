import type { HistoryEvent, MomentRecord } from '../session/api.ts'

/** What one person did in one go: one change, or several in a row that are the same act, as the typing of a label. */
export interface Step {
  /** Its place among the steps, from 0. */
  readonly index: number
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number
  readonly person: string | undefined
  readonly name: string
  readonly voices: readonly string[]
  /** Who did what, as a sentence without its full stop. */
  readonly text: string
  /** The records that it is about. */
  readonly subjects: readonly string[]
  /** Where the map's history stood after it. */
  readonly heads: readonly string[]
  /** The journal positions of its first and last change. */
  readonly from: number
  readonly to: number
}

/** A stretch of work without a long pause. */
export interface Session {
  readonly first: number
  readonly last: number
  readonly from: number
  readonly to: number
  /** Who took part, those who did most first. */
  readonly people: readonly string[]
}

/** A moment with the step that it shows. */
export interface MarkedStep {
  readonly moment: MomentRecord
  readonly step: number
}

/** A pause this long ends a session. Milliseconds. */
export const SESSION_PAUSE = 2 * 60 * 60 * 1000

/** Changes of one person to the same words or place, no further apart than this, are one step. Milliseconds. */
const SAME_ACT = 60 * 1000
const REPEATED = new Set(['relabel', 'move', 'change', 'change claim', 'set title', 'set question'])

/** The steps of a history, in the order in which the server took them. */
export function stepsOf(events: readonly HistoryEvent[]): Step[] {
  const steps: Step[] = []
  let last: HistoryEvent | undefined
  for (const event of events) {
    const before = steps.at(-1)
    if (before && last && isSameAct(last, event)) {
      steps[steps.length - 1] = { ...stepOf(event, before.index), from: before.from }
    } else {
      steps.push(stepOf(event, steps.length))
    }
    last = event
  }
  return steps
}

function stepOf(event: HistoryEvent, index: number): Step {
  return {
    index,
    at: Date.parse(event.at),
    person: event.person,
    name: event.name ?? '',
    voices: event.voices,
    text: event.text,
    subjects: (event.subjects ?? []).map((subject) => subject.id),
    heads: event.heads,
    from: event.position,
    to: event.position,
  }
}

function isSameAct(before: HistoryEvent, after: HistoryEvent): boolean {
  return (
    before.person === after.person &&
    before.command === after.command &&
    REPEATED.has(after.command ?? '') &&
    Date.parse(after.at) - Date.parse(before.at) <= SAME_ACT &&
    subjectsOf(before) === subjectsOf(after)
  )
}

function subjectsOf(event: HistoryEvent): string {
  return (event.subjects ?? []).map((subject) => subject.id).join()
}

/** The sessions of a history: the steps parted where nothing happened for long. */
export function sessionsOf(steps: readonly Step[]): Session[] {
  const sessions: Session[] = []
  let first = 0
  for (let i = 1; i <= steps.length; i++) {
    const step = steps[i]
    const before = steps[i - 1]
    if (!before || (step && step.at - before.at <= SESSION_PAUSE)) continue
    const members = steps.slice(first, i)
    sessions.push({ first, last: i - 1, from: members[0]?.at ?? before.at, to: before.at, people: peopleOf(members) })
    first = i
  }
  return sessions
}

function peopleOf(steps: readonly Step[]): string[] {
  const counts = new Map<string, number>()
  for (const { name } of steps) if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name)
}

/**
 * The moments in the order of the history, each at the step whose heads it names. The page may not know these: the
 * moment then stands at the last step before it was marked.
 */
export function markedSteps(steps: readonly Step[], moments: readonly MomentRecord[]): MarkedStep[] {
  if (steps.length === 0) return []
  const byHeads = new Map(steps.map((step) => [headsKey(step.heads), step.index]))
  return moments
    .map((moment) => ({
      moment,
      step: byHeads.get(headsKey(moment.heads)) ?? lastBefore(steps, Date.parse(moment.at)),
    }))
    .sort((a, b) => a.step - b.step || Date.parse(a.moment.at) - Date.parse(b.moment.at))
}

/** The same for the same heads, in whatever order they are given. */
export function headsKey(heads: readonly string[]): string {
  return heads.toSorted().join()
}

function lastBefore(steps: readonly Step[], at: number): number {
  let low = 0
  let high = steps.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((steps[middle]?.at ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}
