import { useEffect, useRef } from 'react'
import { commands } from './commands/registry.ts'
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
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
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
