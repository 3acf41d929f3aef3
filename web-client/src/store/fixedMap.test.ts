import { expect, test } from 'vitest'
import { FixedMap } from './fixedMap.ts'

const first = { title: 'Then', elements: { a: { label: 'Loneliness', x: 1 }, b: { label: 'Bus routes' } } }
const second = { title: 'Now', elements: { a: { label: 'Loneliness', x: 1 }, c: { label: 'Waiting' } } }

test('P22: shows one picture after the other, and tells only what differs', () => {
  const map = new FixedMap(first)
  const kept = map.current().elements.a
  const calls: string[] = []
  for (const id of ['a', 'b', 'c']) map.subscribeTo('elements', id, () => calls.push(id))
  map.subscribe(() => calls.push('any'))

  map.show(second)

  expect(map.current()).toMatchObject({ title: 'Now', elements: { c: { label: 'Waiting', kind: 'factor' } } })
  expect(map.current().elements.a).toBe(kept)
  expect(map.current().elements.b).toBeUndefined()
  expect(calls.toSorted()).toEqual(['any', 'b', 'c'])
})

test('P22: the same picture again tells no record anything', () => {
  const map = new FixedMap(first)
  const before = map.current().elements
  const calls: string[] = []
  map.subscribeTo('elements', 'a', () => calls.push('a'))

  map.show(structuredClone(first))

  expect(map.current().elements).toBe(before)
  expect(calls).toEqual([])
})
