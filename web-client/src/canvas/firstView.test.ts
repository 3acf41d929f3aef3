import { expect, test } from 'vitest'
import { nearLook, needsTwoLooks, READABLE_ZOOM, wholeLook } from './firstView.ts'

const phone = { width: 390, height: 480 }
const laptop = { width: 1160, height: 620 }
const small = { left: -200, right: 250, top: -100, bottom: 100 }
const big = { left: -2000, right: 2000, top: -1500, bottom: 1500 }

test('CV20 a map that can be read as a whole, and any map on a larger screen, is shown whole', () => {
  expect(needsTwoLooks(small, phone)).toBe(false)
  expect(needsTwoLooks(big, laptop)).toBe(false)
  expect(needsTwoLooks(big, phone)).toBe(true)
  expect(needsTwoLooks(big, { width: 780, height: 250 })).toBe(true)
})

test('CV20 the whole map is as near as it may be, and never magnified', () => {
  const { at, zoom } = wholeLook(big, phone, 0.05)
  expect(at).toEqual({ x: 0, y: 0 })
  expect(4000 * zoom).toBeLessThanOrEqual(phone.width)
  expect(wholeLook(small, { width: 5000, height: 5000 }, 0.05).zoom).toBe(1)
  expect(wholeLook({ ...big, right: 200_000 }, phone, 0.05).zoom).toBe(0.05)
})

test('CV20 a phone first sees, at a size that can be read, the card with the most links', () => {
  const spots = [
    { x: 0, y: 0, links: 2 },
    { x: 700, y: -300, links: 7 },
  ]
  expect(nearLook(spots, big, phone)).toEqual({ at: { x: 700, y: -300 }, zoom: READABLE_ZOOM })
})

test('CV20 of cards with as many links it is the one nearest to the middle, or to where one looks', () => {
  const spots = [
    { x: 900, y: 0, links: 3 },
    { x: -40, y: 10, links: 3 },
  ]
  expect(nearLook(spots, big, phone).at).toEqual({ x: -40, y: 10 })
  expect(nearLook(spots, big, phone, { x: 800, y: 0 }).at).toEqual({ x: 900, y: 0 })
})

test('CV20 nobody looks past the edge of the map while there is map on the other side', () => {
  const { at, zoom } = nearLook([{ x: 2000, y: -1500, links: 1 }], big, phone)
  expect(at.x + phone.width / 2 / zoom).toBeCloseTo(2000 + (390 * 0.06) / zoom)
  expect(at.y - phone.height / 2 / zoom).toBeCloseTo(-1500 - (390 * 0.06) / zoom)
  const narrow = { ...big, left: -50, right: 150 }
  expect(nearLook([{ x: 150, y: 0, links: 1 }], narrow, phone).at.x).toBeCloseTo(50)
})
