import { readMap } from '@balcony/shared-model'
import { expect, test } from 'vitest'
import { soFar } from './soFar.ts'
import { isUnderWay } from './useNewcomer.ts'
import { noCourse } from '../sync/courseNow.ts'

const here = (label: string, by: string) => ({ label, by, kind: 'factor', standing: 'here', x: 0, y: 0 })
const claim = (by: string, sign: string) => ({ by, sign, state: 'held', voices: {} })

test('RU12: five lines at most tell what has happened so far, what matters most first', () => {
  const map = readMap({
    elements: {
      a: here('Loneliness', 'm1'),
      b: here('GP visits', 'm2'),
      c: here('Trust', 'm2'),
      d: here('Buses', 'm3'),
      e: { ...here('Set aside', 'm4'), standing: 'aside' },
    },
    links: {
      ab: { from: 'a', to: 'b', by: 'm1', claims: { x: claim('m1', '+'), y: claim('m2', '-') } },
      ac: { from: 'a', to: 'c', by: 'm1', claims: { x: claim('m1', '-') } },
      da: { from: 'd', to: 'a', by: 'm5', claims: { x: claim('m5', '-') } },
    },
    asks: {
      q: { prompt: 'Early', state: 'revealed', revealedAt: 1, answers: {} },
      r: { prompt: 'What keeps people waiting?', state: 'revealed', revealedAt: 2, answers: { x: {}, y: {} } },
      s: { prompt: 'Secret', state: 'open' },
    },
    ambitions: { o: { level: 'outcome', statement: 'Home in two days', at: 5 } },
    moments: { m: { title: 'First picture', at: 3 } },
    stakeholders: { k: { name: 'Police', room: 'missing' } },
  })
  expect(soFar(map)).toEqual([
    '4 things and 3 links are on the map, drawn by 4 people.',
    'We asked “What keeps people waiting?”. 2 answers are open.',
    'People differ on one link: “Loneliness” to “GP visits”.',
    'Most hangs together with “Loneliness”: 3 links.',
    '1 ambition is written down, the latest “Home in two days”.',
  ])
})

test('RU12: an empty map says so, and nobody came in its middle', () => {
  const empty = readMap({})
  expect(soFar(empty)).toEqual(['Nothing is on the map yet.'])
  expect(isUnderWay(empty, noCourse, 'me')).toBe(false)
  const step = { id: 'write', since: 0, timer: { kind: 'none' } } as const
  expect(isUnderWay(empty, { step, call: null }, 'me')).toBe(true)
  expect(isUnderWay(readMap({ elements: { a: here('Trust', 'm1') } }), noCourse, 'me')).toBe(true)
  expect(isUnderWay(readMap({ elements: { a: here('Trust', 'me') } }), noCourse, 'me')).toBe(false)
  expect(isUnderWay(readMap({ asks: { q: { prompt: 'Why?', state: 'open' } } }), noCourse, 'me')).toBe(true)
})
