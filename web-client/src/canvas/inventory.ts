import { curvePath, grown, pointAt, type Bounds, type Curve, type Point } from './geometry.ts'
import type { DrawnLink } from './linkCurves.ts'
import type { Emphasis } from './linkPainter.ts'
import type { CardView } from './scene.ts'

/** One thing of a picture: how it looks beyond what its key says, and where it is: around a curve, or in a rectangle. */
interface Piece {
  readonly look: string
  readonly where: Curve | Bounds
  readonly reach: number
}

/** How far heads and badges reach beyond a line's own rectangle, and words on it, in map units. */
const REACH = 20
const REACH_OF_WORDS = 100
/** A long line crosses much of the map and covers little of it: it counts as so many rectangles along it. */
const STRETCHES = 8
/** How wide rings and halos are at most, in map units and, where that is more, in pixels. */
const RING = 14
const RING_PIXELS = 9

/** What is on a picture, so that of the next only what differs need be painted. */
export class Inventory {
  readonly #pieces = new Map<unknown, Piece>()
  readonly #around: number

  constructor(zoom: number) {
    this.#around = Math.max(RING, RING_PIXELS / zoom)
  }

  link(drawn: DrawnLink, emphasis: Emphasis) {
    const { link } = drawn
    const hasWords = link.reasons > 1 || link.kind !== 'influences' || link.note !== ''
    this.#pieces.set(drawn, { look: emphasis, where: drawn.curve, reach: hasWords ? REACH_OF_WORDS : REACH })
  }

  card(card: CardView, at: Point, locked = false) {
    this.#pieces.set(card, {
      look: `${at.x} ${at.y}${locked ? ' locked' : ''}`,
      where: boundsOf(card, at),
      reach: this.#around,
    })
  }

  ring(card: CardView, at: Point, colour: string) {
    this.#pieces.set(`ring ${card.id}`, {
      look: `${colour} ${at.x} ${at.y}`,
      where: boundsOf(card, at),
      reach: this.#around,
    })
  }

  halo(drawn: DrawnLink, colour: string) {
    const { curve, link } = drawn
    this.#pieces.set(`halo ${link.id}`, { look: `${colour} ${curvePath(curve)}`, where: curve, reach: this.#around })
  }

  /** The rectangles in which this picture differs from an earlier one. */
  differenceTo(before: Inventory): readonly Bounds[] {
    const different: Bounds[] = []
    for (const [key, piece] of before.#pieces) {
      if (this.#pieces.get(key)?.look !== piece.look) different.push(...rectanglesOf(piece))
    }
    for (const [key, piece] of this.#pieces) {
      if (before.#pieces.get(key)?.look !== piece.look) different.push(...rectanglesOf(piece))
    }
    return different
  }
}

function rectanglesOf({ where, reach }: Piece): Bounds[] {
  if ('left' in where) return [grown(where, reach)]
  return Array.from({ length: STRETCHES }, (_, i) => {
    const a = pointAt(where, i / STRETCHES)
    const b = pointAt(where, (i + 1) / STRETCHES)
    const [left, right] = a.x < b.x ? [a.x, b.x] : [b.x, a.x]
    const [top, bottom] = a.y < b.y ? [a.y, b.y] : [b.y, a.y]
    // Between its ends a stretch is bent a little.
    return grown({ left, right, top, bottom }, reach)
  })
}

function boundsOf({ width, height }: CardView, { x, y }: Point): Bounds {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 }
}
