import { expect, test } from 'vitest'
import { isSame, type Others } from './cast.ts'

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
