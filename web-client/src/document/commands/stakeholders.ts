import type { Room, StakeholderKind } from '@balcony/shared-model'
import { setOf } from '../author.ts'
import { freshId } from '../ids.ts'
import { type Hand, signed } from './command.ts'

/** What a card says of a post, a group or an organisation; never of a named person. */
export interface StakeholderPatch {
  name?: string
  kind?: StakeholderKind
  sector?: string | null
  level?: string | null
  place?: string | null
  voice?: string | null
  role?: string
  matters?: string
  binds?: string
  offers?: string
  needs?: string
  cannot?: string
  room?: Room
  spokenFor?: readonly string[]
  source?: string | null
  asOf?: string | null
}

/** Lays a new stakeholder card beside the map. */
export function addStakeholder(hand: Hand, card: StakeholderPatch & { name: string; kind: StakeholderKind }): string {
  const id = freshId()
  hand.pen.create(['stakeholders', id], { ...fields(card), standing: 'here', ...signed(hand) })
  return id
}

/** Changes what a card says. */
export function changeStakeholder({ pen }: Hand, id: string, patch: StakeholderPatch) {
  if (pen.at(['stakeholders', id])) pen.patch(['stakeholders', id], fields(patch))
}

function fields({ spokenFor, ...rest }: StakeholderPatch) {
  return spokenFor ? { ...rest, spokenFor: setOf(spokenFor) } : { ...rest }
}
