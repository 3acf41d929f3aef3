import { readMap } from '@balcony/shared-model'
import { expect, test } from 'vitest'
import { drawSomething } from '../testing/drawing.ts'
import { browsers, meet } from '../testing/group.ts'
import { Chance } from '../testing/random.ts'
import { LiveMap } from './liveMap.ts'

test.each([3, 99, 20260105])('P20: follows the document change by change (seed %i)', (seed) => {
  const chance = new Chance(seed)
  const { asha, ben } = browsers(['asha', 'ben'])
  const live = new LiveMap(asha.handle)

  for (let step = 0; step < 120; step++) {
    drawSomething(chance.pick([asha, ben])!, chance)
    if (chance.below(5) === 0) meet(asha, ben)
    expect(live.current(), `seed ${seed}, step ${step}`).toEqual(readMap(asha.map()))
  }
})

test('P21: only what changed is a new object, and only its followers are called', () => {
  const { asha } = browsers(['asha'])
  const moved = asha.editor.addElement({ kind: 'factor', label: 'Loneliness', x: 0, y: 0 })
  const still = asha.editor.addElement({ kind: 'factor', label: 'Bus routes', x: 0, y: 0 })
  const live = new LiveMap(asha.handle)
  const before = live.current()
  const calls: string[] = []
  live.subscribeTo('elements', moved, () => calls.push('moved'))
  live.subscribeTo('elements', still, () => calls.push('still'))
  live.subscribe(() => calls.push('any'))

  asha.editor.moveElements([{ id: moved, x: 5, y: 6 }])

  expect(calls).toEqual(['moved', 'any'])
  expect(live.current().elements[moved]).not.toBe(before.elements[moved])
  expect(live.current().elements[still]).toBe(before.elements[still])
  expect(live.current().links).toBe(before.links)
})

test('P21: a title or a collection that is written whole reaches its followers, and leaves equal records as they were', () => {
  const { asha } = browsers(['asha'])
  const id = asha.editor.addElement({ kind: 'factor', label: 'Loneliness', x: 0, y: 0 })
  const live = new LiveMap(asha.handle)
  const before = live.current()

  asha.editor.setTitle('Getting home')
  asha.handle.change((draft) => {
    draft.agenda = {}
  })

  expect(live.current().title).toBe('Getting home')
  expect(live.current().elements[id]).toBe(before.elements[id])
})

test('P21: a follower that left, and a closed map, are not called', () => {
  const { asha } = browsers(['asha'])
  const live = new LiveMap(asha.handle)
  let calls = 0
  const leave = live.subscribe(() => calls++)
  live.subscribe(() => calls++)
  leave()
  asha.editor.setTitle('Getting home')
  live.close()
  asha.editor.setTitle('Home by noon')

  expect(calls).toBe(1)
})
