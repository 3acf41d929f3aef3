import { readMap } from '@balcony/shared-model'
import { expect, test } from 'vitest'
import { LINES_ON_PAPER, onPaper } from './onPaper.ts'

const voices = { carers: { name: 'Carers’ forum' } }

test('LE4 commitments say who, which post, the first step and by when; those due first come first', () => {
  const { commitments } = onPaper(
    readMap({
      voices,
      ambitions: {
        a: { level: 'commitment', statement: 'Later', due: '2027-05-01' },
        b: {
          level: 'commitment',
          statement: 'Ring every carer',
          owners: { carers: true },
          post: 'Head of discharge',
          firstStep: 'Write the list',
          due: '2027-03-03',
        },
        c: { level: 'commitment', statement: 'Some day' },
        d: { level: 'commitment', statement: 'Over', status: 'ended' },
        e: { level: 'vision', statement: 'Everyone home' },
        f: { level: 'commitment', statement: 'Put away', standing: 'aside' },
      },
    }),
  )
  expect(commitments.items.map(({ words }) => words)).toEqual(['Ring every carer', 'Later', 'Some day'])
  expect(commitments.items[0]?.facts).toBe(
    'Carers’ forum · Head of discharge · first: Write the list · by 3 March 2027',
  )
  expect(commitments.items[2]?.facts).toBe('nobody’s yet')
})

test('LE4 what was set aside is there with its reason; what somebody took back is not', () => {
  const { aside } = onPaper(
    readMap({
      elements: {
        a: { label: 'Bus routes', standing: 'aside', standingWhy: 'Not ours to change' },
        b: { label: 'Mistake', standing: 'gone' },
        c: { label: 'On the map' },
      },
      stakeholders: { d: { name: 'Care homes', standing: 'aside' } },
    }),
  )
  expect(aside.items.map(({ words, facts }) => [words, facts])).toEqual([
    ['Bus routes', 'Not ours to change'],
    ['Care homes', ''],
  ])
})

test('LE4 what does not fit is counted, and what was set aside keeps its room', () => {
  const many = (make: (i: number) => object) =>
    Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`n${i}`, make(i)]))
  const { commitments, aside } = onPaper(
    readMap({
      ambitions: many((i) => ({ level: 'commitment', statement: `Commitment ${i} ${'and more words '.repeat(30)}` })),
      elements: many((i) => ({ label: `Thing ${i}`, standing: 'aside', standingWhy: 'Because' })),
    }),
  )
  expect(commitments.items.length + commitments.more).toBe(60)
  expect(aside.items.length + aside.more).toBe(60)
  expect(commitments.items.length).toBeGreaterThan(2)
  expect(aside.items.length).toBeGreaterThan(2)
  expect(commitments.items[0]?.words).toMatch(/…$/)
  const lines = [...commitments.items, ...aside.items].reduce(
    (sum, { words, facts }) => sum + Math.ceil(words.length / 42) + Math.ceil(facts.length / 42),
    0,
  )
  expect(lines).toBeLessThanOrEqual(LINES_ON_PAPER)
})
