import { readMap } from '@balcony/shared-model'
import { expect, test } from 'vitest'
import { answeredWords, answersToSort } from './sorting.ts'

const asks = {
  q: {
    prompt: 'Why?',
    kind: 'words',
    state: 'revealed',
    answers: {
      x1: { text: 'Beds', voices: { nhs: true } },
      x2: { text: ' beds', voices: { carers: true } },
      x3: { text: 'Trust' },
      x4: { text: 'Buses' },
      x5: { text: 'Money' },
    },
  },
}

test('VO15, VO16: answers lie rarest first, those that an element keeps last, and what was set aside or undone is to be sorted again', () => {
  const kept = (answer: string, state = 'held') => ({ m: { text: 'x', answers: { [answer]: true }, state } })
  const map = readMap({
    asks,
    elements: {
      one: { label: 'Trust in people', meanings: kept('x3') },
      gone: { label: 'Lines', standing: 'gone', meanings: kept('x4') },
      taken: { label: 'Purse', meanings: kept('x5', 'withdrawn') },
      same: { label: 'Trust, again', standing: 'aside', oneWith: 'one', meanings: kept('x4') },
    },
  })

  const sorted = answersToSort(map.asks['q']!, map)

  expect(sorted.map(({ text, times, on }) => [text, times, on])).toEqual([
    ['Money', 1, null],
    ['Beds', 2, null],
    ['Buses', 1, 'one'],
    ['Trust', 1, 'one'],
  ])
  expect(answeredWords(sorted[1]!)).toEqual({ text: 'Beds', answers: ['x1', 'x2'], voices: ['nhs', 'carers'] })
})
