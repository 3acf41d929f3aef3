import type { ElementKind } from '@balcony/shared-model'
import { freshId } from '../ids.ts'
import { type Hand, signed } from './command.ts'

export interface NewElement {
  kind: ElementKind
  label: string
  x: number
  y: number
}

export interface Placed {
  id: string
  x: number
  y: number
}

/** Puts a new element on the map. */
export function addElement(hand: Hand, element: NewElement): string {
  const id = freshId()
  hand.pen.create(['elements', id], { ...element, standing: 'here', ...signed(hand) })
  return id
}

/** Moves elements to where they were dropped. */
export function moveElements({ pen }: Hand, placed: readonly Placed[]) {
  for (const { id, x, y } of placed) pen.place(['elements', id], { x, y })
}

/** Changes the plain fields of an element. */
export function changeElement({ pen }: Hand, id: string, patch: ElementPatch) {
  if (pen.at(['elements', id])) pen.patch(['elements', id], { ...patch })
}

export interface ElementPatch {
  label?: string
  notes?: string
  kind?: ElementKind
  style?: string | null
  area?: string | null
  place?: string | null
  card?: string | null
}

/** Puts a tag on an element, or takes it off. */
export function tagElement({ pen }: Hand, id: string, tag: string, on: boolean) {
  if (pen.at(['elements', id])) pen.setEntry(['elements', id, 'tags'], tag, on ? true : undefined)
}
