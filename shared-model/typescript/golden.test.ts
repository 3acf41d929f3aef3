import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bundlesOf, readMap, readRecord, type Bundle } from './index.ts'

function golden<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), 'utf8')) as T
}

describe('golden documents', () => {
  test.each(['full', 'partial', 'newer'])('M3 the document "%s" reads as it does in Java', (name) => {
    const { document, reading } = golden<{ document: unknown; reading: unknown }>(`documents/${name}`)

    expect(readMap(document)).toEqual(reading)
    expect(readMap(reading)).toEqual(reading)
  })

  test('M3 a record alone reads as it does within its map', () => {
    const { document, reading } = golden<{ document: Raw; reading: Raw }>('documents/partial')

    expect(readRecord('elements', document.elements?.e1)).toEqual(reading.elements?.e1)
    expect(readRecord('elements', 'not a record')).toBeUndefined()
  })

  test('M3 a value that is no tree reads as an empty map', () => {
    expect(readMap(undefined)).toEqual(readMap({}))
    expect(readMap([1])).toEqual(readMap({}))
  })

  test('M4 an ImmutableString reads as the string that it holds', () => {
    class Immutable {
      constructor(readonly val: string) {}
    }

    const map = readMap({
      elements: { e: { kind: new Immutable('outcome'), label: 'Falls', newer: new Immutable('x') } },
    })

    expect(map.elements.e).toMatchObject({ kind: 'outcome', label: 'Falls', newer: 'x' })
  })
})

describe('golden bundles', () => {
  const cases = golden<{ rule: string; document: unknown; bundles: Bundle[] }[]>('bundles')

  test.each(cases)('$rule', ({ document, bundles }) => {
    expect(bundlesOf(readMap(document))).toEqual(bundles)
  })
})

interface Raw {
  [collection: string]: { [id: string]: unknown } | undefined
}
