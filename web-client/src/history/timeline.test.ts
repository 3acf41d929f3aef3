import { expect, test } from 'vitest'
import type { HistoryEvent, MomentRecord } from '../session/api.ts'
import { markedSteps, sessionsOf, stepsOf } from './timeline.ts'

const START = Date.parse('2026-03-01T09:00:00Z')
const MINUTE = 60_000

function event(position: number, minutes: number, more: Partial<HistoryEvent> = {}): HistoryEvent {
  return {
    position,
    at: new Date(START + minutes * MINUTE).toISOString(),
    person: 'asha',
    name: 'Asha',
    voices: [],
    text: `Asha did ${position}`,
    command: 'add',
    hash: `h${position}`,
    heads: [`h${position}`],
    ...more,
  }
}

const subject = (id: string) => [{ collection: 'elements', id, name: id }]

test('R2 the typing of one label is one step that ends with its last letter', () => {
  const steps = stepsOf([
    event(1, 0),
    event(2, 1, { command: 'relabel', subjects: subject('a') }),
    event(3, 1.2, { command: 'relabel', subjects: subject('a') }),
    event(4, 1.4, { command: 'relabel', subjects: subject('b') }),
  ])
  expect(steps.map(({ from, to }) => [from, to])).toEqual([
    [1, 1],
    [2, 3],
    [4, 4],
  ])
  expect(steps[1]?.heads).toEqual(['h3'])
  expect(steps.map((step) => step.index)).toEqual([0, 1, 2])
})

test('R2 what another person does, or a pause, or another act, is a step of its own', () => {
  const same = { command: 'relabel', subjects: subject('a') }
  expect(stepsOf([event(1, 0, same), event(2, 0.1, { ...same, person: 'ben' })])).toHaveLength(2)
  expect(stepsOf([event(1, 0, same), event(2, 2, same)])).toHaveLength(2)
  expect(stepsOf([event(1, 0), event(2, 0.1)])).toHaveLength(2)
})

test('R3 a pause of more than two hours begins another session', () => {
  const steps = stepsOf([event(1, 0), event(2, 119), event(3, 240, { person: 'ben', name: 'Ben' })])
  expect(sessionsOf(steps).map(({ first, last, people }) => [first, last, people])).toEqual([
    [0, 1, ['Asha']],
    [2, 2, ['Ben']],
  ])
  expect(sessionsOf([])).toEqual([])
})

test('R4 a moment stands at the step whose heads it names, or else at the last before it was marked', () => {
  const steps = stepsOf([event(1, 0), event(2, 10, { heads: ['x', 'y'] }), event(3, 20)])
  const moment = (id: string, heads: string[], minutes: number): MomentRecord => ({
    id,
    title: id,
    narration: '',
    heads,
    at: new Date(START + minutes * MINUTE).toISOString(),
    kind: 'moment',
  })
  const marks = markedSteps(steps, [moment('late', ['unknown'], 25), moment('named', ['y', 'x'], 25)])
  expect(marks.map(({ moment: { id }, step }) => [id, step])).toEqual([
    ['named', 1],
    ['late', 2],
  ])
})
