import { isImmutableString } from '@automerge/automerge/slim'
import { readMap, SHAPES, type FieldShape } from '@balcony/shared-model'
import { describe, expect, test } from 'vitest'
import { browsers, changesOf, Clock, meet } from '../testing/group.ts'

describe('a change', () => {
  test('P1: is one for each call, with the name of its command and its time', () => {
    const clock = new Clock()
    const { asha } = browsers(['asha'], clock)
    const from = asha.editor.addElement({ kind: 'factor', label: 'Loneliness', x: 0, y: 0 })
    const to = asha.editor.addElement({ kind: 'factor', label: 'Bus routes', x: 90, y: 0 })
    clock.pass(5_000)
    asha.editor.moveElements([
      { id: from, x: 1, y: 2 },
      { id: to, x: 3, y: 4 },
    ])
    asha.editor.addLink({ from, to, sign: '-', why: 'No way to meet' })

    const drawn = changesOf(asha).slice(1)

    expect(drawn.map(({ message }) => message)).toEqual(['add', 'add', 'move', 'link'])
    expect(drawn[2]?.time).toBe(clock.now / 1000)
  })

  test('P1: is not made when nothing changes', () => {
    const { asha } = browsers(['asha'])
    const id = asha.editor.addElement({ kind: 'factor', label: 'Loneliness', x: 0, y: 0 })
    const before = changesOf(asha).length

    asha.editor.relabel(id, 'Loneliness')
    asha.editor.moveElements([{ id, x: 0, y: 0 }])
    asha.editor.setElementKind(id, 'factor')

    expect(changesOf(asha)).toHaveLength(before)
  })
})

describe('a record', () => {
  test('P2: has a fresh random id', () => {
    const { asha } = browsers(['asha'])
    const ids = Array.from({ length: 50 }, () => asha.editor.addElement({ kind: 'note', label: '', x: 0, y: 0 }))

    expect(new Set(ids).size).toBe(50)
    for (const id of ids) expect(id).toMatch(/^[0-9A-Z]{26}$/)
  })

  test('P3: is whole when it is made, so that nobody creates a collection or a text in it later', () => {
    const { asha } = browsers(['asha'])
    asha.editor.addElement({ kind: 'factor', label: 'Loneliness', x: 0, y: 0 })
    asha.editor.addStakeholder({ name: 'Carers’ forum', kind: 'community' })
    const ambition = asha.editor.addAmbition({ level: 'ambition', statement: 'Nobody waits alone' })
    asha.editor.takePosition(ambition, { stance: 'commit' })
    const [element] = Object.keys(asha.map().elements)
    asha.editor.addLink({ from: element!, to: element! })
    asha.editor.addNote({ on: { kind: 'elements', id: element! }, text: 'Since the library closed' })

    expect(lacking(asha.map(), 'MapDocument')).toEqual([])
  })

  test('P4: keeps co-edited text as text and every other string as an immutable one', () => {
    const { asha } = browsers(['asha'])
    asha.speaksFor.push('voice-1')
    const element = asha.editor.addElement({ kind: 'service', label: 'Home care', x: 4, y: 5 })
    const link = asha.editor.addLink({ from: element, to: element, sign: '+', confidence: 'low' })
    asha.editor.changeClaim(link, Object.keys(asha.map().links[link]!.claims)[0]!, { as: 'heard', sign: '?' })
    const card = asha.editor.addStakeholder({ name: 'Discharge team', kind: 'team', sector: 'health' })
    asha.editor.changeStakeholder(card, { source: 'workshop', asOf: '2026-01-05', role: 'Plans discharges' })
    asha.editor.setCard(element, card)
    asha.editor.addAmbition({ level: 'outcome', statement: 'Home by noon', due: '2026-12-01' })
    asha.editor.setAside(card, 'Merged with another card')
    asha.editor.setTitle('Getting home')

    expect(wrongKinds(asha.map(), 'MapDocument')).toEqual([])
  })

  test('P13: of an older or newer writer is read whole, can be changed, and keeps the keys that nobody here knows', () => {
    const { asha } = browsers(['asha'])
    asha.handle.change((draft) => {
      Object.assign(draft.elements, { strange: { label: 'From a script', colourOfHope: 'green' } })
      Object.assign(draft.links, { partial: { from: 'strange', to: 'strange' } })
    })

    asha.editor.relabel('strange', 'From a script, renamed')
    asha.editor.moveElements([{ id: 'strange', x: 5, y: 6 }])
    asha.editor.claim('partial', { sign: '+' })

    const map = readMap(asha.map())
    expect(map.elements.strange).toMatchObject({ label: 'From a script, renamed', x: 5, kind: 'factor', tags: {} })
    expect(map.elements.strange).toMatchObject({ colourOfHope: 'green' })
    expect(Object.values(map.links.partial!.claims)).toMatchObject([{ sign: '+', by: 'asha', state: 'held' }])
  })
})

