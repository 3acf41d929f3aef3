import { readMap } from '@balcony/shared-model'
import { expect, test } from 'vitest'
import { type AmbitionNode, ambitionTree, looseEnds, rarestFirst, servesIt } from './ambitionTree.ts'

function read(ambitions: Record<string, unknown>) {
  return readMap({ ambitions }).ambitions
}

function shape(nodes: AmbitionNode[]): unknown {
  return nodes.map(({ id, children }) => (children.length ? [id, shape(children)] : id))
}

test('P78 ambitions drill down from vision to commitment', () => {
  const tree = ambitionTree(
    read({ c: { level: 'commitment', parent: 'o' }, o: { level: 'outcome', parent: 'v' }, v: { level: 'vision' } }),
  )
  expect(shape(tree)).toEqual([['v', [['o', ['c']]]]])
})

test('P78 an ambition whose parent is aside or unknown stays in sight at the top', () => {
  const tree = ambitionTree(read({ a: { parent: 'p' }, p: { standing: 'aside' }, b: { parent: 'nowhere' } }))
  expect(shape(tree)).toEqual(['a', 'b'])
})

test('P78 a ring of parents, made by two people at once, loses nobody', () => {
  const tree = ambitionTree(read({ a: { parent: 'b' }, b: { parent: 'a' }, c: { parent: 'a' } }))
  expect(shape(tree)).toEqual([['a', ['b', 'c']]])
})

test('P78 what serves an ambition cannot become its parent', () => {
  const ambitions = read({ v: {}, o: { parent: 'v' }, c: { parent: 'o' } })
  expect(servesIt('c', 'v', ambitions)).toBe(true)
  expect(servesIt('v', 'c', ambitions)).toBe(false)
})

test('P79 positions are listed rarest first, and withdrawn ones not at all', () => {
  const [ambition] = Object.values(
    read({
      a: {
        positions: {
          p1: { stance: 'support' },
          p2: { stance: 'support' },
          p3: { stance: 'cannot' },
          p4: { stance: 'commit', state: 'withdrawn' },
        },
      },
    }),
  )
  expect(rarestFirst(ambition?.positions ?? {}).map(({ stance, held }) => [stance, held.length])).toEqual([
    ['cannot', 1],
    ['support', 2],
  ])
})

test('AM5 loose ends: commitments that serve no outcome, and outcomes that nobody has committed to', () => {
  const { commitments, outcomes } = looseEnds(
    read({
      v: { level: 'vision' },
      served: { level: 'outcome', parent: 'v' },
      bare: { level: 'outcome', parent: 'v' },
      between: { level: 'ambition', parent: 'served' },
      far: { level: 'commitment', parent: 'between' },
      loose: { level: 'commitment', parent: 'v' },
      over: { level: 'commitment', parent: 'bare', status: 'ended' },
      away: { level: 'commitment', standing: 'aside' },
    }),
  )
  expect(commitments.map(([id]) => id)).toEqual(['loose'])
  expect(outcomes.map(([id]) => id)).toEqual(['bare'])
})
