import type { VoiceKind } from '@balcony/shared-model'
import { freshId } from '../ids.ts'
import type { Hand } from './command.ts'
import { isOn } from './standing.ts'

export interface VoicePatch {
  name?: string
  kind?: VoiceKind
  colour?: string | null
  order?: number
}

/** Adds a voice to the list that the enabler keeps. */
export function addVoice({ pen }: Hand, voice: VoicePatch & { name: string }): string {
  const id = freshId()
  const orders = Object.values(pen.at(['voices']) ?? {}).map((one) => Number((one as { order?: unknown }).order) || 0)
  const order = orders.length === 0 ? 0 : Math.max(...orders) + 1
  pen.create(['voices', id], { order, kind: 'other', ...voice, standing: 'here' })
  return id
}

/** Changes how a voice is named and shown. */
export function changeVoice({ pen }: Hand, id: string, patch: VoicePatch) {
  if (pen.at(['voices', id])) pen.patch(['voices', id], { ...patch })
}

/**
 * Says that two voices are one, which is named and shown like this from now on. The other leaves the list and points to it: what was said in its name, and
 * what comes in later in its name, is the one voice's. It is always the greater id that points to the smaller, so that whoever says the same elsewhere at
 * the same time makes no ring. The answer is the voice that stays.
 */
export function joinVoices({ pen }: Hand, one: string, other: string, patch: VoicePatch, why: string): string {
  const [stays, leaves] = one < other ? [one, other] : [other, one]
  if (one === other || !isOn(pen, ['voices', stays]) || !isOn(pen, ['voices', leaves])) return stays
  pen.patch(['voices', stays], { ...patch })
  pen.patch(['voices', leaves], { standing: 'aside', standingWhy: why, oneWith: stays })
  return stays
}
