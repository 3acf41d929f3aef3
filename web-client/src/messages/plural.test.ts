import { expect, test } from 'vitest'
import { pluralIn } from './plural.ts'

test('P88 a number picks its form, as the language has them, each time anew', () => {
  const english = pluralIn('en-GB')
  const welsh = pluralIn('cy')
  const forms = { zero: 'dim', one: 'un', two: 'dwy', few: 'tair', many: 'chwech', other: '# arall' }
  for (let again = 0; again < 2; again++) {
    expect([0, 1, 2, 1.5, -1, 4000].map((count) => english(count, { one: 'one', other: '#' }))).toEqual([
      '0',
      'one',
      '2',
      '1.5',
      'one',
      '4000',
    ])
    expect([0, 1, 2, 3, 6, 7, 300].map((count) => welsh(count, forms))).toEqual([
      'dim',
      'un',
      'dwy',
      'tair',
      'chwech',
      '7 arall',
      '300 arall',
    ])
  }
})
