import { expect, test } from 'vitest'
import { clock } from '../agenda/Countdown.tsx'
import type { AskRecord } from '../session/api.ts'
import { answersTo } from './AnswerFields.tsx'
import { drawnAt } from './PlacePicture.tsx'
import { placeIn, placeWord } from './places.ts'

test('RU15: a place is kept within its axes, to a twentieth, and drawn with more at the top', () => {
  expect(placeWord({ x: 0.3334, y: 1.4 })).toBe('0.35,1')
  expect(placeWord({ x: -2, y: 0.49 })).toBe('0,0.5')
  expect(placeIn('0.25,0.8')).toEqual({ x: 0.25, y: 0.8 })
  for (const wrong of ['', 'somewhere', '2,0.5', '0.5', null]) expect(placeIn(wrong)).toEqual({ x: 0.5, y: 0.5 })
  expect(drawnAt({ x: 0, y: 1 })).toEqual({ cx: -100, cy: -100 })
  expect(drawnAt({ x: 1, y: 0 })).toEqual({ cx: 100, cy: 100 })
})

test('RU15: a place and an order that nobody touched count as they are seen', () => {
  const record = { kind: 'rank', options: ['Beds', 'Buses'] } as unknown as AskRecord
  expect(answersTo(record, [])).toEqual([{ text: '', value: '0,1' }])
  const words = { kind: 'words', options: [] } as unknown as AskRecord
  expect(answersTo(words, [{ text: ' ' }, { text: 'Trust' }])).toEqual([{ text: 'Trust' }])
})

test('RU6: the time that is left reads as a clock', () => {
  expect(clock(5)).toBe('0:05')
  expect(clock(600)).toBe('10:00')
  expect(clock(3_725)).toBe('1:02:05')
})
