import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Edit } from '../document/putBack.ts'
import { draftsWith, dropRefusedWork, keepRefusedWork, type RefusedWork, refusedWork } from './refusedWork.ts'

const renamed: Edit = { path: ['elements', 'one'], was: { label: 'Waiting' }, became: { label: 'Waiting at home' } }
const titled: Edit = { path: [], was: { title: '' }, became: { title: 'Getting home' } }
const draft: RefusedWork = {
  map: 'map',
  title: 'Getting home',
  code: 'read-only',
  reason: 'Observers see this map and do not change it.',
  at: 0,
  records: { elements: { one: { label: 'Waiting at home' } }, map: { title: 'Getting home' } },
  edits: [renamed, titled],
}

let room: number
let stored: Map<string, string>

beforeEach(() => {
  room = 10_000
  stored = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem(key: string, value: string) {
      if (value.length > room) throw new Error('QuotaExceededError')
      stored.set(key, value)
    },
  })
})

afterEach(() => vi.unstubAllGlobals())

test('P35: a draft is kept on the device until its author lets it go', () => {
  expect(keepRefusedWork('asha', draft)).toBe(true)

  expect(refusedWork('map', 'asha')).toEqual([draft])
  expect(refusedWork('map', 'ben')).toEqual([])
  dropRefusedWork('map', 'asha')
  expect(refusedWork('map', 'asha')).toEqual([])
})

test('P35: a draft for which the device has no room says so, and is there as long as the page is open', () => {
  room = 500
  keepRefusedWork('cleo', { ...draft, records: {}, edits: [] })

  expect(keepRefusedWork('cleo', draft)).toBe(false)

  expect(refusedWork('map', 'cleo')).toHaveLength(2)
  dropRefusedWork('map', 'cleo')
  expect(refusedWork('map', 'cleo')).toEqual([])
})

test('P39: of a draft that was put back only what could not be written stays', () => {
  const { edits: _edits, ...older } = draft
  const drafts: RefusedWork[] = [older, { ...draft, isBack: true }]

  expect(draftsWith(drafts, [renamed])).toEqual([
    older,
    { ...draft, edits: [renamed], records: { elements: { one: { label: 'Waiting at home' } } } },
  ])
  expect(draftsWith([draft], [titled])[0]?.records).toEqual({ map: { title: 'Getting home' } })
  expect(draftsWith([draft], [])).toEqual([])
})
