import { readMap } from '@balcony/shared-model'
import { expect, test } from 'vitest'
import { agreeing, bundlesOf } from './bundle.ts'
import { orderBetween } from './VoiceRow.tsx'
import { objectionsTo, standsByRarity } from './wordsStands.ts'
import { remarksOn } from './words.ts'

const voices = { nhs: { name: 'NHS' }, carers: { name: 'Carers' } }
const claim = (sign: string | undefined, why: string, ...speaking: string[]) => ({
  ...(sign && { sign }),
  why,
  by: speaking.length === 0 ? 'ben' : 'asha',
  voices: Object.fromEntries(speaking.map((voice) => [voice, true])),
})

test.each([
  ['contested', [claim('+', '', 'nhs'), claim('-', '', 'carers')], ['People see this differently']],
  ['divided', [claim('+', '', 'nhs'), claim('-', '', 'nhs')], ['People of NHS differ on this', 'Only NHS says this']],
  ['of one voice', [claim('+', '', 'nhs')], ['Only NHS says this']],
  ['of one person', [claim('+', '')], ['One voice says this']],
  ['unsigned', [claim(undefined, '', 'nhs'), claim(undefined, '', 'carers')], ['Nobody has said which way it works']],
  ['agreed', [claim('+', 'Beds', 'nhs'), claim('+', 'Trust', 'carers')], ['The same sign, for 2 different reasons']],
  ['plain', [claim('+', '', 'nhs'), claim('+', '', 'carers')], []],
])('VO10: a link that is %s says so in words', (_state, claims, expected) => {
  const map = readMap({
    voices,
    elements: { a: {}, b: {} },
    links: { l: { from: 'a', to: 'b', claims: Object.fromEntries(claims.map((one, i) => [`c${i}`, one])) } },
  })
  expect(remarksOn(bundlesOf(map)[0]!, map.voices).map(({ words }) => words)).toEqual(expected)
})

test('VO9: who claims the same takes over the sign and what it is like, never the reason', () => {
  const map = readMap({
    elements: { a: {}, b: {} },
    links: { l: { from: 'a', to: 'b', claims: { c: { sign: '-', why: 'Beds', strength: 2, delay: true } } } },
  })
  expect(agreeing(bundlesOf(map)[0]!.held[0]!)).toEqual({ agrees: 'c', sign: '-', strength: 2, delay: true })
})

test('VO12: stands are listed rarest first, and what was taken back does not count', () => {
  const stand = (stance: string, more: object = {}) => ({ stance, why: 'x', ...more })
  const element = readMap({
    elements: {
      e: {
        stands: { a: stand('keep'), b: stand('keep'), c: stand('unsafe'), d: stand('reword', { state: 'withdrawn' }) },
      },
    },
  }).elements['e']!
  expect(standsByRarity(element.stands).map(({ stance, held }) => [stance, held.length])).toEqual([
    ['unsafe', 1],
    ['keep', 2],
  ])
  expect(objectionsTo(element)).toBe(1)
})

test('VO7: a voice moves by one place, between the two that it comes between', () => {
  const list = [0, 1, 4].map((order, i) => [`v${i}`, { order }] as [string, { order: number }])
  expect(orderBetween(list, 2, -1)).toBe(0.5)
  expect(orderBetween(list, 1, -1)).toBe(-1)
  expect(orderBetween(list, 0, 1)).toBe(2.5)
  expect(orderBetween(list, 1, 1)).toBe(5)
  expect(orderBetween(list, 0, -1)).toBeNull()
})