describe('in the same moment', () => {
  test('P2: two browsers that claim one link, tag one element and take a position on one ambition lose nothing', () => {
    const { asha, ben } = browsers(['asha', 'ben'])
    const element = asha.editor.addElement({ kind: 'factor', label: 'Loneliness', x: 0, y: 0 })
    const link = asha.editor.addLink({ from: element, to: element })
    const ambition = asha.editor.addAmbition({ level: 'vision', statement: 'Nobody waits alone' })
    meet(asha, ben)

    asha.editor.claim(link, { sign: '+', why: 'More visits' })
    ben.editor.claim(link, { sign: '-', why: 'Fewer buses' })
    asha.editor.tag(element, 'health')
    ben.editor.tag(element, 'transport')
    asha.editor.takePosition(ambition, { stance: 'commit', why: 'It is ours' })
    ben.editor.takePosition(ambition, { stance: 'cannot', why: 'No budget' })
    meet(asha, ben)

    const map = readMap(ben.map())
    expect(readMap(asha.map())).toEqual(map)
    expect(Object.values(map.links[link]!.claims).map(({ sign }) => sign)).toEqual(
      expect.arrayContaining([undefined, '+', '-']),
    )
    expect(Object.keys(map.elements[element]!.tags).toSorted()).toEqual(['health', 'transport'])
    expect(Object.values(map.ambitions[ambition]!.positions).map(({ why }) => why)).toEqual(
      expect.arrayContaining(['It is ours', 'No budget']),
    )
  })

  test('P5: what two people type in one label stays', () => {
    const { asha, ben } = browsers(['asha', 'ben'])
    const id = asha.editor.addElement({ kind: 'factor', label: 'Loneliness', x: 0, y: 0 })
    meet(asha, ben)

    asha.editor.relabel(id, 'Loneliness of older people')
    ben.editor.relabel(id, 'Winter Loneliness')
    meet(asha, ben)

    expect(asha.map().elements[id]!.label).toBe('Winter Loneliness of older people')
    expect(ben.map().elements[id]!.label).toBe('Winter Loneliness of older people')
  })

  test.each([
    ['straight across, straight down', { x: 200, y: 0 }, { x: 0, y: 300 }],
    ['straight down, straight across', { x: 0, y: 300 }, { x: 200, y: 0 }],
    ['both ways', { x: 10, y: 20 }, { x: 30, y: 40 }],
  ])('P6: of two moves one wins whole (%s)', (_name, ashas, bens) => {
    for (let attempt = 0; attempt < 20; attempt++) {
      const { asha, ben } = browsers(['asha', 'ben'])
      const id = asha.editor.addElement({ kind: 'factor', label: '', x: 0, y: 0 })
      meet(asha, ben)

      asha.editor.moveElements([{ id, ...ashas }])
      ben.editor.moveElements([{ id, ...bens }])
      meet(asha, ben)

      const { x, y } = asha.map().elements[id]!
      expect(ben.map().elements[id]).toMatchObject({ x, y })
      expect([ashas, bens]).toContainEqual({ x: Math.round(x), y: Math.round(y) })
    }
  })

  test('P7: a move and a rename of one element both stay', () => {
    const { asha, ben } = browsers(['asha', 'ben'])
    const id = asha.editor.addElement({ kind: 'factor', label: 'Loneliness', x: 0, y: 0 })
    meet(asha, ben)

    asha.editor.moveElements([{ id, x: 70, y: 80 }])
    ben.editor.relabel(id, 'Isolation')
    meet(asha, ben)

    expect(asha.map().elements[id]).toMatchObject({ x: 70, y: 80, label: 'Isolation' })
  })

  test('P8: a removal and an edit keep both: what comes back has the edit', () => {
    const { asha, ben } = browsers(['asha', 'ben'])
    const id = asha.editor.addElement({ kind: 'factor', label: 'Loneliness', x: 0, y: 0 })
    meet(asha, ben)

    asha.editor.remove(id)
    ben.editor.relabel(id, 'Isolation')
    meet(asha, ben)

    expect(readMap(ben.map()).elements[id]).toMatchObject({ standing: 'gone', label: 'Isolation' })
    ben.editor.bringBack(id)
    expect(readMap(ben.map()).elements[id]).toMatchObject({ standing: 'here', label: 'Isolation' })
  })
})

