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
 * Says that a voice is another name of one on the list. It leaves the list and points to that one: what was said in its name, and what comes in later in
 * its name, is the one voice's.
 */
export function joinVoices({ pen }: Hand, leaves: string, stays: string, why: string) {
  if (leaves === stays || !isOn(pen, ['voices', stays]) || !isOn(pen, ['voices', leaves])) return
  pen.patch(['voices', leaves], { standing: 'aside', standingWhy: why, oneWith: stays })
}
