import { type Ask, type ElementId, isHere, type MapDocument, oneOf } from '@balcony/shared-model'
import type { AnsweredWords } from '../document/commands/oneFactor.ts'
import { type OpenedAnswer, openedAnswers } from './opened.ts'

/** An opened answer as it lies beside the map: whose words it is, and the element that keeps them, where one does. */
export interface SortedAnswer extends OpenedAnswer {
  readonly on: ElementId | null
}

/** The answers to a question, what the fewest said first, those that are not on the map before those that are. */
export function answersToSort(ask: Ask, map: MapDocument): SortedAnswer[] {
  const all = openedAnswers(ask).map((answer) => ({ ...answer, on: placeOfAnswer(map, answer) }))
  return [...all.filter(({ on }) => on === null), ...all.filter(({ on }) => on !== null)]
}

/** The element on the map that keeps an answer's words, as a meaning or as its own. */
export function placeOfAnswer(
  { elements }: Pick<MapDocument, 'elements'>,
  { ids, text }: OpenedAnswer,
): ElementId | null {
  for (const [id, element] of Object.entries(elements)) {
    const one = oneOf(elements, id)
    if (!isHere(elements[one])) continue
    const keeps = Object.values(element.meanings).some(
      ({ answers, state }) => state !== 'withdrawn' && ids.some((answer) => answers[answer]),
    )
    if (keeps || (one === id && element.label === text)) return one
  }
  return null
}

/** An answer as it is kept with an element. */
export function answeredWords({ text, ids, voices }: OpenedAnswer): AnsweredWords {
  return { text, answers: ids, voices }
}
