import type { ElementKind } from '@balcony/shared-model'
import type { Inside } from './geometry.ts'
import { wrapLabel, type CardText, type MeasureText } from './cardText.ts'

/** The outline and proportions of a card of one kind: kinds differ by shape and icon, never by colour alone. */
export interface CardShape {
  /** Room left of the text: the icon and the outline's own margin. */
  readonly before: number
  /** Room right of the text. */
  readonly after: number
  readonly path: (width: number, height: number) => string
  readonly inside: (width: number, height: number) => Inside
  /** An icon on a 20 × 20 grid, drawn as strokes. */
  readonly icon: string
}

export const FONT_SIZE = 16
export const LINE_HEIGHT = 20
export const ICON_SIZE = 20
export const FONT_WEIGHT = 500
/** The mark of a locked card: a padlock on a disc, on a 24 × 24 grid whose middle is the card's upper right corner. */
export const LOCK_SIZE = 24
export const LOCK_DISC = 'M12 1a11 11 0 1 1 0 22a11 11 0 0 1 0-22z'
export const LOCK_BOW = 'M8.7 11V8.8a3.3 3.3 0 0 1 6.6 0V11'
export const LOCK_BODY = 'M7 11h10v7H7z'
/** The mark of a card to whose words somebody objects: an exclamation in a speech bubble, on the same grid at its upper left corner. */
export const OBJECTION_BUBBLE = 'M4 3h16v14h-9l-4 4v-4H4z'
export const OBJECTION_MARK = 'M12 6v5.5M12 14v.2'
const LINE_WIDTH = 148
const PADDING_Y = 13
const MIN_TEXT_WIDTH = 44

const FACTOR: CardShape = {
  before: 42,
  after: 16,
  path: (w, h) => roundedRectangle(w, h, 14),
  inside: (w, h) => insideRounded(w, h, 14),
  icon: 'M10 2.5v15M3.5 6.2l13 7.6M16.5 6.2l-13 7.6',
}

const OUTCOME: CardShape = {
  before: 48,
  after: 24,
  path: (w, h) => roundedRectangle(w, h, h / 2),
  inside: (w, h) => insideRounded(w, h, h / 2),
  icon: 'M10 2.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 0 1 0-15zM10 6.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 0 1 0-7z',
}

const CUT = 14

const ACTION: CardShape = {
  before: 46,
  after: 26,
  path: (w, h) => polygon([CUT, 0, w - CUT, 0, w, h / 2, w - CUT, h, CUT, h, 0, h / 2]),
  inside: (w, h) => (dx, dy) => Math.abs(dy) <= h / 2 && Math.abs(dx) <= w / 2 - CUT * (Math.abs(dy) / (h / 2)),
  icon: 'M5.5 3.5l10.5 6.5l-10.5 6.5z',
}

const SERVICE: CardShape = {
  before: 46,
  after: 18,
  path: (w, h) => `${roundedRectangle(w, h, 3)}M8 0V${h}`,
  inside: (w, h) => insideRounded(w, h, 3),
  icon: 'M3 17V7l7-4l7 4v10zM8 17v-5h4v5',
}

const CORNER = 12

const STAKEHOLDER: CardShape = {
  before: 44,
  after: 18,
  path: (w, h) =>
    polygon([CORNER, 0, w - CORNER, 0, w, CORNER, w, h - CORNER, w - CORNER, h, CORNER, h, 0, h - CORNER, 0, CORNER]),
  inside: (w, h) => (dx, dy) =>
    Math.abs(dx) <= w / 2 && Math.abs(dy) <= h / 2 && Math.abs(dx) + Math.abs(dy) <= (w + h) / 2 - CORNER,
  icon: 'M10 3a3.4 3.4 0 1 1 0 6.8a3.4 3.4 0 0 1 0-6.8zM3.5 17c.4-3.6 3-5.3 6.5-5.3s6.1 1.7 6.5 5.3',
}

const FOLD = 16

const NOTE: CardShape = {
  before: 42,
  after: 22,
  path: (w, h) => `${polygon([0, 0, w - FOLD, 0, w, FOLD, w, h, 0, h])}M${w - FOLD} 0V${FOLD}H${w}`,
  inside: (w, h) => insideRounded(w, h, 0),
  icon: 'M4 5.5h12M4 10h12M4 14.5h7',
}

const SHAPES: Readonly<Record<ElementKind, CardShape>> = {
  factor: FACTOR,
  outcome: OUTCOME,
  action: ACTION,
  service: SERVICE,
  stakeholder: STAKEHOLDER,
  note: NOTE,
}

/** The kinds a card can have, in the order in which they are offered. */
export const CARD_KINDS = Object.keys(SHAPES) as readonly ElementKind[]

/** The kind to draw an element as: a kind that this page does not know yet is drawn as a factor. */
export function knownKind(kind: string | undefined): ElementKind {
  return kind !== undefined && kind in SHAPES ? (kind as ElementKind) : 'factor'
}

export function shapeOf(kind: ElementKind): CardShape {
  return SHAPES[kind]
}

/** A card's text and size, from its label alone: canvas and page agree on it without asking the DOM. */
export function layOutCard(
  kind: ElementKind,
  label: string,
  measure: MeasureText,
): { text: CardText; width: number; height: number } {
  const shape = SHAPES[kind]
  const text = wrapLabel(label, LINE_WIDTH, measure)
  return {
    text,
    width: Math.ceil(shape.before + Math.max(MIN_TEXT_WIDTH, text.width) + shape.after),
    height: PADDING_Y * 2 + LINE_HEIGHT * Math.max(1, text.lines.length),
  }
}

function roundedRectangle(w: number, h: number, radius: number): string {
  const r = Math.min(radius, w / 2, h / 2)
  const arc = (x: number, y: number) => `A${r} ${r} 0 0 1 ${x} ${y}`
  return `M${r} 0H${w - r}${arc(w, r)}V${h - r}${arc(w - r, h)}H${r}${arc(0, h - r)}V${r}${arc(r, 0)}Z`
}

function polygon(coordinates: readonly number[]): string {
  const points: string[] = []
  for (let i = 0; i < coordinates.length; i += 2) points.push(`${coordinates[i]} ${coordinates[i + 1]}`)
  return `M${points.join('L')}Z`
}

function insideRounded(w: number, h: number, radius: number): Inside {
  const r = Math.min(radius, w / 2, h / 2)
  return (dx, dy) => {
    const x = Math.abs(dx) - (w / 2 - r)
    const y = Math.abs(dy) - (h / 2 - r)
    if (x <= 0) return y <= r
    if (y <= 0) return x <= r
    return x * x + y * y <= r * r
  }
}
