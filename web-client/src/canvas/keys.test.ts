import { expect, test } from 'vitest'
import { keyAction } from './keys.ts'

const press = (key: string, more: object = {}) => ({
  key,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...more,
})

test('CV12 arrows go, and with Shift or Alt they move', () => {
  expect(keyAction(press('ArrowLeft'), true)).toEqual({ kind: 'go', direction: 'left' })
  expect(keyAction(press('ArrowUp', { shiftKey: true }), true)).toEqual({ kind: 'nudge', direction: 'up', far: false })
  expect(keyAction(press('ArrowUp', { altKey: true }), true)).toEqual({ kind: 'nudge', direction: 'up', far: false })
})

test('CV14 single letters mean something only where they are switched on', () => {
  expect(keyAction(press('l'), true)).toEqual({ kind: 'link' })
  expect(keyAction(press('l'), false)).toBeNull()
  expect(keyAction(press('F2'), false)).toEqual({ kind: 'rename' })
})

test('CV14 keys of the browser stay with the browser', () => {
  expect(keyAction(press('l', { ctrlKey: true }), true)).toBeNull()
  expect(keyAction(press('ArrowLeft', { metaKey: true }), true)).toBeNull()
  expect(keyAction(press('q'), true)).toBeNull()
})
