import type { PlaceOf } from './linkCurves.ts'
import type { CardView, Scene } from './scene.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

const STEPS: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
}

/** How much a card off the straight line counts as further away than one on it. */
const SIDEWAYS = 2

/** The nearest card in a direction: within 45° either side of it, one straight ahead before one off to the side. */
export function nearestCard(scene: Scene, from: CardView, direction: Direction, placeOf: PlaceOf): CardView | null {
  const [stepX, stepY] = STEPS[direction]
  const here = placeOf(from)
  let best: CardView | null = null
  let bestCost = Infinity
  for (const card of scene.cards.values()) {
    if (card.id === from.id) continue
    const there = placeOf(card)
    const ahead = (there.x - here.x) * stepX + (there.y - here.y) * stepY
    const aside = Math.abs((there.x - here.x) * stepY) + Math.abs((there.y - here.y) * stepX)
    if (ahead <= 0 || aside > ahead) continue
    const cost = ahead + SIDEWAYS * aside
    if (cost < bestCost) {
      best = card
      bestCost = cost
    }
  }
  return best ?? nearestInHalf(scene, from, [stepX, stepY], placeOf)
}

/** Where nothing is within 45°, whatever lies at all in that half of the map: no card may be out of reach. */
function nearestInHalf(scene: Scene, from: CardView, [stepX, stepY]: readonly [number, number], placeOf: PlaceOf) {
  const here = placeOf(from)
  let best: CardView | null = null
  let bestCost = Infinity
  for (const card of scene.cards.values()) {
    const there = placeOf(card)
    const ahead = (there.x - here.x) * stepX + (there.y - here.y) * stepY
    if (card.id === from.id || ahead <= 0) continue
    const cost = Math.hypot(there.x - here.x, there.y - here.y)
    if (cost < bestCost) {
      best = card
      bestCost = cost
    }
  }
  return best
}

/** The card that Tab enters at: the one nearest to the top left. */
export function firstCard(scene: Scene, placeOf: PlaceOf): CardView | null {
  let best: CardView | null = null
  let bestCost = Infinity
  for (const card of scene.cards.values()) {
    const { x, y } = placeOf(card)
    if (x + y * 1.5 < bestCost) {
      best = card
      bestCost = x + y * 1.5
    }
  }
  return best
}
