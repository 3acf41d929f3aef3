import { type Stakeholder, type Voice, type VoiceId, isHere, oneOf, onesOf } from '@balcony/shared-model'

/** How a stakeholder stands to those who are in the room just now. */
export type Chair =
  /** Its own voice is here, or its card says so and names no voice that could be looked for. */
  | { state: 'here' }
  /** Others who are here speak for it. */
  | { state: 'spoken-for'; by: readonly VoiceId[] }
  /** Nobody who is here can speak for it; others would, if they were. */
  | { state: 'empty'; wouldSpeak: readonly VoiceId[] }

/** A card and its chair. */
export interface Seat {
  readonly id: string
  readonly card: Stakeholder
  readonly chair: Chair
}

/** Whose chair is taken, told by the voices of those who are here; nothing of it is ever written down. Voices that are one count as that one. */
export function chairOf(
  { voice, room, spokenFor }: Stakeholder,
  voicesHere: ReadonlySet<VoiceId>,
  voices: Record<string, Voice>,
): Chair {
  if (voice ? voicesHere.has(oneOf(voices, voice)) : room === 'present') return { state: 'here' }
  const speakers = onesOf(voices, Object.keys(spokenFor))
  const by = speakers.filter((id) => voicesHere.has(id))
  return by.length > 0 ? { state: 'spoken-for', by } : { state: 'empty', wouldSpeak: speakers }
}

/** The cards that stand, by name, each with its chair. */
export function seatsOf(
  cards: Record<string, Stakeholder>,
  voicesHere: ReadonlySet<VoiceId>,
  voices: Record<string, Voice>,
): Seat[] {
  return Object.entries(cards)
    .filter(([, card]) => isHere(card))
    .sort(([, a], [, b]) => a.name.localeCompare(b.name, 'en-GB'))
    .map(([id, card]) => ({ id, card, chair: chairOf(card, voicesHere, voices) }))
}

/** The names of voices that the map knows. */
export function namesOf(ids: readonly VoiceId[], voices: Record<string, Voice>): string[] {
  return ids.flatMap((id) => voices[id]?.name ?? [])
}
