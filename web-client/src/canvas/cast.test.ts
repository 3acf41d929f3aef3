import { expect, test } from 'vitest'
import { isSame, linksAtRest, type LiveLink, type Others } from './cast.ts'
import type { LinkView } from './linkView.ts'

const others = (drags: [string, number, number][], colours: [string, string][]): Others => ({
  drags: new Map(drags.map(([id, x, y]) => [id, { x, y }])),
  colours: new Map(colours),
})

test('CV21 what others drag and select is painted when it changes, and only then', () => {
  const one = others([['a', 1, 2]], [['a', 'red']])
  expect(isSame(one, others([['a', 1, 2]], [['a', 'red']]))).toBe(true)
  expect(isSame(one, others([['a', 1, 3]], [['a', 'red']]))).toBe(false)
  expect(isSame(one, others([['b', 1, 2]], [['a', 'red']]))).toBe(false)
  expect(isSame(one, others([['a', 1, 2]], [['a', 'blue']]))).toBe(false)
  expect(isSame(one, others([], [['a', 'red']]))).toBe(false)
  expect(isSame(others([], []), others([], []))).toBe(true)
})

test('CV22 links of a dragged card are elements where they were until it is dropped', () => {
  const link = (id: string, from: string, to: string) => ({ id, from, to }) as LinkView
  const at = (one: LinkView, x0: number): LiveLink => ({ link: one, curve: { x0, y0: 0, cx: 0, cy: 0, x1: 0, y1: 0 } })
  const [ab, cd, be] = [link('ab', 'a', 'b'), link('cd', 'c', 'd'), link('be', 'b', 'e')]
  const still = at(cd, 1)
  const before = [at(ab, 1), still]
  const dragged = new Map([['b', { x: 9, y: 9 }]])

  expect(linksAtRest([at(ab, 2), still], before, dragged)).toBe(before)
  const others = linksAtRest([at(ab, 2), at(cd, 2), at(be, 2)], before, dragged)
  expect(others.map(({ link, curve }) => [link.id, curve.x0])).toEqual([
    ['ab', 1],
    ['cd', 2],
    ['be', 2],
  ])
  const dropped = linksAtRest([at(ab, 2), still], before, new Map())
  expect(dropped.map(({ curve }) => curve.x0)).toEqual([2, 1])
})
