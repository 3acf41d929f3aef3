import { setOf } from '../author.ts'
import { freshId } from '../ids.ts'
import type { Path, Pen } from '../pen.ts'
import type { Hand } from './command.ts'
import { addElement, type NewElement } from './elements.ts'
import { isOn, valueAt } from './standing.ts'

/** Words that were answered to an Ask, once, with the answers that they are and the voices that they came with. */
export interface AnsweredWords {
  text: string
  answers: readonly string[]
  voices: readonly string[]
}

/** Puts what was answered on the map as one element. Each answer's words are a meaning on it, of nobody but the voices that the answer came with. */
export function putAnswers(hand: Hand, element: NewElement, answered: readonly AnsweredWords[]): string {
  const id = addElement(hand, element)
  keepAnswers(hand, id, answered)
  return id
}

/** Keeps answers' words as meanings on an element that is there already. */
export function keepAnswers({ pen, now }: Hand, element: string, answered: readonly AnsweredWords[]) {
  if (!pen.at(['elements', element])) return
  for (const { text, answers, voices } of answered) {
    const words = { text, answers: setOf(answers), voices: setOf(voices), at: now, state: 'held' }
    pen.create(['elements', element, 'meanings', freshId()], words)
  }
}

/** How the one element that two become is named, and which of the two lends it its place. */
export interface OneElement {
  label: string
  placeOf: string
  why: string
}

/**
 * Says that two elements are one. The later leaves the map and points to the earlier: its links are drawn there, those that come in later too, and its words
 * are a meaning on it. Nothing of it is written anew, so bringing it back makes them two again. It is always the later that points to the earlier, so that
 * whoever says the same elsewhere at the same time makes no ring. The answer is the element that stays.
 */
export function makeOne({ pen }: Hand, one: string, other: string, { label, placeOf, why }: OneElement): string {
  const [stays, leaves] = isEarlier(pen, one, other) ? [one, other] : [other, one]
  const [path, gone]: Path[] = [
    ['elements', stays],
    ['elements', leaves],
  ]
  if (one === other || !isOn(pen, path!) || !isOn(pen, gone!)) return stays
  for (const id of [stays, leaves]) keepWords(pen, id, stays, label)
  pen.write(path!, 'label', label)
  if (placeOf === leaves) pen.place(path!, { x: Number(valueAt(pen, gone!, 'x')), y: Number(valueAt(pen, gone!, 'y')) })
  pen.patch(gone!, { standing: 'aside', standingWhy: why, oneWith: stays })
  return stays
}

/** How far below each other two cards lie that were one and shared a place. */
const BESIDE = 110

/** Makes an element one of its own again before it is brought back: the one that it was one with gets its own words again, if they were those of this one. */
export function makeTwo({ pen }: Hand, id: string) {
  const path = ['elements', id]
  const one = valueAt(pen, path, 'oneWith')
  const stays = ['elements', String(one)]
  if (one === undefined || !pen.at(stays)) return
  const words = valueAt(pen, path, 'label')
  const tookOver = valueAt(pen, stays, 'label') === words
  for (const key of Object.keys(pen.at([...stays, 'meanings']) ?? {})) {
    const meaning = [...stays, 'meanings', key]
    if (valueAt(pen, meaning, 'state') !== 'held') continue
    if (tookOver && isSignedLike(pen, meaning, stays)) pen.write(stays, 'label', String(valueAt(pen, meaning, 'text')))
    const isKept = isSignedLike(pen, meaning, path) && valueAt(pen, meaning, 'text') === words
    if (isKept || (tookOver && isSignedLike(pen, meaning, stays))) pen.patch(meaning, { state: 'withdrawn' })
  }
  const [x, y] = ['x', 'y'].map((field) => Number(valueAt(pen, path, field))) as [number, number]
  if (valueAt(pen, stays, 'x') === x && valueAt(pen, stays, 'y') === y) pen.place(path, { x, y: y + BESIDE })
}

/** Whether a meaning is of whoever made an element, since they made it: these are words that the element had. */
function isSignedLike(pen: Pen, meaning: Path, element: Path): boolean {
  return ['by', 'at'].every((field) => valueAt(pen, meaning, field) === valueAt(pen, element, field))
}

/** Keeps the words that an element had as a meaning of whoever made it, unless they are the words of the one now. */
function keepWords(pen: Pen, id: string, stays: string, label: string) {
  const path = ['elements', id]
  const words = String(valueAt(pen, path, 'label') ?? '').trim()
  if (words === '' || words === label.trim()) return
  const [by, at] = [valueAt(pen, path, 'by'), valueAt(pen, path, 'at')]
  pen.create(['elements', stays, 'meanings', freshId()], {
    text: words,
    state: 'held',
    ...(by !== undefined && { by }),
    ...(at !== undefined && { at }),
  })
}

function isEarlier(pen: Pen, one: string, other: string): boolean {
  const [a, b] = [one, other].map((id) => Number(valueAt(pen, ['elements', id], 'at') ?? Infinity)) as [number, number]
  return a === b ? one < other : a < b
}
