import { expect, test } from 'vitest'
import { holds, overscanned, placeOf, type Picture } from './paper.ts'
import { Chance } from '../testing/random.ts'
import { toMap, toScreen, visible, type Viewport } from './viewport.ts'

const SCREEN = { width: 1000, height: 600 }
const LARGE = { left: -1e6, right: 1e6, top: -1e6, bottom: 1e6 }

function pictureFrom(view: Viewport): Picture {
  return { view, part: overscanned(view) }
}

test('CV21 a picture that is moved shows every place of the map where the camera sees it', () => {
  const chance = new Chance(21)
  const next = () => chance.next()
  for (let i = 0; i < 200; i++) {
    const view = (): Viewport => ({ x: next() * 900 - 450, y: next() * 900 - 450, zoom: 0.1 + next() * 2, ...SCREEN })
    const [from, to] = [view(), view()]
    const { x, y, scale } = placeOf(pictureFrom(from), to)
    const place = { x: next() * 4000 - 2000, y: next() * 4000 - 2000 }
    const painted = toScreen(from, place)
    const seen = toScreen(to, place)
    expect(x + scale * painted.x).toBeCloseTo(seen.x, 6)
    expect(y + scale * painted.y).toBeCloseTo(seen.y, 6)
    expect(toMap(to, seen).x).toBeCloseTo(place.x, 6)
  }
})

test('CV21 a picture serves until the camera leaves what was painted, or comes too near or goes too far for it', () => {
  const view: Viewport = { x: 0, y: 0, zoom: 1, ...SCREEN }
  const picture = pictureFrom(view)
  expect(holds(picture, view, LARGE)).toBe(true)
  expect(holds(picture, { ...view, x: 249, y: -149 }, LARGE)).toBe(true)
  expect(holds(picture, { ...view, x: 251 }, LARGE)).toBe(false)
  expect(holds(picture, { ...view, y: -151 }, LARGE)).toBe(false)
  expect(holds(picture, { ...view, zoom: 1.99 }, LARGE)).toBe(true)
  expect(holds(picture, { ...view, zoom: 2.01 }, LARGE)).toBe(false)
  expect(holds(picture, { ...view, zoom: 0.6, x: 200, y: 120 }, LARGE)).toBe(false)
  expect(holds(picture, { ...view, width: 1001 }, LARGE)).toBe(false)
})

test('CV21 where nothing more is to be seen, the camera may leave what was painted', () => {
  const view: Viewport = { x: 500, y: 300, zoom: 1, ...SCREEN }
  const picture = pictureFrom(view)
  const small = { left: -400, right: 400, top: -200, bottom: 200 }
  expect(holds(picture, { ...view, x: 5000 }, small)).toBe(true)
  expect(holds(picture, { ...view, zoom: 0.65 }, small)).toBe(true)
  expect(holds(picture, { ...view, zoom: 0.65 }, LARGE)).toBe(false)
  // What is painted at rest is the screen alone: the first step needs a new picture.
  const atRest: Picture = { view, part: visible(view, 0) }
  expect(holds(atRest, { ...view, x: 501 }, LARGE)).toBe(false)
})
