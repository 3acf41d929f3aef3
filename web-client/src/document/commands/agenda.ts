import type { Standing } from '@balcony/shared-model'
import { freshId } from '../ids.ts'
import type { Hand } from './command.ts'

/** A step of the agenda as its enabler writes it. */
export interface StepFields {
  title: string
  prompt: string
  minutes?: number | null
  tool?: string | null
}

export interface StepPatch extends Partial<StepFields> {
  order?: number
  done?: boolean
  standing?: Standing
}

/** Puts steps behind those that are there. */
export function addSteps({ pen }: Hand, steps: readonly StepFields[]): string[] {
  const orders = Object.values(pen.at(['agenda']) ?? {}).map((step) => Number((step as { order?: unknown }).order ?? 0))
  const last = Math.max(0, ...orders.filter(Number.isFinite))
  return steps.map(({ minutes, tool, ...step }, index) => {
    const id = freshId()
    const given = { ...(minutes ? { minutes } : {}), ...(tool ? { tool } : {}) }
    pen.create(['agenda', id], { ...step, ...given, order: last + index + 1, done: false, standing: 'here' })
    return id
  })
}

/** Changes what a step says, where it stands among the others, and whether it is done. */
export function changeStep({ pen }: Hand, id: string, patch: StepPatch) {
  if (pen.at(['agenda', id])) pen.patch(['agenda', id], { ...patch })
}
