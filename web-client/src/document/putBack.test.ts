// In Node the full entry point loads its own wasm, so that the /slim imports of the code under test just work.
import '@automerge/automerge'
import { readMap } from '@balcony/shared-model'
import { describe, expect, test } from 'vitest'
import { drawSomething } from '../testing/drawing.ts'
import { type Browser, browsers, changesOf, meet } from '../testing/group.ts'
import { Chance } from '../testing/random.ts'
import { chosenWith, type Edit, editsBetween, type Hindrance, offerOf, putBack } from './putBack.ts'

/** What somebody draws on a copy of their own, as the page keeps it: through JSON. */
function drawnBy(browser: Browser, draw: () => void): Edit[] {
  const before = readMap(browser.map())
  draw()
  return JSON.parse(JSON.stringify(editsBetween(before, readMap(browser.map())))) as Edit[]
}

function offerTo(browser: Browser, edits: readonly Edit[], role: Parameters<typeof offerOf>[2] = 'participant') {
  return offerOf(edits, readMap(browser.map()), role)
}

/** The fresh copy of a person whose old copy was refused, and somebody else. */
function afterRefusal() {
  const { old, fresh, ben } = browsers(['old', 'fresh', 'ben'])
  const id = ben.editor.addElement({ kind: 'factor', label: 'Loneliness', x: 0, y: 0 })
  const bus = ben.editor.addElement({ kind: 'factor', label: 'Bus routes', x: 300, y: 0 })
  meet(old, fresh, ben)
  return { old, fresh, ben, id, bus }
}

describe('P38: what was refused is put back', () => {
  test('as one new change, with all that was drawn', () => {
    const { old, fresh, id, bus } = afterRefusal()
    const edits = drawnBy(old, () => {
      const trust = old.editor.addElement({ kind: 'factor', label: 'Trust', x: 100, y: 90 })
      const link = old.editor.addLink({ from: trust, to: id, sign: '-', why: 'They meet' })
      old.editor.claim(link, { sign: '?', why: 'Or not' })
      old.editor.relabel(id, 'Being alone')
      old.editor.moveElements([{ id: bus, x: 300, y: 50 }])
      old.editor.tag(bus, 'transport')
      old.editor.setTitle('Getting home')
      old.editor.addNote({ on: { kind: 'element', id }, text: 'Since the library closed' })
    })
    const before = changesOf(fresh).length

    const { can, cannot } = offerTo(fresh, edits)
    fresh.editor.together('put back', (hand) => putBack(hand, can))

    expect([can.length, cannot.length]).toEqual([7, 0])
    expect(changesOf(fresh)).toHaveLength(before + 1)
    expect(readMap(fresh.map())).toEqual(readMap(old.map()))
    expect(offerTo(fresh, edits)).toEqual({ can: [], cannot: [] })
  })

  test.each([1, 2, 3, 4, 5])('whatever it was: what can be written and what cannot are all of it (seed %i)', (seed) => {
    const chance = new Chance(seed)
    const { old, fresh, ben } = browsers(['old', 'fresh', 'ben'])
    for (let step = 0; step < 15; step++) drawSomething(ben, chance)
    meet(old, fresh, ben)
    const edits = drawnBy(old, () => {
      for (let step = 0; step < 25; step++) drawSomething(old, chance)
    })

    const { can, cannot } = offerTo(fresh, edits)
    fresh.editor.together('put back', (hand) => putBack(hand, can))
    const left = offerTo(fresh, edits)

    expect(left).toEqual({ can: [], cannot })
    const lacking = cannot.length === 0 ? editsBetween(readMap(fresh.map()), readMap(old.map())).filter(isNoNudge) : []
    expect(lacking).toEqual([])
  })
})

