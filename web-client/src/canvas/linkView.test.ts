import { expect, test } from 'vitest'
import { readMap } from '@balcony/shared-model'
import { linkViews } from './linkView.ts'

const both = { a: { standing: 'here' }, b: { standing: 'here' } }

function links(records: Record<string, { from?: string; to?: string; kind?: string; claims: Record<string, object> }>) {
  const filled = Object.entries(records).map(([id, link]) => [
    id,
    { from: 'a', to: 'b', kind: 'influences', standing: 'here', ...link },
  ])
  return linkViews(readMap({ elements: both, links: Object.fromEntries(filled) }))
}

const says = (sign: string | undefined, voice: string, more: object = {}) => ({
  ...(sign === undefined ? {} : { sign }),
  voices: { [voice]: true },
  by: 'asha',
  state: 'held',
  why: '',
  ...more,
})

test('CV4 all links of one kind between the same two cards are one line', () => {
  const views = links({ one: { claims: { x: says('+', 'v1') } }, two: { claims: { y: says('+', 'v2') } } })
  expect(views).toHaveLength(1)
  expect(views[0]).toMatchObject({ id: 'one', ids: ['one', 'two'], tone: 'more', voices: 2 })
})

test('CV4 links of different kinds lie side by side in lanes', () => {
  const views = links({ one: { claims: {} }, two: { kind: 'depends-on', claims: {} } })
  expect(views.map((view) => view.lane)).toEqual([0, 1])
})

test('CV5 different signs are contested, and "not sure" contradicts nobody', () => {
  expect(links({ l: { claims: { x: says('+', 'v1'), y: says('-', 'v2') } } })[0]?.tone).toBe('contested')
  expect(links({ l: { claims: { x: says('+', 'v1'), y: says('?', 'v2') } } })[0]?.tone).toBe('more')
  expect(links({ l: { claims: { x: says('?', 'v1') } } })[0]?.tone).toBe('unsure')
  expect(links({ l: { claims: { x: says(undefined, 'v1') } } })[0]?.tone).toBe('unsigned')
  expect(links({ l: { claims: { x: says('0', 'v1') } } })[0]?.tone).toBe('none')
})

test('CV5 a voice whose own people differ is divided', () => {
  expect(links({ l: { claims: { x: says('+', 'v1'), y: says('-', 'v1') } } })[0]).toMatchObject({
    divided: true,
    tone: 'divided',
    voices: 1,
  })
  expect(links({ l: { claims: { x: says('+', 'v1'), y: says('-', 'v2') } } })[0]?.divided).toBe(false)
})

test('CV5 a claim without a voice counts as a voice of its author', () => {
  const claims = { x: says('+', 'v1'), y: { ...says('+', ''), voices: {}, by: 'ben' } }
  expect(links({ l: { claims } })[0]?.voices).toBe(2)
})

test('CV5 reasons count once each, and the strongest claim and any delay show', () => {
  const claims = {
    x: says('+', 'v1', { why: 'Buses', strength: 3 }),
    y: says('+', 'v2', { why: 'Buses', delay: true }),
    z: says('+', 'v3', { why: 'Money' }),
  }
  expect(links({ l: { claims } })[0]).toMatchObject({ reasons: 2, strength: 3, delay: true })
})

test('CV6 a link that everybody withdrew is not drawn, one that nobody ever claimed is', () => {
  expect(links({ l: { claims: { x: says('+', 'v1', { state: 'withdrawn' }) } } })).toEqual([])
  expect(links({ l: { claims: {} } })[0]).toMatchObject({ tone: 'unsigned', voices: 0 })
})

test('CV6 a link is drawn only while both ends stand on the map', () => {
  const links = { l: { from: 'a', to: 'b', kind: 'influences', standing: 'here', claims: {} } }
  const elements = { ...both, b: { standing: 'aside' } }
  expect(linkViews(readMap({ elements, links }))).toEqual([])
})
