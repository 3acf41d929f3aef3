import type { AgendaItem } from '@balcony/shared-model'
import type { Course } from '../sync/courseNow.ts'

/** A step of the agenda with its id. */
export type Step = AgendaItem & { readonly id: string }

/** The steps that stand, in their order. */
export function stepsOf(agenda: Record<string, AgendaItem>): Step[] {
  return Object.entries(agenda)
    .filter(([, step]) => step.standing === 'here')
    .map(([id, step]) => ({ ...step, id }))
    .sort((one, other) => one.order - other.order || (one.id < other.id ? -1 : 1))
}

/** Where a group is in its agenda. */
export interface Position {
  readonly steps: readonly Step[]
  /** The step that is on; null between steps, and where its enabler took it away. */
  readonly now: Step | null
  /** Counted from one; 0 between steps. */
  readonly number: number
  /** What comes after the step that is on; between steps, the first that is not done. */
  readonly next: Step | null
}

export function positionOf(agenda: Record<string, AgendaItem>, course: Course): Position {
  const steps = stepsOf(agenda)
  const at = steps.findIndex((step) => step.id === course.step?.id)
  const next = at < 0 ? steps.find((step) => !step.done) : steps.slice(at + 1).find((step) => !step.done)
  return { steps, now: steps[at] ?? null, number: at + 1, next: next ?? null }
}

/** The order that puts a step one place up or down; null where it stands at the end already. */
export function orderAfterMove(steps: readonly Step[], id: string, by: 1 | -1): number | null {
  const at = steps.findIndex((step) => step.id === id)
  const beside = steps[at + by]
  if (at < 0 || !beside) return null
  const beyond = steps[at + 2 * by]
  return beyond ? (beside.order + beyond.order) / 2 : beside.order + by
}
