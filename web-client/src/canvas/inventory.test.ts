import { expect, test } from 'vitest'
import { boxesOver } from './damage.ts'
import { bowed, curveBounds, overlap, pointAt, type Bounds } from './geometry.ts'
import { Inventory } from './inventory.ts'
import type { DrawnLink } from './linkCurves.ts'
import type { LinkView } from './linkView.ts'
import type { CardView } from './scene.ts'
import { Chance } from '../testing/random.ts'

const card = (id: string) => ({ id, width: 100, height: 40 }) as CardView
const line = (id: string, toX: number, reasons = 1): DrawnLink => {
  const curve = bowed({ x: 0, y: 0 }, { x: toX, y: 1000 }, 30)
  return { link: { id, kind: 'influences', reasons } as LinkView, curve, bounds: curveBounds(curve) }
}
const isAt = (rectangles: readonly Bounds[], x: number, y: number) =>
  rectangles.some((one) => overlap(one, { left: x, right: x, top: y, bottom: y }))

test('CV22 two pictures of the same things do not differ', () => {
  const [one, still] = [card('one'), line('still', 1000)]
  const picture = () => {
    const inventory = new Inventory(1)
    inventory.link(still, 'normal')
    inventory.card(one, { x: 10, y: 20 })
    inventory.ring(one, { x: 10, y: 20 }, 'red')
    inventory.halo(still, 'blue')
    return inventory
  }
  expect(picture().differenceTo(picture())).toEqual([])
})

test('CV22 what moved, came, went or looks different is where pictures differ, and nothing else is', () => {
  const [moved, still] = [card('moved'), line('still', 5000)]
  const [before, after] = [new Inventory(1), new Inventory(1)]
  before.card(moved, { x: 0, y: 3000 })
  after.card(moved, { x: 700, y: 3000 })
  for (const picture of [before, after]) picture.link(still, 'normal')
  const [was, is] = [line('drawn', 1000), line('drawn', 1600)]
  before.link(was, 'normal')
  after.link(is, 'normal')
  const difference = after.differenceTo(before)
  for (const x of [0, 700]) expect(isAt(difference, x, 3000)).toBe(true)
  for (const { curve } of [was, is]) {
    for (let t = 0; t <= 1; t += 0.01) {
      const { x, y } = pointAt(curve, t)
      expect(isAt(difference, x, y)).toBe(true)
    }
  }
  // Far from both lines, though within the rectangle that holds them.
  expect(isAt(difference, 1000, 100)).toBe(false)
  expect(isAt(difference, 5000, 1000)).toBe(false)

  const [plain, stressed] = [new Inventory(1), new Inventory(1)]
  plain.link(still, 'normal')
  stressed.link(still, 'strong')
  expect(stressed.differenceTo(plain)).not.toEqual([])
  expect(new Inventory(1).differenceTo(plain)).not.toEqual([])
})

test('CV22 the boxes to mend cover all that differs, once, and stay on the paper', () => {
  const chance = new Chance(22)
  for (let run = 0; run < 50; run++) {
    const [width, height] = [chance.below(900) + 1, chance.below(900) + 1]
    const rectangles = Array.from({ length: 5 }, () => {
      const [left, top] = [chance.below(1400) - 250, chance.below(1400) - 250]
      return { left, top, right: left + chance.next() * 200, bottom: top + chance.next() * 200 }
    })
    const boxes = boxesOver(rectangles, width, height)
    for (let probe = 0; probe < 200; probe++) {
      const [x, y] = [chance.next() * width, chance.next() * height]
      const over = boxes.filter((box) => x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height)
      expect(over.length).toBeLessThanOrEqual(1)
      expect(over.length).toBeGreaterThanOrEqual(isAt(rectangles, x, y) ? 1 : 0)
    }
    for (const box of boxes) {
      expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(width)
      expect(box.y + box.height).toBeLessThanOrEqual(height)
    }
  }
})
