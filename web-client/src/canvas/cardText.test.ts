import { expect, test } from 'vitest'
import { wrapLabel } from './cardText.ts'

const measure = (text: string) => Array.from(text).length * 10

test('CV2 a label breaks at spaces into lines that fit', () => {
  expect(wrapLabel('waiting times for carers', 130, measure).lines).toEqual(['waiting times', 'for carers'])
})

test('CV2 a label longer than three lines ends in an ellipsis that fits', () => {
  const { lines, width } = wrapLabel('one two three four five six seven eight', 90, measure)
  expect(lines).toHaveLength(3)
  expect(lines[2]).toMatch(/…$/)
  expect(width).toBeLessThanOrEqual(90)
})

test('CV2 a word wider than a line is broken and not cut off', () => {
  const { lines } = wrapLabel('Llanfairpwllgwyngyll', 100, measure)
  expect(lines.join('')).toBe('Llanfairpwllgwyngyll')
})

test('CV2 an empty label has no lines', () => {
  expect(wrapLabel('  ', 100, measure)).toEqual({ lines: [], width: 0 })
})
