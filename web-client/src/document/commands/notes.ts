import type { Way } from '@balcony/shared-model'
import { setOf } from '../author.ts'
import { freshId } from '../ids.ts'
import { type Hand, spoken } from './command.ts'

export interface NewNote {
  on: { kind: string; id: string }
  text: string
  way?: Way
  voices?: readonly string[]
}

/** Leaves a remark on something of the map. */
export function addNote(hand: Hand, { voices, ...note }: NewNote): string {
  const id = freshId()
  const who = voices ? { ...spoken(hand), voices: setOf(voices) } : spoken(hand)
  hand.pen.create(['notes', id], { ...note, standing: 'here', ...who })
  return id
}

/** Changes the words of a note. */
export function changeNote({ pen }: Hand, id: string, text: string) {
  if (pen.at(['notes', id])) pen.write(['notes', id], 'text', text)
}

/** Marks a note as dealt with, or opens it again. */
export function resolveNote({ pen }: Hand, id: string, resolved: boolean) {
  if (pen.at(['notes', id])) pen.patch(['notes', id], { resolved })
}
