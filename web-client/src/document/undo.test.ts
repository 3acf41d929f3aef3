import { readMap } from '@balcony/shared-model'
import { expect, test } from 'vitest'
import { browsers, changesOf, Clock, meet } from '../testing/group.ts'

test('P10: undo takes back my latest change, and redo does it again', () => {
  const { asha } = browsers(['asha'])
  const id = asha.editor.addElement({ kind: 'factor', label: 'Loneliness', x: 1, y: 2 })
  asha.editor.moveElements([{ id, x: 70, y: 80 }])

  expect(asha.editor.undo()).toBe(true)
  expect(asha.map().elements[id]).toMatchObject({ x: 1, y: 2 })
  expect(asha.editor.redo()).toBe(true)
  expect(asha.map().elements[id]).toMatchObject({ x: 70, y: 80 })
  expect(asha.editor.canRedo()).toBe(false)
  expect(changesOf(asha).map(({ message }) => message)).toEqual([null, 'add', 'move', 'undo', 'redo'])
})

test('P10: undo leaves alone what others changed since, and what they made', () => {
  const { asha, ben } = browsers(['asha', 'ben'])
  const id = asha.editor.addElement({ kind: 'factor', label: 'Loneliness', x: 0, y: 0 })
  asha.editor.moveElements([{ id, x: 70, y: 80 }])
  meet(asha, ben)
  ben.editor.moveElements([{ id, x: 500, y: 600 }])
  ben.editor.relabel(id, 'Isolation')
  const bens = ben.editor.addElement({ kind: 'factor', label: 'Bus routes', x: 9, y: 9 })
  meet(asha, ben)

  asha.editor.undo()

  const map = readMap(asha.map())
  expect(map.elements[id]).toMatchObject({ label: 'Isolation', x: 500, y: 600 })
  expect(map.elements[bens]).toMatchObject({ label: 'Bus routes', standing: 'here' })
})

test('P10: a change of which nothing is left to take back is passed over', () => {
  const { asha, ben } = browsers(['asha', 'ben'])
  const mine = asha.editor.addElement({ kind: 'factor', label: 'Loneliness', x: 0, y: 0 })
  asha.editor.tag(mine, 'health')
  asha.editor.moveElements([{ id: mine, x: 70, y: 80 }])
  meet(asha, ben)
  ben.editor.moveElements([{ id: mine, x: 500, y: 600 }])
  meet(asha, ben)

  asha.editor.undo()

  expect(readMap(asha.map()).elements[mine]).toMatchObject({ x: 500, y: 600, tags: {} })
})

test('P11: undoing an add takes the record off the map and keeps it', () => {
  const { asha } = browsers(['asha'])
  const id = asha.editor.addElement({ kind: 'factor', label: 'Loneliness', x: 0, y: 0 })
  const link = asha.editor.addLink({ from: id, to: id, sign: '+' })

  asha.editor.undo()
  asha.editor.undo()

  const map = readMap(asha.map())
  expect(map.elements[id]).toMatchObject({ label: 'Loneliness', standing: 'gone' })
  expect(map.links[link]!.standing).toBe('gone')
  expect(Object.values(map.links[link]!.claims)).toMatchObject([{ state: 'withdrawn' }])

  asha.editor.redo()
  asha.editor.redo()
  expect(readMap(asha.map()).elements[id]!.standing).toBe('here')
  expect(Object.values(readMap(asha.map()).links[link]!.claims)).toMatchObject([{ state: 'held' }])
})

test('P11: an add that others have built on is not undone', () => {
  const { asha, ben } = browsers(['asha', 'ben'])
  const id = asha.editor.addElement({ kind: 'factor', label: 'Loneliness', x: 0, y: 0 })
  meet(asha, ben)
  const bens = ben.editor.addElement({ kind: 'factor', label: 'Bus routes', x: 9, y: 9 })
  ben.editor.addLink({ from: bens, to: id, sign: '-' })
  meet(asha, ben)

  expect(asha.editor.undo()).toBe(false)

  expect(readMap(asha.map()).elements[id]!.standing).toBe('here')
})

test('P10: words typed one after the other are taken back together; after a pause they are not', () => {
  const clock = new Clock()
  const { asha } = browsers(['asha'], clock)
  const id = asha.editor.addElement({ kind: 'factor', label: '', x: 0, y: 0 })
  for (const label of ['L', 'Lo', 'Lon']) asha.editor.relabel(id, label)
  clock.pass(10_000)
  for (const label of ['Lone', 'Lonel']) asha.editor.relabel(id, label)

  asha.editor.undo()
  expect(asha.map().elements[id]!.label).toBe('Lon')
  asha.editor.undo()
  expect(asha.map().elements[id]!.label).toBe('')
})

test('P12: something newly drawn ends what could be redone', () => {
  const { asha } = browsers(['asha'])
  const id = asha.editor.addElement({ kind: 'factor', label: '', x: 0, y: 0 })
  asha.editor.setElementKind(id, 'outcome')
  asha.editor.undo()
  asha.editor.tag(id, 'health')

  expect(asha.editor.canRedo()).toBe(false)
  expect(asha.editor.redo()).toBe(false)
})

test('P10: whoever follows the editor hears when there is something to undo', () => {
  const { asha } = browsers(['asha'])
  const heard: boolean[] = []
  asha.editor.subscribe(() => heard.push(asha.editor.canUndo()))

  asha.editor.setTitle('Getting home')
  asha.editor.undo()

  expect(heard).toEqual([true, false])
})
