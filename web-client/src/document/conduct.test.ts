// In Node the full entry point loads its own wasm, so that the /slim imports of the code under test just work.
import '@automerge/automerge'
import { readMap } from '@balcony/shared-model'
import { describe, expect, test } from 'vitest'
import { drawSomething } from '../testing/drawing.ts'
import { type Browser, browsers, changesOf, meet } from '../testing/group.ts'
import { Chance } from '../testing/random.ts'
import { type Conduct, freeHands, type Hold, isStricter } from './conduct.ts'
import { editsBetween, offerOf } from './putBack.ts'

function locking(...locks: readonly string[]): Conduct {
  return { handsOff: false, locks: new Set(locks) }
}

const handsOff: Conduct = { handsOff: true, by: 'enabler', locks: new Set() }

/** What a browser's person is told of what was held back. */
function heldIn({ editor }: Browser): Hold[] {
  const held: Hold[] = []
  editor.onHeld((holds) => held.push(...holds))
  return held
}

describe('P46: what is held back is not written', () => {
  test.each([1, 2, 3, 4, 5])('a locked record stays as it is, and the rest goes on (seed %i)', (seed) => {
    const chance = new Chance(seed)
    const { asha } = browsers(['asha'])
    for (let step = 0; step < 30; step++) drawSomething(asha, chance)
    const before = readMap(asha.map())
    const element = chance.pick(Object.keys(before.elements))!
    const link = chance.pick(Object.keys(before.links))
    asha.conduct = locking(`elements/${element}`, ...(link ? [`links/${link}`] : []))
    const held = heldIn(asha)
    const changes = changesOf(asha).length

    for (let step = 0; step < 120; step++) drawSomething(asha, chance)

    const after = readMap(asha.map())
    expect(after.elements[element]).toEqual(before.elements[element])
    expect(after.links[link ?? '']).toEqual(before.links[link ?? ''])
    expect(new Set(held.map((hold) => (hold.why === 'locked' ? hold.id : hold.why)))).not.toContain('hands-off')
    expect(held.length).toBeGreaterThan(0)
    expect(changesOf(asha).length).toBeGreaterThan(changes + 20)
  })

  test('several cards that are moved: all but the locked one', () => {
    const { asha } = browsers(['asha'])
    const [one, two] = ['Loneliness', 'Bus routes'].map((label) =>
      asha.editor.addElement({ kind: 'factor', label, x: 0, y: 0 }),
    ) as [string, string]
    asha.conduct = locking(`elements/${one}`)
    const held = heldIn(asha)

    asha.editor.moveElements([one, two].map((id) => ({ id, x: 50, y: 60 })))

    const { elements } = readMap(asha.map())
    expect([elements[one]?.x, elements[two]?.x]).toEqual([0, 50])
    expect(held).toEqual([{ why: 'locked', collection: 'elements', id: one }])
  })

  test('a claim on a locked link is not made, a new link to a locked card is', () => {
    const { asha } = browsers(['asha'])
    const from = asha.editor.addElement({ kind: 'factor', label: 'Loneliness', x: 0, y: 0 })
    const to = asha.editor.addElement({ kind: 'factor', label: 'Bus routes', x: 0, y: 90 })
    const link = asha.editor.addLink({ from, to })
    asha.conduct = locking(`elements/${from}`, `links/${link}`)

    asha.editor.claim(link, { sign: '+' })
    const back = asha.editor.addLink({ from: to, to: from, sign: '-' })

    const { links } = readMap(asha.map())
    expect(Object.keys(links[link]?.claims ?? {})).toHaveLength(1)
    expect(links[back]?.to).toBe(from)
  })

  test('while only enablers draw, nothing is, and no change is made', () => {
    const { asha } = browsers(['asha'])
    const id = asha.editor.addElement({ kind: 'factor', label: 'Loneliness', x: 0, y: 0 })
    asha.conduct = handsOff
    const held = heldIn(asha)
    const before = changesOf(asha).length

    asha.editor.relabel(id, 'Being alone')
    asha.editor.addElement({ kind: 'factor', label: 'Bus routes', x: 0, y: 0 })
    asha.editor.setTitle('Getting home')

    expect(changesOf(asha)).toHaveLength(before)
    expect(held.length).toBeGreaterThanOrEqual(3)
    expect(held.every(({ why }) => why === 'hands-off')).toBe(true)
  })

  test('an undo that is held back is done later', () => {
    const { asha } = browsers(['asha'])
    const id = asha.editor.addElement({ kind: 'factor', label: 'Loneliness', x: 0, y: 0 })
    asha.editor.setTitle('Getting home')
    asha.editor.moveElements([{ id, x: 50, y: 60 }])
    asha.conduct = locking(`elements/${id}`)

    expect(asha.editor.undo()).toBe(false)
    expect(readMap(asha.map()).title).toBe('Getting home')
    expect(asha.editor.canUndo()).toBe(true)
    asha.conduct = freeHands

    expect(asha.editor.undo()).toBe(true)
    expect(readMap(asha.map()).elements[id]?.x).toBeCloseTo(0, 2)
  })
})

test('P38 P47: what of a draft is held back is offered as soon as it is not', () => {
  const { old, fresh } = browsers(['old', 'fresh'])
  const one = fresh.editor.addElement({ kind: 'factor', label: 'Loneliness', x: 0, y: 0 })
  const two = fresh.editor.addElement({ kind: 'factor', label: 'Bus routes', x: 0, y: 90 })
  meet(old, fresh)
  const before = readMap(old.map())
  old.editor.relabel(one, 'Being alone')
  old.editor.relabel(two, 'Buses')
  const edits = editsBetween(before, readMap(old.map()))
  const now = readMap(fresh.map())

  const whileLocked = offerOf(edits, now, 'participant', locking(`elements/${one}`))
  expect(whileLocked.can.map(({ path }) => path[1])).toEqual([two])
  expect(whileLocked.cannot.map(({ why }) => why)).toEqual(['locked'])
  expect(offerOf(edits, now, 'participant', handsOff).cannot.map(({ why }) => why)).toEqual(['hands-off', 'hands-off'])
  expect(offerOf(edits, now, 'enabler', handsOff).can).toHaveLength(2)
  expect(offerOf(edits, now, 'participant', freeHands).can).toHaveLength(2)
})

test('P47: more is held back when only enablers draw from now on, and with each new lock', () => {
  expect(isStricter(freeHands, handsOff)).toBe(true)
  expect(isStricter(handsOff, freeHands)).toBe(false)
  expect(isStricter(locking('elements/a'), locking('elements/b'))).toBe(true)
  expect(isStricter(locking('elements/a', 'elements/b'), locking('elements/a'))).toBe(false)
})
