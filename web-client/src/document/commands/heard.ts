import type { ElementKind, Sign } from '@balcony/shared-model'
import { setOf } from '../author.ts'
import { freshId } from '../ids.ts'
import { type Hand, signed } from './command.ts'
import { addElement } from './elements.ts'
import { addLink, claim } from './links.ts'

/** What a scribe writes down for somebody else: whose words they are, not the scribe's. */
export interface HeardElement {
  kind: ElementKind
  label: string
  x: number
  y: number
  /** What was said, where it was more than the label. */
  words: string
  voices: readonly string[]
}

export interface HeardLink {
  /** A link that is there already, or its two ends. */
  on: string | { from: string; to: string }
  sign: Sign | null
  why: string
  voices: readonly string[]
}

/** Puts on the map what was heard, with the words of those who said it. */
export function addHeardElement(hand: Hand, { words, voices, ...element }: HeardElement): string {
  const id = addElement(hand, element)
  hand.pen.create(['elements', id, 'meanings', freshId()], {
    ...signed(hand),
    as: 'heard',
    state: 'held',
    text: words || element.label,
    voices: setOf(voices),
  })
  return id
}

/** Claims a link for those from whom it was heard. */
export function addHeardLink(hand: Hand, { on, ...said }: HeardLink): string {
  const fields = { ...said, as: 'heard' } as const
  return typeof on === 'string' ? claim(hand, on, fields) : addLink(hand, { ...on, ...fields })
}
