import { readMap } from '@balcony/shared-model'
import { expect, test } from 'vitest'
import { orderAfterMove, positionOf, stepsOf } from '../agenda/steps.ts'
import { stepsOfWorkshop, workshopIds } from '../agenda/workshops.ts'
import '../testing/automerge.ts'
import { browsers, changesOf, meet } from '../testing/group.ts'

const titles = (map: object) => stepsOf(readMap(map as never).agenda).map(({ title }) => title)

test('RU2: each of the six workshops is taken in one change, behind what is there, and one undo takes it out again', () => {
  const { edda } = browsers(['edda'])
  expect(workshopIds).toHaveLength(6)
  edda.editor.addSteps([{ title: 'Arrive late', prompt: '' }])
  for (const id of workshopIds) {
    const steps = stepsOfWorkshop(id)
    const before = changesOf(edda).length
    const had = titles(edda.map())
    edda.editor.addSteps(steps)
    expect(changesOf(edda)).toHaveLength(before + 1)
    expect(titles(edda.map())).toEqual([...had, ...steps.map(({ title }) => title)])
    edda.editor.undo()
    expect(titles(edda.map())).toEqual(had)
    edda.editor.redo()
  }
  const all = Object.values(readMap(edda.map()).agenda)
  expect(all.every(({ title, prompt }) => title !== '' && (prompt.length < 200 || prompt === ''))).toBe(true)
})

test('RU1: a step is changed by fields, moved between its neighbours, taken out without being deleted, and undone', () => {
  const { edda, ben } = browsers(['edda', 'ben'])
  const [one, two, three] = edda.editor.addSteps([
    { title: 'One', prompt: 'Say it', minutes: 5, tool: 'talk' },
    { title: 'Two', prompt: '' },
    { title: 'Three', prompt: '' },
  ])
  meet(edda, ben)
  edda.editor.changeStep(one!, { minutes: 9 })
  ben.editor.changeStep(one!, { title: 'The first' })
  meet(edda, ben)
  expect(readMap(edda.map()).agenda[one!]).toMatchObject({ title: 'The first', prompt: 'Say it', minutes: 9 })

  const move = (id: string, by: 1 | -1) => {
    const order = orderAfterMove(stepsOf(readMap(edda.map()).agenda), id, by)
    if (order !== null) edda.editor.changeStep(id, { order })
    return order
  }
  move(three!, -1)
  expect(titles(edda.map())).toEqual(['The first', 'Three', 'Two'])
  move(three!, -1)
  expect(titles(edda.map())).toEqual(['Three', 'The first', 'Two'])
  expect(move(three!, -1)).toBeNull()
  move(one!, 1)
  expect(titles(edda.map())).toEqual(['Three', 'Two', 'The first'])

  edda.editor.changeStep(two!, { standing: 'gone' })
  expect(titles(edda.map())).toEqual(['Three', 'The first'])
  expect(edda.map().agenda[two!]).toBeDefined()
  edda.editor.undo()
  expect(titles(edda.map())).toEqual(['Three', 'Two', 'The first'])
})

test('RU6: what comes next is the next step that is not done; between steps the first that is not', () => {
  const { edda } = browsers(['edda'])
  const [one, two, three] = edda.editor.addSteps(['One', 'Two', 'Three'].map((title) => ({ title, prompt: '' })))
  const at = (step: string | null) =>
    positionOf(readMap(edda.map()).agenda, {
      step: step === null ? null : { id: step, since: 0, timer: { kind: 'none' } },
      call: null,
    })
  expect(at(null)).toMatchObject({ now: null, number: 0, next: { id: one } })
  edda.editor.finishStep(two!)
  expect(at(one!)).toMatchObject({ now: { id: one }, number: 1, next: { id: three } })
  edda.editor.finishStep(one!)
  expect(at(null)).toMatchObject({ next: { id: three } })
  expect(at(three!)).toMatchObject({ number: 3, next: null })
  expect(at('somewhere else')).toMatchObject({ now: null, number: 0 })
})

test('RU9: what was heard is entered as heard, for whoever said it and never for the scribe, and one undo takes it back', () => {
  const { asha } = browsers(['asha'])
  asha.speaksFor.push('agency')
  const phone = asha.editor.addHeardElement({
    kind: 'factor',
    label: 'Nobody picks up',
    x: 1,
    y: 2,
    words: 'You ring and ring.',
    voices: ['carers'],
  })
  const trust = asha.editor.addElement({ kind: 'factor', label: 'Trust', x: 300, y: 2 })
  const link = asha.editor.addHeardLink({
    on: { from: phone, to: trust },
    sign: '-',
    why: 'We stop',
    voices: ['carers'],
  })
  asha.editor.addHeardLink({ on: link, sign: null, why: '', voices: [] })

  const map = readMap(asha.map())
  expect(Object.values(map.elements[phone]!.meanings)).toEqual([
    expect.objectContaining({ as: 'heard', text: 'You ring and ring.', voices: { carers: true }, by: 'asha' }),
  ])
  const claims = Object.values(map.links[link]!.claims)
  expect(claims.map(({ as, voices }) => [as, voices])).toEqual(
    expect.arrayContaining([
      ['heard', { carers: true }],
      ['heard', {}],
    ]),
  )
  expect(claims).toHaveLength(2)
  expect(
    changesOf(asha)
      .slice(-4)
      .map(({ message }) => message),
  ).toEqual(['heard', 'add', 'heard', 'heard'])
  for (let change = 0; change < 4; change++) asha.editor.undo()
  expect(readMap(asha.map()).elements[phone]!.standing).toBe('gone')
})
