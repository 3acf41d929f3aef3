import { betweenBorders, bowed, curveBounds, distanceTo, type Bounds, type Curve, type Point } from './geometry.ts'
import type { LinkView } from './linkView.ts'
import type { CardView, Scene } from './scene.ts'

/** Where a card is drawn now: its place in the map, or where it is being dragged. */
export type PlaceOf = (card: CardView) => Point

/** A gap between a line's end and the card's border, so that arrowheads do not touch it. */
const GAP = 3
const BOW_SHARE = 0.12
const MAX_BOW = 44
const LANE = 34

/** A link, the line it is drawn as, and the rectangle that holds the line. */
export interface DrawnLink {
  readonly link: LinkView
  readonly curve: Curve
  readonly bounds: Bounds
}

interface Kept {
  readonly from: CardView
  readonly to: CardView
  readonly fromX: number
  readonly fromY: number
  readonly toX: number
  readonly toY: number
  readonly lane: number
  readonly drawn: DrawnLink | null
}

/** The curves of a scene's links, worked out again only when an end has moved or changed its size. */
export class LinkCurves {
  readonly #kept = new Map<string, Kept>()

  /** A link as it is drawn; null where its cards touch or one is not on the map. */
  drawnOf(link: LinkView, scene: Scene, placeOf: PlaceOf): DrawnLink | null {
    const from = scene.cards.get(link.from)
    const to = scene.cards.get(link.to)
    if (!from || !to) return null
    const a = placeOf(from)
    const b = placeOf(to)
    const kept = this.#kept.get(link.id)
    if (kept?.drawn?.link === link && isWhere(kept, from, to, a, b)) return kept.drawn
    const curve =
      kept && kept.lane === link.lane && isWhere(kept, from, to, a, b)
        ? (kept.drawn?.curve ?? null)
        : from === to
          ? loop(from, a)
          : between(link, from, to, a, b)
    const drawn = curve && { link, curve, bounds: curveBounds(curve) }
    this.#kept.set(link.id, { from, to, fromX: a.x, fromY: a.y, toX: b.x, toY: b.y, lane: link.lane, drawn })
    return drawn
  }

  /** Forgets the links that a scene no longer has. */
  keepOnly(scene: Scene) {
    for (const id of this.#kept.keys()) if (!scene.linkById.has(id)) this.#kept.delete(id)
  }
}

function isWhere(kept: Kept, from: CardView, to: CardView, a: Point, b: Point): boolean {
  return (
    kept.from === from &&
    kept.to === to &&
    kept.fromX === a.x &&
    kept.fromY === a.y &&
    kept.toX === b.x &&
    kept.toY === b.y
  )
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
    const drawn = curves.drawnOf(link, scene, placeOf)
    if (!drawn || outOfReach(drawn.bounds, p, bestDistance)) continue
    const distance = distanceTo(drawn.curve, p)
    if (distance <= bestDistance) {
      best = link
      bestDistance = distance
    }
  }
  return best
}

function outOfReach({ left, top, right, bottom }: Bounds, p: Point, reach: number): boolean {
  return p.x < left - reach || p.x > right + reach || p.y < top - reach || p.y > bottom + reach
}
