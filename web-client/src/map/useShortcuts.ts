import { useEffect, useRef } from 'react'
import { commands, draws } from './commands/registry.ts'
import type { Scene } from './commands/scene.ts'
import { commandFor } from './commands/shortcut.ts'

/** Performs commands by their shortcuts, wherever the focus is, except in fields, in dialogs and where a part of the page took the key. */
export function useShortcuts(scene: Scene, letters: boolean) {
  const now = useRef({ scene, letters })
  useEffect(() => {
    now.current = { scene, letters }
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || isBusy(event.target)) return
      const { scene: current, letters: allowed } = now.current
      const command = commandFor(event, commands, allowed)
      // Enter and Delete belong to whatever has the focus; the canvas maps them to the same commands.
      if (!command || event.key === 'Enter' || event.key === 'Delete' || !command.when(current)) return
      event.preventDefault()
      command.perform(current)
    }
    // Ahead of the map, which takes keys for itself: whoever cannot draw just now hears why.
    const sayHeld = (event: KeyboardEvent) => {
      const { scene: current, letters: allowed } = now.current
      if (current.held === null || event.defaultPrevented || event.repeat || isBusy(event.target)) return
      const command = commandFor(event, commands, allowed)
      if (!command || !draws(command)) return
      event.preventDefault()
      event.stopPropagation()
      current.say(current.held)
    }
    addEventListener('keydown', sayHeld, { capture: true })
    addEventListener('keydown', onKeyDown)
    return () => {
      removeEventListener('keydown', sayHeld, { capture: true })
      removeEventListener('keydown', onKeyDown)
    }
  }, [])
}

function isBusy(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="alertdialog"], [role="menu"]',
    ) !== null
  )
}