describe('P38: what cannot be put back stays a draft', () => {
  test('an observer puts nothing back, and a participant nothing that is the enablers’ or the server’s', () => {
    const { old, fresh } = afterRefusal()
    const edits = drawnBy(old, () => {
      old.editor.addVoice({ name: 'Carers', kind: 'community' })
      old.editor.setQuestion('What really matters here?')
    })

    expect(offerTo(fresh, edits, 'observer')).toEqual({ can: [], cannot: hindered(edits, 'watching') })
    expect(offerTo(fresh, edits, 'participant').can.map(({ path }) => path)).toEqual([[]])
    expect(offerTo(fresh, edits, 'participant').cannot.map(({ why }) => why)).toEqual(['not theirs'])
    expect(offerTo(fresh, edits, 'enabler').cannot).toEqual([])
    expect(offerTo(fresh, [{ path: ['moments', 'one'], made: { title: 'Now' } }], 'enabler').can).toEqual([])
  })

  test('what others changed since stays as they left it', () => {
    const { old, fresh, ben, id, bus } = afterRefusal()
    const edits = drawnBy(old, () => {
      old.editor.relabel(id, 'Being alone')
      old.editor.relabel(bus, 'Buses')
      old.editor.moveElements([{ id, x: 500, y: 500 }])
    })
    ben.editor.relabel(id, 'Isolation')
    ben.editor.moveElements([{ id, x: 0, y: 90 }])
    meet(ben, fresh)

    const { can, cannot } = offerTo(fresh, edits)
    fresh.editor.together('put back', (hand) => putBack(hand, can))

    expect(can).toEqual([{ path: ['elements', bus], was: { label: 'Bus routes' }, became: { label: 'Buses' } }])
    expect(cannot.map(({ why }) => why)).toEqual(['changed', 'changed'])
    expect(readMap(fresh.map()).elements[id]).toMatchObject({ label: 'Isolation', y: 90 })
  })

  test('what hangs on something that is gone, or was never there', () => {
    const { old, fresh, ben, id, bus } = afterRefusal()
    const stranger = browsers(['other']).other
    const edits = drawnBy(old, () => {
      old.editor.addLink({ from: id, to: bus })
      old.editor.relabel(id, 'Being alone')
      old.editor.addNote({ on: { kind: 'element', id }, text: 'Really?' })
      old.editor.tag(id, 'home')
    })
    ben.editor.remove(id)
    meet(ben, fresh)

    expect(edits).toHaveLength(4)
    expect(offerTo(fresh, edits)).toEqual({ can: [], cannot: hindered(edits, 'gone') })
    expect(offerTo(stranger, edits)).toEqual({ can: [], cannot: hindered(edits, 'gone') })
  })

  test('of two drafts of one thing the later counts', () => {
    const { old, fresh, id } = afterRefusal()
    const first = drawnBy(old, () => old.editor.relabel(id, 'Being alone'))
    const [edit] = first as [{ path: string[]; was: object; became: object }]
    const second = { ...edit, became: { label: 'Alone' } } as Edit

    expect(offerTo(fresh, [...first, second])).toEqual({ can: [second], cannot: [] })
  })
})

describe('P40: single edits are put back', () => {
  test('a link comes with the new card that it leads to, and goes with it', () => {
    const { old, fresh, id, bus } = afterRefusal()
    const edits = drawnBy(old, () => {
      const trust = old.editor.addElement({ kind: 'factor', label: 'Trust', x: 100, y: 90 })
      old.editor.addLink({ from: id, to: trust })
      old.editor.addLink({ from: id, to: bus })
      old.editor.relabel(bus, 'Buses')
    })
    const offer = offerTo(fresh, edits)
    const map = readMap(fresh.map())
    const trust = edits.find((one) => 'made' in one && one.made.label === 'Trust')!
    const link = edits.find((one) => 'made' in one && one.made.to === trust.path[1])!

    expect(offer.can).toHaveLength(4)
    expect(chosenWith([], link, true, offer, map)).toEqual([trust, link])
    expect(chosenWith([trust, link], trust, false, offer, map)).toEqual([])
    expect(chosenWith([trust, link], link, false, offer, map)).toEqual([trust])
    expect(chosenWith(offer.can, trust, false, offer, map)).toEqual(
      offer.can.filter((one) => one !== trust && one !== link),
    )
  })

  test('what is chosen is written, and the rest is still offered', () => {
    const { old, fresh, id, bus } = afterRefusal()
    const edits = drawnBy(old, () => {
      old.editor.relabel(id, 'Being alone')
      old.editor.relabel(bus, 'Buses')
    })
    const [one, other] = [id, bus].map((it) => edits.find(({ path }) => path[1] === it)!) as [Edit, Edit]

    fresh.editor.together('put back', (hand) => putBack(hand, [one]))

    expect(readMap(fresh.map()).elements).toMatchObject({
      [id]: { label: 'Being alone' },
      [bus]: { label: 'Bus routes' },
    })
    expect(offerTo(fresh, edits)).toEqual({ can: [other], cannot: [] })
  })
})

function hindered(edits: readonly Edit[], why: Hindrance) {
  return edits.map((edit) => ({ edit, why }))
}

/** A coordinate that stays is written a thousandth of a pixel off. */
function isNoNudge(edit: Edit): boolean {
  if (!('became' in edit) || !('x' in edit.became)) return true
  const far = (field: 'x' | 'y') => Math.abs(Number(edit.was[field]) - Number(edit.became[field])) > 2 / 1024
  return far('x') || far('y')
}
