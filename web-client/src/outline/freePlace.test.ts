import { expect, test } from 'vitest'
import { freePlace } from './OutlineView.tsx'

test('P82 factors that are added in the outline never lie on one another', () => {
  const taken: { x: number; y: number }[] = []
  for (let count = 0; count < 60; count++) {
    const place = freePlace(taken)
    for (const other of taken) {
      expect(Math.abs(other.x - place.x) >= 190 || Math.abs(other.y - place.y) >= 110).toBe(true)
    }
    taken.push(place)
  }
})
