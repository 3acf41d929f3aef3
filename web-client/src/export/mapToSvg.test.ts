import { readMap } from '@balcony/shared-model'
import { expect, test } from 'vitest'
import { mapToSvg } from './mapToSvg.ts'
import { PAPER } from './paper.ts'
import { escaped } from './svg.ts'
import { scaleOf } from './toPng.ts'

const at = Date.UTC(2026, 10, 22, 12)
const measure = (text: string) => text.length * 8

function pictureOf(map: object) {
  return mapToSvg(readMap(map), { palette: PAPER, measure, at })
}

/** The words of a picture, in their order. */
const wordsIn = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words]) => words)

const elements = {
  a: { label: 'Loneliness', x: 0, y: 0 },
  b: { label: 'GP visits', x: 400, y: 0, kind: 'outcome' },
  c: { label: 'Put away', x: 9000, y: 9000, standing: 'aside' },
}
const links = {
  l: {
    from: 'a',
    to: 'b',
    claims: {
      x: { sign: '+', by: 'asha', why: 'They ring', voices: { nhs: true }, delay: true },
      y: { sign: '+', by: 'ben', why: 'They come', voices: { carers: true } },
    },
  },
  m: { from: 'b', to: 'a', claims: { z: { sign: '-', by: 'cai', voices: { carers: true } } } },
}

test('LE1 a picture says what the map is about, when it was so, and what its signs mean', () => {
  const { svg } = pictureOf({ title: 'Getting home', question: 'Why do people stay?', elements, links })
  const words = wordsIn(svg)

  expect(words.slice(0, 3)).toEqual(['Getting home', 'Why do people stay?', 'As of 22 November 2026'])
  expect(words).toContain('Loneliness')
  expect(words).toContain('GP visits')
  expect(words).toContain('2 reasons')
  for (const meaning of [
    'Factor',
    'Outcome',
    'More leads to more',
    'More leads to less',
    'One voice says this',
    'Takes a while to show',
  ])
    expect(words).toContain(meaning)
})

test('LE1 the legend explains what is on this map, and nothing else', () => {
  const { svg } = pictureOf({ title: 'T', elements })
  for (const absent of ['Service', 'More leads to more', 'Voices differ on the effect', 'Put away'])
    expect(wordsIn(svg)).not.toContain(absent)
})

test('LE1 voices that differ are two lines with both signs', () => {
  const claims = { x: { sign: '+', voices: { nhs: true } }, y: { sign: '-', voices: { carers: true } } }
  const { svg } = pictureOf({ elements, links: { l: { from: 'a', to: 'b', claims } } })
  const [map] = svg.split('Voices differ on the effect')
  expect(wordsIn(map!)).toEqual(expect.arrayContaining(['+', '−']))
  expect(map).toContain(`stroke="${PAPER.more}"`)
  expect(map).toContain(`stroke="${PAPER.less}"`)
})

test('LE1 all of the map is in the picture, and what was set aside far away does not widen it', () => {
  const { width, height, svg } = pictureOf({ title: 'T', elements })
  expect(width).toBeLessThan(1000)
  expect(height).toBeLessThan(600)
  const [, x, y] = /translate\(([-\d.]+) ([-\d.]+)\)/.exec(svg)!.map(Number)
  const places = [...svg.matchAll(/translate\(([-\d.]+) ([-\d.]+)\)"><path d="M[^"]*" fill="#ffffff"/g)]
  expect(places).toHaveLength(2)
  for (const [, left, top] of places) {
    expect(Number(left) + x!).toBeGreaterThan(0)
    expect(Number(left) + x!).toBeLessThan(width)
    expect(Number(top) + y!).toBeGreaterThan(0)
    expect(Number(top) + y!).toBeLessThan(height)
  }
})

test('LE1 what people write is never markup', () => {
  const { svg } = pictureOf({
    title: '<script>alert(1)</script> & "more"\u0000',
    elements: { a: { label: '</text><script/>', x: 0, y: 0 } },
  })
  expect(svg).not.toContain('<script')
  expect(svg).not.toContain('\u0000')
  expect(svg).toContain('&lt;script&gt;')
  expect(escaped('a\u0001b 😀 \uD800c')).toBe('ab 😀 c')
})

test('LE1 a map without anything on it still makes a picture', () => {
  expect(wordsIn(pictureOf({}).svg)).toEqual(['Untitled map', 'As of 22 November 2026'])
})

test('LE2 a PNG is twice as sharp as the screen, and as large as browsers can make it', () => {
  expect(scaleOf({ width: 1000, height: 800 })).toBe(2)
  const { width, height } = { width: 12_000, height: 9000 }
  const scale = scaleOf({ width, height })
  expect(width * scale * height * scale).toBeLessThanOrEqual(16_777_216 + 1)
  expect(width * scale).toBeLessThanOrEqual(8192)
})
