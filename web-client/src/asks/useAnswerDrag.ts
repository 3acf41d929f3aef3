import { type DragEvent, useEffect, useState } from 'react'
import type { MapCanvasHandle, Spot } from '../canvas/mapCanvasProps.ts'

/** Lets something beside the map be dragged onto it; `onDrop` is told where on the map it was let go. The answer makes an element draggable. */
export function useAnswerDrag<T extends { text: string }>(
  canvas: MapCanvasHandle | null,
  onDrop: (what: T, spot: Spot) => void,
): (what: T) => { draggable: boolean; onDragStart?: (event: DragEvent) => void; onDragEnd?: () => void } {
  const [dragged, setDragged] = useState<T | null>(null)
  useEffect(() => {
    if (dragged === null || canvas === null) return
    const ends = new AbortController()
    const spotOf = (event: globalThis.DragEvent) => canvas.at({ x: event.clientX, y: event.clientY })
    addEventListener('dragover', (event) => spotOf(event) && event.preventDefault(), { signal: ends.signal })
    addEventListener(
      'drop',
      (event) => {
        const spot = spotOf(event)
        if (!spot) return
        event.preventDefault()
        setDragged(null)
        onDrop(dragged, spot)
      },
      { signal: ends.signal },
    )
    return () => ends.abort()
  }, [dragged, canvas, onDrop])
  return (what) => {
    if (canvas === null) return { draggable: false }
    return {
      draggable: true,
      onDragStart: (event) => {
        event.dataTransfer.setData('text/plain', what.text)
        event.dataTransfer.effectAllowed = 'copy'
        setDragged(what)
      },
      onDragEnd: () => setDragged(null),
    }
  }
}