describe('taking away', () => {
  test('P8: never deletes a record; others’ records are set aside with a reason', () => {
    const { asha, ben } = browsers(['asha', 'ben'])
    const id = asha.editor.addElement({ kind: 'factor', label: 'Loneliness', x: 0, y: 0 })
    meet(asha, ben)

    ben.editor.remove(id)
    expect(readMap(ben.map()).elements[id]!.standing).toBe('here')
    ben.editor.setAside(id, 'The same as “Isolation”')

    expect(readMap(ben.map()).elements[id]).toMatchObject({
      standing: 'aside',
      standingWhy: 'The same as “Isolation”',
    })
  })

  test('P9: of a link that others claim takes only one’s own claims', () => {
    const { asha, ben } = browsers(['asha', 'ben'])
    const id = asha.editor.addElement({ kind: 'factor', label: 'Loneliness', x: 0, y: 0 })
    const link = asha.editor.addLink({ from: id, to: id, sign: '+' })
    meet(asha, ben)
    const bens = ben.editor.claim(link, { sign: '-' })
    meet(asha, ben)

    asha.editor.remove(link)
    const kept = readMap(asha.map()).links[link]!
    expect(kept.standing).toBe('here')
    expect(Object.values(kept.claims).map(({ by, state }) => [by, state])).toEqual(
      expect.arrayContaining([
        ['asha', 'withdrawn'],
        ['ben', 'held'],
      ]),
    )

    meet(asha, ben)
    ben.editor.withdrawClaim(link, bens)
    meet(asha, ben)
    asha.editor.remove(link)
    expect(readMap(asha.map()).links[link]!.standing).toBe('gone')
  })
})

/** The texts and inner collections that a record should have from the start and has not, by path. */
function lacking(value: unknown, record: string, path = ''): string[] {
  return Object.entries(SHAPES[record] ?? {}).flatMap(([field, shape]) => {
    const inner = (value as { [field: string]: unknown })[field]
    if (inner === undefined) return shape.missing === undefined ? [] : [`${path}/${field}`]
    return entriesOf(shape, inner).flatMap(([key, entry, of]) => lacking(entry, of, `${path}/${field}/${key}`))
  })
}

/** The strings that are of the wrong kind, by path. */
function wrongKinds(value: unknown, record: string, path = ''): string[] {
  return Object.entries(SHAPES[record] ?? {}).flatMap(([field, shape]) => {
    const inner = (value as { [field: string]: unknown })[field]
    const here = `${path}/${field}`
    if (shape.is === 'text') return inner === undefined || typeof inner === 'string' ? [] : [here]
    if (typeof inner === 'string') return [here]
    const nested = entriesOf(shape, inner).flatMap(([key, entry, of]) => wrongKinds(entry, of, `${here}/${key}`))
    return typeof inner === 'object' && inner !== null && !isImmutableString(inner)
      ? [
          ...nested,
          ...Object.entries(inner).flatMap(([key, leaf]) => (typeof leaf === 'string' ? [`${here}/${key}`] : [])),
        ]
      : nested
  })
}

function entriesOf(shape: FieldShape, value: unknown): [string, unknown, string][] {
  if (shape.is !== 'map' || shape.of.is !== 'record' || typeof value !== 'object' || value === null) return []
  const { of } = shape.of
  return Object.entries(value).map(([key, entry]) => [key, entry, of])
}
