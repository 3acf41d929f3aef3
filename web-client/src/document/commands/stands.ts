import type { WordsStance } from '@balcony/shared-model'
import { setOf } from '../author.ts'
import { freshId } from '../ids.ts'
import { type Hand, spoken } from './command.ts'

/** What somebody thinks of the words of an element, and why. */
export interface StandFields {
  stance: WordsStance
  why: string
  voices?: readonly string[]
}

/** Says what the words of an element mean to the author and the voices that they speak for. */
export function addMeaning(hand: Hand, element: string, text: string, voices?: readonly string[]): string {
  const id = freshId()
  const who = voices ? { ...spoken(hand), voices: setOf(voices) } : spoken(hand)
  hand.pen.create(['elements', element, 'meanings', id], { text, state: 'held', ...who })
  return id
}

/** Takes back what the words mean to oneself; it stays in the map as withdrawn. */
export function withdrawMeaning({ pen }: Hand, element: string, id: string) {
  withdraw(pen, ['elements', element, 'meanings', id])
}

/** Takes a stand on the words of an element, beside those of others; it changes nothing on it. */
export function takeStand(hand: Hand, element: string, { stance, why, voices }: StandFields): string {
  const id = freshId()
  const who = voices ? { ...spoken(hand), voices: setOf(voices) } : spoken(hand)
  hand.pen.create(['elements', element, 'stands', id], { stance, why, state: 'held', ...who })
  return id
}

/** Changes a stand of one's own. */
export function changeStand({ pen }: Hand, element: string, id: string, { voices, ...fields }: Partial<StandFields>) {
  const path = ['elements', element, 'stands', id]
  if (pen.at(path)) pen.patch(path, voices ? { ...fields, voices: setOf(voices) } : { ...fields })
}

/** Takes a stand back; it stays in the map as withdrawn. */
export function withdrawStand({ pen }: Hand, element: string, id: string) {
  withdraw(pen, ['elements', element, 'stands', id])
}

function withdraw(pen: Hand['pen'], path: readonly string[]) {
  if (pen.at(path)) pen.patch(path, { state: 'withdrawn' })
}
