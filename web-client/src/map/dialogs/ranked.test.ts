import { expect, test } from 'vitest'
import { ranked } from './ranked.ts'

const things = [
  { name: 'Add a factor', words: 'new card' },
  { name: 'Café at the harbour', words: 'Factor' },
  { name: 'Undo my last change', words: 'back mistake' },
]

const names = (question: string) => ranked(things, question).map((thing) => thing.name)

test('P70 a command is found by its name, by other words for it and without accents', () => {
  expect(names('fac')).toEqual(['Add a factor', 'Café at the harbour'])
  expect(names('mistake')).toEqual(['Undo my last change'])
  expect(names('cafe')).toEqual(['Café at the harbour'])
})

test('P70 every word has to fit, and an empty question finds everything', () => {
  expect(names('add mistake')).toEqual([])
  expect(names(' ')).toHaveLength(3)
})
