import type { VoiceKind } from '@balcony/shared-model'
import { freshId } from '../ids.ts'
import type { Hand } from './command.ts'

export interface VoicePatch {
  name?: string
  kind?: VoiceKind
  colour?: string | null
  order?: number
}

/** Adds a voice to the list that the enabler keeps. */
export function addVoice({ pen }: Hand, voice: VoicePatch & { name: string }): string {
  const id = freshId()
  const order = Object.keys(pen.at(['voices']) ?? {}).length
  pen.create(['voices', id], { order, kind: 'other', ...voice, standing: 'here' })
  return id
}

/** Changes how a voice is named and shown. */
export function changeVoice({ pen }: Hand, id: string, patch: VoicePatch) {
  if (pen.at(['voices', id])) pen.patch(['voices', id], { ...patch })
}
