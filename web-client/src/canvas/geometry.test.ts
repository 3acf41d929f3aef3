import { expect, test } from 'vitest'
import { CARD_KINDS, layOutCard, shapeOf } from './cardShape.ts'
import { betweenBorders, bowed, directionAt, distanceTo, partOf, pointAt } from './geometry.ts'

const measure = (text: string) => text.length * 8

function random(seed: number): () => number {
  let state = seed
  return () => (state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296
}

test.each(CARD_KINDS)('CV3 a line ends on the border of a card of kind %s, from wherever it comes', (kind) => {
  const next = random(11)
  const { width, height } = layOutCard(kind, 'Waiting times for a first visit', measure)
  const inside = shapeOf(kind).inside(width, height)
  for (let i = 0; i < 200; i++) {
    const angle = next() * 2 * Math.PI
    const from = { x: Math.cos(angle) * 500, y: Math.sin(angle) * 500 }
    const curve = betweenBorders(bowed(from, { x: 0, y: 0 }, 40), () => false, inside)
    expect(curve, `angle ${angle}`).not.toBeNull()
    const beyond = directionAt(curve!, 1)
    expect(inside(curve!.x1 - beyond.x * 0.5, curve!.y1 - beyond.y * 0.5), `before the end, angle ${angle}`).toBe(false)
    expect(inside(curve!.x1 + beyond.x * 0.5, curve!.y1 + beyond.y * 0.5), `after the end, angle ${angle}`).toBe(true)
  }
})

test('CV3 nothing is drawn between cards that lie on each other', () => {
  const inside = shapeOf('factor').inside(160, 60)
  expect(betweenBorders(bowed({ x: 0, y: 0 }, { x: 20, y: 10 }, 4), inside, inside)).toBeNull()
})

test('CV3 two links in opposite directions bow to different sides', () => {
  const there = bowed({ x: 0, y: 0 }, { x: 400, y: 0 }, 40)
  const back = bowed({ x: 400, y: 0 }, { x: 0, y: 0 }, 40)
  expect(Math.sign(pointAt(there, 0.5).y)).toBe(-Math.sign(pointAt(back, 0.5).y))
})

test('CV3 a part of a curve lies on the curve', () => {
  const curve = bowed({ x: 0, y: 0 }, { x: 300, y: 120 }, 50)
  const part = partOf(curve, 0.2, 0.7)
  expect(pointAt(part, 0.5).x).toBeCloseTo(pointAt(curve, 0.45).x)
  expect(pointAt(part, 0.5).y).toBeCloseTo(pointAt(curve, 0.45).y)
})

test('CV8 the distance to a curve is nil on it and grows away from it', () => {
  const curve = bowed({ x: 0, y: 0 }, { x: 300, y: 0 }, 60)
  const middle = pointAt(curve, 0.5)
  expect(distanceTo(curve, middle)).toBeLessThan(0.5)
  expect(distanceTo(curve, { x: middle.x, y: middle.y - 25 })).toBeCloseTo(25, 0)
})
