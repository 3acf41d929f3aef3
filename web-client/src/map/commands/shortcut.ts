import type { Command } from './command.ts'

/** The parts of a keyboard event that decide about shortcuts. */
export interface Press {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  altKey: boolean
}

/** Whether a shortcut is one character without Ctrl or Cmd: those can be switched off (WCAG 2.1.4). */
export function isSingleCharacter(shortcut: string): boolean {
  return Array.from(shortcut).length === 1
}

/** Whether a press is this shortcut. Characters are compared as typed, so that "?" works on every keyboard. */
export function matches(shortcut: string, press: Press): boolean {
  const parts = shortcut.split('+').filter(Boolean)
  const key = parts.at(-1) ?? '+'
  const mod = press.ctrlKey || press.metaKey
  if (press.altKey || parts.includes('Mod') !== mod) return false
  if (press.key.toLowerCase() !== key.toLowerCase()) return false
  const isLetter = /^[a-z0-9]$/iu.test(key)
  return !isLetter || parts.includes('Shift') === press.shiftKey
}

/** The first command that a press stands for. */
export function commandFor(press: Press, commands: readonly Command[], letters: boolean): Command | undefined {
  return commands.find((command) =>
    command.keys?.some((shortcut) => (letters || !isSingleCharacter(shortcut)) && matches(shortcut, press)),
  )
}

/** A shortcut as it is printed on this computer's keys. */
export function shown(shortcut: string, mac: boolean): string {
  return shortcut
    .replace('Mod+', mac ? '⌘ ' : 'Ctrl ')
    .replace('Shift+', mac ? '⇧ ' : 'Shift ')
    .trim()
}

export function isMac(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/u.test(navigator.userAgent)
}
