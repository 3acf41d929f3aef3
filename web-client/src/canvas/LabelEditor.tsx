import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ElementKind } from '@balcony/shared-model'
import { messages } from '../messages/index.ts'
import { FONT_SIZE, LINE_HEIGHT } from './cardShape.ts'
import type { Point } from './geometry.ts'

interface LabelEditorProps {
  kind: ElementKind
  /** The words as the map has them; empty for a card that is not there yet. */
  label: string
  at: Point
  width: number
  zoom: number
  /** Called at each pause in typing, so that others can read along. */
  onPause?: (label: string) => void
  onDone: (label: string) => void
}

const PAUSE = 500
const MIN_WIDTH = 176

/** Where the words of a card are typed: over the card, never smaller on screen than they can be read. */
export function LabelEditor({ kind, label, at, width, zoom, onPause, onDone }: LabelEditorProps) {
  const [text, setText] = useState(label)
  const field = useRef<HTMLTextAreaElement>(null)
  const finished = useRef(false)

  useEffect(() => {
    field.current?.focus({ preventScroll: true })
    field.current?.select()
  }, [])
  useEffect(() => {
    if (!onPause || text.trim() === '' || text === label) return
    const timer = setTimeout(() => onPause(text), PAUSE)
    return () => clearTimeout(timer)
  }, [text, label, onPause])
  useLayoutEffect(() => {
    const area = field.current
    if (!area) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight}px`
  })

  const finish = () => {
    if (finished.current) return
    finished.current = true
    onDone(text.trim())
  }
  return (
    <div
      className="map-label-editor nodrag nopan nowheel"
      style={{ transform: `translate(${at.x}px, ${at.y}px) translate(-50%, -50%) scale(${Math.max(1, 1 / zoom)})` }}
    >
      <textarea
        ref={field}
        rows={1}
        value={text}
        aria-label={messages.canvas.edit.label(messages.canvas.kinds[kind])}
        placeholder={messages.canvas.edit.placeholder}
        style={{ width: Math.max(MIN_WIDTH, width), fontSize: FONT_SIZE, lineHeight: `${LINE_HEIGHT}px` }}
        onChange={(event) => setText(event.target.value.replace(/\n/g, ' '))}
        onBlur={finish}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter' || event.key === 'Escape') {
            event.preventDefault()
            finish()
          }
        }}
      />
    </div>
  )
}
