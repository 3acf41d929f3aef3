import type { Direction } from './navigation.ts'

/** What a key means on the map. */
export type KeyAction =
  | { readonly kind: 'go'; readonly direction: Direction }
  | { readonly kind: 'nudge'; readonly direction: Direction; readonly far: boolean }
  | { readonly kind: 'open' | 'toggle' | 'rename' | 'link' | 'move' | 'add' | 'remove' | 'escape' | 'all' }
  | { readonly kind: 'nextLink'; readonly step: 1 | -1 }

/** A key as the browser tells it. */
export interface KeyPress {
  readonly key: string
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

const LETTERS: Readonly<Record<string, 'link' | 'move' | 'add'>> = { l: 'link', m: 'move', a: 'add' }

const OTHERS: Readonly<Record<string, KeyAction>> = {
  Enter: { kind: 'open' },
  ' ': { kind: 'toggle' },
  F2: { kind: 'rename' },
  Delete: { kind: 'remove' },
  Backspace: { kind: 'remove' },
  Escape: { kind: 'escape' },
  ']': { kind: 'nextLink', step: 1 },
  '[': { kind: 'nextLink', step: -1 },
}

/** The meaning of a key on the map, or null where it has none. `letters`: whether single letters are shortcuts. */
export function keyAction(press: KeyPress, letters: boolean): KeyAction | null {
  const direction = ARROWS[press.key]
  if (press.ctrlKey || press.metaKey) return press.key === 'a' && !press.altKey ? { kind: 'all' } : null
  if (direction) {
    return press.shiftKey || press.altKey
      ? { kind: 'nudge', direction, far: press.shiftKey && press.altKey }
      : { kind: 'go', direction }
  }
  if (press.altKey) return null
  const letter = letters && !press.shiftKey ? LETTERS[press.key.toLowerCase()] : undefined
  return letter ? { kind: letter } : (OTHERS[press.key] ?? null)
}
