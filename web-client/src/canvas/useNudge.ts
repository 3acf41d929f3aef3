import { useCallback, useEffect, useRef } from 'react'
import type { Drawing } from './drawing.ts'
import type { Direction } from './navigation.ts'
import type { Stage } from './stage.ts'

const STEP = 16
const FAR_STEP = 96
/** A pause this long ends a burst of key presses: the burst is one change. */
const PAUSE = 600

const DIRECTIONS: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
}

/** Moves cards by the keyboard: each press at once on screen and for others, the whole burst as one change. */
export function useNudge(stage: Stage, drawing: Drawing | null, onDrag: () => void) {
  const moving = useRef<Set<string>>(new Set())
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const settle = useCallback(() => {
    clearTimeout(timer.current)
    if (moving.current.size === 0) return
    drawing?.drop(moving.current)
    stage.endDrags(moving.current)
    moving.current.clear()
    onDrag()
  }, [stage, drawing, onDrag])

  useEffect(() => settle, [settle])

  const nudge = useCallback(
    (ids: readonly string[], direction: Direction, far: boolean) => {
      if (!drawing) return
      const [x, y] = DIRECTIONS[direction]
      const step = far ? FAR_STEP : STEP
      for (const id of ids) {
        const at = stage.placeById(id)
        if (!at) continue
        stage.drag(id, { x: at.x + x * step, y: at.y + y * step })
        moving.current.add(id)
      }
      onDrag()
      clearTimeout(timer.current)
      timer.current = setTimeout(settle, PAUSE)
    },
    [stage, drawing, onDrag, settle],
  )

  return { nudge, settle }
}
