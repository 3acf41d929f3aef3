import { type Accord, NO_VOICE, readMap } from '@balcony/shared-model'
import { expect, test } from 'vitest'
import { FixedMap } from '../store/fixedMap.ts'
import { LensedMap } from './lensedMap.ts'
import { findings, isShown, only, switched, WHOLE } from './lens.ts'
import { layersToChoose, wordsOfLens } from './names.ts'

const says = (sign: string, ...voices: string[]) => ({
  sign,
  by: 'asha',
  voices: Object.fromEntries(voices.map((voice) => [voice, true])),
})
const picture = {
  voices: { nhs: { name: 'NHS', order: 2 }, carers: { name: 'Carers', order: 1 } },
  elements: { a: { label: 'A' }, b: { label: 'B' }, c: { label: 'C' } },
  links: {
    l1: { from: 'a', to: 'b', claims: { x: says('+', 'nhs'), y: says('-', 'carers') } },
    l2: { from: 'b', to: 'c', claims: { x: says('+', 'nhs') } },
    l3: { from: 'c', to: 'a', claims: { x: says('+') } },
    l4: { from: 'a', to: 'c', claims: { x: says('+', 'carers') } },
    l5: { from: 'c', to: 'b', claims: { x: says('+', 'carers') } },
  },
}
const words = (accord: Accord) => accord

test('VO5: a switched-off layer leaves the view and nothing else, and a picture that did not change stays the same object', () => {
  const source = new FixedMap(picture)
  const seen = new LensedMap(source, words)
  let told = 0
  seen.subscribe(() => (told += 1))

  seen.look(switched(WHOLE, 'nhs', false))

  expect(told).toBe(1)
  expect(Object.keys(seen.current().links)).toEqual(['l1', 'l3', 'l4', 'l5'])
  expect(Object.keys(seen.current().links['l1']!.claims)).toEqual(['y'])
  expect(seen.current()).toBe(seen.current())
  const { links } = seen.current()
  source.show({ ...picture, elements: { ...picture.elements, a: { label: 'A', x: 4 } } })
  expect(seen.current().elements['a']?.x).toBe(4)
  expect(seen.current().links).toBe(links)
  seen.look(WHOLE)
  expect(seen.current()).toBe(source.current())
})

test('VO5: voices are switched one by one and shown alone, a new one is seen, and words say what is not', () => {
  const map = readMap(picture)
  expect(layersToChoose(map)).toEqual(['carers', 'nhs', NO_VOICE])
  const without = switched(WHOLE, 'nhs', false)
  expect([isShown(without, 'nhs'), isShown(without, 'carers'), isShown(without, 'new')]).toEqual([false, true, true])
  expect(wordsOfLens(without, map)).toBe('You do not see what NHS says.')
  expect(wordsOfLens(only('carers', layersToChoose(map)), map)).toBe('You see only what Carers says.')
  expect(switched(without, 'nhs', true)).toBe(WHOLE)
  expect(wordsOfLens(WHOLE, map)).toBeNull()
})

test('VO6: two layers are laid over each other, what differs first, with a note at each of their lines', () => {
  const source = new FixedMap(picture)
  const seen = new LensedMap(source, words)
  seen.look({ kind: 'two', first: 'nhs', second: 'carers' })

  expect(Object.keys(seen.current().links)).toEqual(['l1', 'l2', 'l4', 'l5'])
  expect([...seen.notes()]).toEqual([
    ['influences:a:b', 'opposite'],
    ['influences:a:c', 'only-second'],
    ['influences:b:c', 'reversed'],
    ['influences:c:b', 'reversed'],
  ])
  const notes = seen.notes()
  source.show({ ...picture, title: 'Another' })
  expect(seen.notes()).toBe(notes)
  const found = findings(source.current(), 'nhs', 'carers')
  expect(found.map(([accord, links]) => [accord, links.length])).toEqual([
    ['opposite', 1],
    ['reversed', 1],
    ['only-first', 0],
    ['only-second', 1],
    ['same', 0],
  ])
})
