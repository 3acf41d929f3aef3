import { overlap } from './geometry.ts'
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
/** New elements in one frame: more would make it late. The rest stays painted, and comes in the frames after. */
export const NEW_LIVE_A_FRAME = 8
const MARGIN = 160

/**
 * Splits the cards in view into those that React Flow holds and those that are only painted. Pinned cards
 * (selected, focused, hovered, being dragged) are always live, in view or not.
 */
export function cull(scene: Scene, view: Viewport, placeOf: PlaceOf, pinned: ReadonlySet<string>): Culling {
  const part = visible(view, MARGIN)
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

/** Holds back cards that would make this frame late; `more` says that some still wait to become elements. */
export function paced(
  { live, painted }: Culling,
  isLive: (id: string) => boolean,
  pinned: ReadonlySet<string>,
): Culling & { readonly more: boolean } {
  let room = NEW_LIVE_A_FRAME
  const now: CardView[] = []
  const later: CardView[] = []
  for (const card of live) {
    if (isLive(card.id) || pinned.has(card.id)) now.push(card)
    else if (room-- > 0) now.push(card)
    else later.push(card)
  }
  return { live: now, painted: later.length === 0 ? painted : [...painted, ...later], more: later.length > 0 }
}
