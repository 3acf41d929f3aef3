import { grown, type Bounds } from './geometry.ts'
import type { DrawnLink, PlaceOf } from './linkCurves.ts'
import type { Scene } from './scene.ts'

/** Room for what is drawn around cards and lines: rings, halos, badges. In map units. */
const AROUND = 60

export const EVERYWHERE: Bounds = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity }

/** A rectangle outside of which nothing is drawn. */
export function contentOf(scene: Scene, placeOf: PlaceOf, drawn: readonly DrawnLink[]): Bounds {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  const take = (bounds: Bounds) => {
    left = Math.min(left, bounds.left)
    right = Math.max(right, bounds.right)
    top = Math.min(top, bounds.top)
    bottom = Math.max(bottom, bounds.bottom)
  }
  for (const card of scene.cards.values()) {
    const { x, y } = placeOf(card)
    take({ left: x - card.width / 2, right: x + card.width / 2, top: y - card.height / 2, bottom: y + card.height / 2 })
  }
  for (const { bounds } of drawn) take(bounds)
  return grown({ left, right, top, bottom }, AROUND)
}
