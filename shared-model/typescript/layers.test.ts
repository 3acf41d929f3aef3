import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  type Bundle,
  bundlesOf,
  bundlesThrough,
  compareLayers,
  type Compared,
  isClaimed,
  layersOf,
  linksThrough,
  type MapDocument,
  readMap,
} from './index.ts'

interface Case {
  rule: string
  document: unknown
  layers: { [layer: string]: Bundle[] }
  compared: { first: string; second: string; found: Compared[] }[]
}

const cases = JSON.parse(readFileSync(new URL('../golden/layers.json', import.meta.url), 'utf8')) as Case[]

describe('golden layers', () => {
  test.each(cases)('$rule', ({ document, layers, compared }) => {
    const map = readMap(document)

    for (const [layer, bundles] of Object.entries(layers)) expect(bundlesThrough(map, [layer])).toEqual(bundles)
    for (const { first, second, found } of compared) expect(compareLayers(map, first, second)).toEqual(found)
    theUnionIsTheMap(map)
  })
})

test('VO4 the union of the layers is the map, and the order of two changes no finding', () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  const below = chanceFrom(seed)
  for (let i = 0; i < 200; i++) {
    const map = readMap(randomMap(below))
    const layers = layersOf(map)
    theUnionIsTheMap(map, seed)
    for (const one of layers) {
      for (const other of layers) {
        expect(compareLayers(map, other, one).map(turned), `seed ${seed}`).toEqual(compareLayers(map, one, other))
      }
    }
  }
})

function theUnionIsTheMap(map: MapDocument, seed = 0) {
  const layers = layersOf(map)
  expect(linksThrough(map, new Set(layers)), `seed ${seed}`).toEqual(map.links)
  expect(bundlesThrough(map, layers)).toEqual(bundlesOf(map).filter((bundle) => isClaimed(bundle, map.links)))
  const union = layers.flatMap((layer) => spoken(linksThrough(map, new Set([layer]))))
  expect([...new Set(union)].sort(), `seed ${seed}`).toEqual([...new Set(spoken(map.links))].sort())
}

/** Each link, each claim on it and each voice of each claim. */
function spoken(links: MapDocument['links']): string[] {
  return Object.entries(links).flatMap(([id, { claims }]) => [
    id,
    ...Object.entries(claims).flatMap(([key, { voices }]) => [
      `${id} ${key}`,
      ...Object.keys(voices).map((voice) => `${id} ${key} ${voice}`),
    ]),
  ])
}

function turned(found: Compared): Compared {
  const accord =
    found.accord === 'only-first' ? 'only-second' : found.accord === 'only-second' ? 'only-first' : found.accord
  return { ...found, accord }
}

/** Elements and voices of which some are one, and links with claims of every sort. */
function randomMap(below: (limit: number) => number) {
  const pick = (from: readonly string[]) => from[below(from.length)]
  const some = <T>(letter: string, count: number, make: () => T) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`${letter}${i}`, make()]))
  const mergeable = (letter: string, count: number) =>
    some(letter, count, () => ({
      standing: pick(['here', 'here', 'here', 'aside', 'gone']),
      ...(below(3) === 0 && { oneWith: `${letter}${below(count + 1)}` }),
    }))
  const claim = () => ({
    voices: Object.fromEntries(Array.from({ length: below(3) }, () => [`v${below(5)}`, true])),
    sign: pick(['+', '-', '0', '?', 'none']),
    state: pick(['held', 'held', 'withdrawn']),
  })
  return {
    elements: mergeable('e', 5),
    voices: mergeable('v', 4),
    links: some('l', 1 + below(12), () => ({
      from: `e${below(5)}`,
      to: `e${below(5)}`,
      kind: pick(['influences', 'influences', 'works-with']),
      claims: some('c', below(4), claim),
    })),
  }
}

/** Numbers by chance that can be had again from their seed. */
function chanceFrom(seed: number) {
  let state = seed >>> 0
  return (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}
