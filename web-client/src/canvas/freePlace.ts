import type { Point } from './geometry.ts'
import type { Stage } from './stage.ts'

const STEP_X = 220
const STEP_Y = 90
const RINGS = 6

/** A place near another where a new card covers none: the nearest on a loose grid around it. */
export function freePlace(stage: Stage, near: Point): Point {
  const taken = [...stage.scene.cards.values()].map((card) => ({ ...stage.placeOf(card), card }))
  const isFree = (p: Point) =>
    taken.every(
      ({ x, y, card }) => Math.abs(p.x - x) > card.width / 2 + 100 || Math.abs(p.y - y) > card.height / 2 + 34,
    )
  for (let ring = 0; ring <= RINGS; ring++) {
    for (let row = -ring; row <= ring; row++) {
      for (let column = -ring; column <= ring; column++) {
        if (Math.max(Math.abs(row), Math.abs(column)) !== ring) continue
        const p = { x: near.x + column * STEP_X, y: near.y + row * STEP_Y }
        if (isFree(p)) return p
      }
    }
  }
  return near
}
