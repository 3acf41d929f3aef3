import { expect, test } from 'vitest'
import { keywordsOf, nameOf } from './command.ts'
import { commands } from './registry.ts'
import { commandFor, isSingleCharacter, matches, type Press, shown } from './shortcut.ts'

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
})

test('P70 every command has a name and words to find it by, and no two share a shortcut', () => {
  for (const command of commands) {
    expect(nameOf(command)).not.toBe('')
    expect(keywordsOf(command)).not.toBe('')
  }
  const keys = commands.flatMap((command) => command.keys ?? [])
  expect(new Set(keys).size).toBe(keys.length)
})

test('P71 a shortcut is matched with its modifier and no other', () => {
  expect(matches('Mod+Z', press('z', { ctrlKey: true }))).toBe(true)
  expect(matches('Mod+Z', press('z', { metaKey: true }))).toBe(true)
  expect(matches('Mod+Z', press('Z', { ctrlKey: true, shiftKey: true }))).toBe(false)
  expect(matches('Mod+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }))).toBe(true)
  expect(matches('A', press('a', { ctrlKey: true }))).toBe(false)
  expect(matches('?', press('?', { shiftKey: true }))).toBe(true)
  expect(matches('+', press('+', { shiftKey: true }))).toBe(true)
})

test('P71 single characters can be switched off, and nothing else goes with them', () => {
  expect(commandFor(press('a'), commands, true)?.id).toBe('addFactor')
  expect(commandFor(press('a'), commands, false)).toBeUndefined()
  expect(commandFor(press('k', { ctrlKey: true }), commands, false)?.id).toBe('palette')
  expect(isSingleCharacter('F2')).toBe(false)
})

test('P70 shortcuts are shown as they are printed on the keys', () => {
  expect(shown('Mod+Shift+Z', false)).toBe('Ctrl Shift Z')
  expect(shown('Mod+K', true)).toBe('⌘ K')
})
