import { overlap, type Bounds } from './geometry.ts'
import type { PlaceOf } from './linkCurves.ts'
import type { CardView, Scene } from './scene.ts'
import { visible, type Viewport } from './viewport.ts'

/** Which cards are elements of the page, and whether the others in view are painted. */
export interface Culling {
  readonly live: readonly CardView[]
  readonly painted: readonly CardView[]
}

/** Below this zoom nobody reads or grabs a single card: all are painted. */
export const LIVE_ZOOM = 0.32
/** More cards than this in view are painted: the browser lays out only what can be told apart. */
export const MAX_LIVE = 260
const MARGIN = 160

/**
 * Splits the cards in view into those that React Flow holds and those that are only painted. Pinned cards
 * (selected, focused, hovered, being dragged) are always live, in view or not.
 */
export function cull(
  scene: Scene,
  view: Viewport,
  placeOf: PlaceOf,
  pinned: ReadonlySet<string>,
  part: Bounds = visible(view, MARGIN),
): Culling {
  const inView: CardView[] = []
  const pinnedCards: CardView[] = []
  for (const card of scene.cards.values()) {
    const at = placeOf(card)
    const halfWidth = card.width / 2
    const halfHeight = card.height / 2
    if (pinned.has(card.id)) pinnedCards.push(card)
    else if (
      overlap(part, {
        left: at.x - halfWidth,
        right: at.x + halfWidth,
        top: at.y - halfHeight,
        bottom: at.y + halfHeight,
      })
    ) {
      inView.push(card)
    }
  }
  return view.zoom >= LIVE_ZOOM && inView.length <= MAX_LIVE
    ? { live: [...inView, ...pinnedCards], painted: [] }
    : { live: pinnedCards, painted: inView }
}

/** How many cards may change between element and paint in one frame. */
export interface Allowance {
  readonly in: number
  readonly out: number
}

/** While the camera moves nothing changes: what is an element stays one, what comes into view is painted. */
export const MOVING: Allowance = { in: 0, out: 0 }
/** At rest so many a frame: more would make it late. */
export const RESTING: Allowance = { in: 3, out: 24 }

/**
 * Holds back changes that would make this frame late; `more` says that some still wait for a later one. What goes is painted already, beneath its element,
 * so that the picture need not change with each that is gone.
 */
export function paced(
  wanted: Culling,
  scene: Scene,
  liveNow: ReadonlySet<string>,
  pinned: ReadonlySet<string>,
  allowance: Allowance,
): Culling & { readonly more: boolean } {
  let { in: mayCome, out: mayGo } = allowance
  const live: CardView[] = []
  const waiting: CardView[] = []
  const kept = new Set<string>()
  for (const card of wanted.live) {
    kept.add(card.id)
    if (liveNow.has(card.id) || pinned.has(card.id) || mayCome-- > 0) live.push(card)
    else waiting.push(card)
  }
  const staying: CardView[] = []
  for (const id of liveNow) {
    const card = kept.has(id) ? undefined : scene.cards.get(id)
    if (card && mayGo-- <= 0) staying.push(card)
  }
  return {
    live: [...live, ...staying],
    painted: [...wanted.painted, ...waiting],
    more: waiting.length > 0 || staying.length > 0,
  }
}
