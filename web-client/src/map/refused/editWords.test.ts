// In Node the full entry point loads its own wasm, so that the /slim imports of the code under test just work.
import '@automerge/automerge'
import { readMap } from '@balcony/shared-model'
import { expect, test } from 'vitest'
import { editsBetween } from '../../document/putBack.ts'
import { drawSomething } from '../../testing/drawing.ts'
import { type Browser, browsers } from '../../testing/group.ts'
import { Chance } from '../../testing/random.ts'
import { lookupIn, wordsOf } from './editWords.ts'

type Editor = Browser['editor']

/** What somebody did, in words, as somebody sees it who has only the map from before. */
function said(draw: (editor: Editor, ids: { alone: string; bus: string; link: string; vision: string }) => void) {
  const { asha } = browsers(['asha'])
  const { editor } = asha
  const alone = editor.addElement({ kind: 'factor', label: 'Loneliness', x: 0, y: 0 })
  const bus = editor.addElement({ kind: 'factor', label: 'Bus routes', x: 300, y: 0 })
  const link = editor.addLink({ from: alone, to: bus, sign: '+' })
  const vision = editor.addAmbition({ level: 'vision', statement: 'Nobody is alone' })
  const before = readMap(asha.map())
  draw(editor, { alone, bus, link, vision })
  const after = readMap(asha.map())
  const records = after as unknown as { [collection: string]: { [id: string]: unknown } }
  const draft = { map: 'm', title: '', code: '', reason: '', at: 0, records }
  return editsBetween(before, after)
    .map((edit) => wordsOf(edit, lookupIn(before, [draft])))
    .toSorted()
}

test('P40: an edit is told in words that its author recognises', () => {
  expect(
    said((editor, { alone, bus, link, vision }) => {
      const trust = editor.addElement({ kind: 'outcome', label: 'Trust', x: 0, y: 90 })
      editor.addLink({ from: trust, to: alone, sign: '-' })
      editor.relabel(alone, 'Being alone')
      editor.moveElements([{ id: bus, x: 300, y: 80 }])
      editor.tag(bus, 'transport')
      editor.addNote({ on: { kind: 'element', id: bus }, text: 'Since the cuts' })
      editor.claim(link, { sign: '?' })
      editor.takePosition(vision, { stance: 'cannot' })
      editor.tieToAmbition(alone, vision, 'down')
      editor.addStakeholder({ name: 'Carers’ forum', kind: 'organisation' })
      editor.addMeaning(alone, 'Nobody rings')
      editor.setTitle('Getting home')
    }),
  ).toEqual(
    [
      'Title of the map: “Getting home”',
      'What “Loneliness” means to you: “Nobody rings”',
      'Changed “Loneliness” to “Being alone”',
      'Tagged “Bus routes”: transport',
      'Moved “Bus routes”',
      'New outcome: “Trust”',
      'What you say of “Loneliness” → “Bus routes”: An effect, but which way is not known',
      'New link: More “Trust” leads to less “Loneliness”',
      'New stakeholder card: “Carers’ forum”',
      'Tied “Loneliness” to “Nobody is alone”',
      'Your position on “Nobody is alone”: We cannot',
      'Note on “Bus routes”: “Since the cuts”',
    ].toSorted(),
  )
})

test('P40: what was put away, changed or withdrawn is told so', () => {
  expect(
    said((editor, { alone, bus, link, vision }) => {
      editor.setAside(alone, 'Too big')
      editor.changeElement(bus, { notes: 'Three a day', card: 'x' })
      editor.remove(link)
      editor.changeAmbition(vision, { statement: `${'Long '.repeat(40)}end` })
      editor.setQuestion('What matters?')
    }),
  ).toEqual(
    [
      'Question on the table: “What matters?”',
      'Set “Loneliness” aside',
      'Changed “Bus routes”: description',
      'Changed “Bus routes”: stakeholder card',
      'Withdrew what you said of “Loneliness” → “Bus routes”',
      'Removed “Loneliness” → “Bus routes”',
      `Changed “Nobody is alone” to “${'Long '.repeat(18).slice(0, 89).trimEnd()}…”`,
    ].toSorted(),
  )
  expect(said((editor) => editor.addElement({ kind: 'factor', label: ' ', x: 0, y: 0 }))).toEqual([
    'New factor: something without a name',
  ])
})

test.each([1, 2, 3])('P40: no edit is without words (seed %i)', (seed) => {
  const chance = new Chance(seed)
  const { asha } = browsers(['asha'])
  const before = readMap(asha.map())
  for (let step = 0; step < 60; step++) drawSomething(asha, chance)
  const edits = editsBetween(before, readMap(asha.map()))

  const words = edits.map((edit) => wordsOf(edit, lookupIn(readMap(asha.map()), [])))

  expect(edits.length).toBeGreaterThan(3)
  for (const one of words) expect(one).toMatch(/^[A-Z].{4,}/)
  expect(words.join()).not.toContain('undefined')
})
