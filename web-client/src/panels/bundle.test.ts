import { readMap } from '@balcony/shared-model'
import { expect, test } from 'vitest'
import { bundleOfLink, bundlesOf, claimOf } from './bundle.ts'

const ends = { a: { label: 'A' }, b: { label: 'B' }, c: { label: 'C', standing: 'aside' } }

function mapWith(links: Record<string, unknown>) {
  return readMap({ elements: ends, links })
}

test('P75 links of one kind between the same two elements read as one bundle', () => {
  const map = mapWith({
    l1: { from: 'a', to: 'b', claims: { x: { sign: '+', by: 'asha', at: 2 } } },
    l2: { from: 'a', to: 'b', claims: { y: { sign: '+', by: 'ben', at: 1 } } },
    l3: { from: 'b', to: 'a', claims: { z: { sign: '-' } } },
  })
  const bundles = bundlesOf(map)
  expect(bundles).toHaveLength(2)
  expect(bundles[0]).toMatchObject({ sign: '+', links: ['l1', 'l2'] })
  expect(bundles[0]?.held.map(({ claim }) => claim.by)).toEqual(['ben', 'asha'])
})

test('P75 different signs read as contested, and a sign not known contests nothing', () => {
  const two = (one: string, other: string) =>
    bundlesOf(mapWith({ l: { from: 'a', to: 'b', claims: { x: { sign: one }, y: { sign: other } } } }))[0]?.sign
  expect(two('+', '-')).toBe('contested')
  expect(two('+', '?')).toBe('+')
  expect(two('?', '?')).toBe('?')
})

test('P75 a claim without a sign reads as a plain link', () => {
  expect(bundlesOf(mapWith({ l: { from: 'a', to: 'b', claims: { x: {} } } }))[0]?.sign).toBe('none')
})

test('P75 one voice alone is named, and a voice whose people differ is shown as divided', () => {
  const claims = { x: { sign: '+', voices: { nhs: true } }, y: { sign: '-', voices: { nhs: true } } }
  const [one] = bundlesOf(mapWith({ l: { from: 'a', to: 'b', claims } }))
  expect(one?.single).toBe('nhs')
  expect(one?.divided).toEqual(['nhs'])
})

test('P76 a link leaves the map when its end is aside or everybody withdrew', () => {
  const map = mapWith({
    l1: { from: 'a', to: 'c', claims: { x: { sign: '+' } } },
    l2: { from: 'a', to: 'b', claims: { x: { sign: '+', state: 'withdrawn' } } },
  })
  expect(bundlesOf(map)).toEqual([])
  expect(bundleOfLink(map, 'l2')?.withdrawn).toHaveLength(1)
})

test('P75 a claim of somebody’s own beside a voice’s is no single voice, and who works with whom has no direction', () => {
  const claims = { x: { sign: '+', voices: { nhs: true } }, y: { sign: '+', by: 'ben' } }
  expect(bundlesOf(mapWith({ l: { from: 'a', to: 'b', claims } }))[0]?.single).toBeNull()
  const both = { l1: { from: 'a', to: 'b', kind: 'works-with' }, l2: { from: 'b', to: 'a', kind: 'works-with' } }
  expect(bundlesOf(mapWith(both))).toMatchObject([{ links: ['l1', 'l2'] }])
})

test('P75 my claim is the held one that I made', () => {
  const claims = { x: { by: 'asha', state: 'withdrawn' }, y: { by: 'asha' }, z: { by: 'ben' } }
  const one = bundleOfLink(mapWith({ l: { from: 'a', to: 'b', claims } }), 'l')
  expect(one && claimOf(one, 'asha')?.id).toBe('y')
  expect(one && claimOf(one, null)).toBeUndefined()
})
