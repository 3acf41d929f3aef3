import { useEffect } from 'react'
import type { Replay } from './replay.ts'

/** The keys of the replay, wherever the focus is, except where a field, a window or the map takes them. */
export function useReplayKeys(replay: Replay, steps: number, leave: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      const target = event.target as Element
      if (target.closest('[role="dialog"], textarea, select, input:not([type="range"], [type="radio"])')) return
      if (perform(event.key, target, replay, steps, leave)) event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [replay, steps, leave])
}

function perform(key: string, target: Element, replay: Replay, steps: number, leave: () => void): boolean {
  const ownsArrows = target.closest('input, .map-canvas, [role="tab"]') !== null
  const ownsSpace = target.closest('button, input[type="radio"], a, [role="button"]') !== null
  switch (key) {
    case 'Escape':
    case 'n':
    case 'N':
      leave()
      return true
    case ' ':
      if (ownsSpace) return false
      replay.toggle()
      return true
    case 'PageUp':
    case 'PageDown':
      replay.stepMoment(key === 'PageDown' ? 1 : -1)
      return true
    case 'ArrowLeft':
    case 'ArrowRight':
      if (ownsArrows) return false
      replay.step(key === 'ArrowRight' ? 1 : -1)
      return true
    case 'Home':
    case 'End':
      if (ownsArrows) return false
      replay.go(key === 'Home' ? 0 : steps - 1)
      return true
    default:
      return false
  }
}
