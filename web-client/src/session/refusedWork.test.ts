// In Node the full entry point loads its own wasm, so that the /slim imports of the code under test just work.
import { getHeads } from '@automerge/automerge'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Edit, putBack } from '../document/putBack.ts'
import { browsers } from '../testing/group.ts'
import {
  Draft,
  draftsWith,
  dropRefusedWork,
  keepRefusedWork,
  offerOfDrafts,
  type RefusedWork,
  refusedWork,
  replaceRefusedWork,
} from './refusedWork.ts'
import { freeHands } from '../document/conduct.ts'
import { readMap } from '@balcony/shared-model'

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

test('P35: what is drawn between a refusal and the closing of the old copy is in the draft', () => {
  const { asha } = browsers(['asha'])
  asha.editor.setTitle('Getting home')
  const durable = getHeads(asha.handle.doc())
  asha.editor.setQuestion('Refused')
  const { map, title, code, reason } = draft

  const following = new Draft(asha.handle, () => durable, 'asha', { map, title, code, reason })
  const id = asha.editor.addElement({ kind: 'factor', label: 'Half', x: 0, y: 0 })
  asha.editor.relabel(id, 'Half a thought')

  expect(following.isStored()).toBe(true)
  expect(refusedWork('map', 'asha')).toMatchObject([
    {
      reason,
      records: { map: { question: 'Refused' }, elements: { [id]: { label: 'Half a thought' } } },
      edits: { length: 2 },
    },
  ])
  following.close()
  asha.editor.setQuestion('Nobody can draw here any more')
  expect(JSON.stringify(refusedWork('map', 'asha'))).not.toContain('any more')
})

test('P35: where the device has no room any more for what is still drawn, the draft says so', () => {
  const { asha } = browsers(['asha'])
  const { map, title, code, reason } = draft
  const following = new Draft(asha.handle, () => getHeads(asha.handle.doc()), 'asha', { map, title, code, reason })
  expect(following.isStored()).toBe(true)

  room = 10
  asha.editor.setTitle('Getting home')

  expect(following.isStored()).toBe(false)
  dropRefusedWork('map', 'asha')
})

test('P39: what was put back and is refused again is in one draft, with the latest reason and all that was there before', () => {
  const { old, fresh, later } = browsers(['old', 'fresh', 'later'])
  const work = (reason: string, { handle }: typeof old, member: string) => {
    const { map, title, code } = draft
    new Draft(handle, () => [], member, { map, title, code, reason }).close()
  }
  const can = () => offerOfDrafts(refusedWork('map', 'asha'), readMap(later.map()), 'participant', freeHands).can
  old.editor.setTitle('Getting home')
  old.editor.setQuestion('What matters?')
  old.editor.addElement({ kind: 'factor', label: 'Trust', x: 0, y: 0 })
  work('First.', old, 'asha')
  const before = can()

  fresh.editor.together('put back', (hand) => putBack(hand, before.slice(1)))
  replaceRefusedWork(
    'map',
    'asha',
    refusedWork('map', 'asha').map((one) => ({ ...one, isBack: true as const })),
  )
  work('Second.', fresh, 'asha')

  const drafts = refusedWork('map', 'asha')
  expect(drafts.map(({ reason, edits, isBack }) => [reason, edits?.length, isBack])).toEqual([
    ['First.', 1, undefined],
    ['Second.', 2, undefined],
  ])
  expect(can()).toHaveLength(3)
  expect(new Set(can().map((edit) => JSON.stringify(edit)))).toEqual(
    new Set(before.map((edit) => JSON.stringify(edit))),
  )
})
