import type { AmbitionLevel, AmbitionStatus, Stance, Want } from '@balcony/shared-model'
import { setOf } from '../author.ts'
import { freshId } from '../ids.ts'
import { type Hand, signed, spoken } from './command.ts'

/** What an ambition says. */
export interface AmbitionPatch {
  level?: AmbitionLevel
  parent?: string | null
  statement?: string
  order?: number
  owners?: readonly string[]
  post?: string | null
  firstStep?: string
  due?: string | null
  measure?: string
  status?: AmbitionStatus
  statusWhy?: string
}

/** Where somebody stands on an ambition, and why. */
export interface PositionFields {
  stance: Stance
  why?: string
  voices?: readonly string[]
}

/** Writes down a new ambition. */
export function addAmbition(hand: Hand, ambition: AmbitionPatch & { level: AmbitionLevel; statement: string }): string {
  const id = freshId()
  hand.pen.create(['ambitions', id], { ...fields(ambition), standing: 'here', ...signed(hand) })
  return id
}

/** Changes what an ambition says. */
export function changeAmbition({ pen }: Hand, id: string, patch: AmbitionPatch) {
  if (pen.at(['ambitions', id])) pen.patch(['ambitions', id], fields(patch))
}

/** Takes a position beside those that stand already. */
export function takePosition(hand: Hand, ambition: string, { stance, why, voices }: PositionFields): string {
  const id = freshId()
  const who = voices ? { ...spoken(hand), voices: setOf(voices) } : spoken(hand)
  hand.pen.create(['ambitions', ambition, 'positions', id], { stance, why: why ?? '', state: 'held', ...who })
  return id
}

/** Changes a position of one's own. */
export function changePosition({ pen }: Hand, ambition: string, id: string, patch: Partial<PositionFields>) {
  const path = ['ambitions', ambition, 'positions', id]
  const { voices, ...rest } = patch
  if (pen.at(path)) pen.patch(path, voices ? { ...rest, voices: setOf(voices) } : { ...rest })
}

/** Takes a position back; it stays in the map as withdrawn. */
export function withdrawPosition({ pen }: Hand, ambition: string, id: string) {
  const path = ['ambitions', ambition, 'positions', id]
  if (pen.at(path)) pen.patch(path, { state: 'withdrawn' })
}

/** Ties an element to an ambition that would move it, or unties it when nothing is wanted of it any more. */
export function tieElement({ pen }: Hand, ambition: string, element: string, want: Want | null) {
  if (pen.at(['ambitions', ambition])) pen.setEntry(['ambitions', ambition, 'elements'], element, want ?? undefined)
}

function fields({ owners, ...rest }: AmbitionPatch) {
  return owners ? { ...rest, owners: setOf(owners) } : { ...rest }
}
