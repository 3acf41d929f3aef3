import { expect, test } from 'vitest'
import { Sharpness } from './sharpness.ts'

/** A movement with these pauses between its frames, and the rest after it: the sharpness of each frame. */
function move(sharpness: Sharpness, pauses: readonly number[], start = 0): number[] {
  let now = start
  const shares = [0, ...pauses].map((pause) => sharpness.shareAt((now += pause), 'quick'))
  return [...shares, sharpness.shareAt(now + 100, 'careful')]
}

test('CV19 a machine that keeps up paints every movement sharp', () => {
  const sharpness = new Sharpness()
  expect(move(sharpness, [17, 17, 60, 17, 17])).toEqual([1, 1, 1, 1, 1, 1, 1])
  expect(move(sharpness, [17, 60, 17], 5000)).toEqual([1, 1, 1, 1, 1])
})

test('CV19 one that does not paints coarse while the camera moves, and always sharp at rest', () => {
  const sharpness = new Sharpness()
  expect(move(sharpness, [50, 50, 17, 17])).toEqual([1, 1, 0.5, 0.5, 0.5, 1])
  for (let movement = 1; movement < 10; movement++) expect(move(sharpness, [17, 17])).toEqual([0.5, 0.5, 0.5, 1])
  expect(move(sharpness, [17, 17])).toEqual([1, 1, 1, 1])
})

test('CV19 the pause between two movements is not a late frame', () => {
  const sharpness = new Sharpness()
  for (let i = 0; i < 5; i++) expect(move(sharpness, [17], i * 3000)).toEqual([1, 1, 1])
})
