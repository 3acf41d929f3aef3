import { betweenBorders, bowed, distanceTo, type Curve, type Point } from './geometry.ts'
import type { LinkView } from './linkView.ts'
import type { CardView, Scene } from './scene.ts'

/** Where a card is drawn now: its place in the map, or where it is being dragged. */
export type PlaceOf = (card: CardView) => Point

/** A gap between a line's end and the card's border, so that arrowheads do not touch it. */
const GAP = 3
const BOW_SHARE = 0.12
const MAX_BOW = 44
const LANE = 34

interface Kept {
  readonly from: CardView
  readonly to: CardView
  readonly fromX: number
  readonly fromY: number
  readonly toX: number
  readonly toY: number
  readonly lane: number
  readonly curve: Curve | null
}

/** The curves of a scene's links, worked out again only when an end has moved or changed its size. */
export class LinkCurves {
  readonly #kept = new Map<string, Kept>()

  /** The drawn line of a link; null where its cards touch or one is not on the map. */
  curveOf(link: LinkView, scene: Scene, placeOf: PlaceOf): Curve | null {
    const from = scene.cards.get(link.from)
    const to = scene.cards.get(link.to)
    if (!from || !to) return null
    const a = placeOf(from)
    const b = placeOf(to)
    const kept = this.#kept.get(link.id)
    if (
      kept?.from === from &&
      kept.to === to &&
      kept.fromX === a.x &&
      kept.fromY === a.y &&
      kept.toX === b.x &&
      kept.toY === b.y &&
      kept.lane === link.lane
    ) {
      return kept.curve
    }
    const curve = from === to ? loop(from, a) : between(link, from, to, a, b)
    this.#kept.set(link.id, { from, to, fromX: a.x, fromY: a.y, toX: b.x, toY: b.y, lane: link.lane, curve })
    return curve
  }

  /** Forgets the links that a scene no longer has. */
  keepOnly(scene: Scene) {
    for (const id of this.#kept.keys()) if (!scene.linkById.has(id)) this.#kept.delete(id)
  }
}

function between(link: LinkView, from: CardView, to: CardView, a: Point, b: Point): Curve | null {
  const length = Math.hypot(b.x - a.x, b.y - a.y)
  const bow = Math.min(MAX_BOW, length * BOW_SHARE) + link.lane * LANE
  return betweenBorders(bowed(a, b, bow), withGap(from), withGap(to))
}

/** The line of a link that is being drawn: from a card's border to a place, or to the border of another card. */
export function draftCurve(from: CardView, at: Point, to: CardView | undefined, end: Point): Curve {
  const straight = bowed(at, end, Math.min(MAX_BOW, Math.hypot(end.x - at.x, end.y - at.y) * BOW_SHARE))
  return betweenBorders(straight, withGap(from), to ? withGap(to) : () => false) ?? straight
}

function withGap(card: CardView) {
  const scaleX = card.width / (card.width + 2 * GAP)
  const scaleY = card.height / (card.height + 2 * GAP)
  return (dx: number, dy: number) => card.inside(dx * scaleX, dy * scaleY)
}

/** A link from a card to itself: a loop over its top right corner. */
function loop(card: CardView, at: Point): Curve {
  const right = at.x + card.width / 2
  const top = at.y - card.height / 2
  return { x0: right - 34, y0: top - GAP, cx: right + 44, cy: top - 64, x1: right + GAP, y1: at.y - 4 }
}

/** The card at a point of the map, the last drawn first; null on empty ground. `reach` widens every card by so much. */
export function cardAt(scene: Scene, p: Point, placeOf: PlaceOf, reach = 0): CardView | null {
  let found: CardView | null = null
  for (const card of scene.cards.values()) {
    const at = placeOf(card)
    if (Math.abs(p.x - at.x) <= card.width / 2 + reach && Math.abs(p.y - at.y) <= card.height / 2 + reach) found = card
  }
  return found
}

/** The link nearest to a point of the map and no further from it than `reach`; null where there is none. */
export function linkAt(scene: Scene, curves: LinkCurves, p: Point, placeOf: PlaceOf, reach: number): LinkView | null {
  let best: LinkView | null = null
  let bestDistance = reach
  for (const link of scene.links) {
    const c = curves.curveOf(link, scene, placeOf)
    if (!c || outOfReach(c, p, bestDistance)) continue
    const distance = distanceTo(c, p)
    if (distance <= bestDistance) {
      best = link
      bestDistance = distance
    }
  }
  return best
}

function outOfReach(c: Curve, p: Point, reach: number): boolean {
  return (
    p.x < Math.min(c.x0, c.cx, c.x1) - reach ||
    p.x > Math.max(c.x0, c.cx, c.x1) + reach ||
    p.y < Math.min(c.y0, c.cy, c.y1) - reach ||
    p.y > Math.max(c.y0, c.cy, c.y1) + reach
  )
}
