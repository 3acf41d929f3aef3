import { useEffect, useLayoutEffect, useRef } from 'react'
import { useRecord } from '../store/hooks.ts'
import type { MapSource } from '../store/mapSource.ts'
import { messages } from '../messages/index.ts'
import { FONT_SIZE, LINE_HEIGHT } from './cardShape.ts'
import type { CardView } from './scene.ts'

interface LabelEditorProps {
  source: MapSource
  card: CardView
  zoom: number
  onChange: (label: string) => void
  onDone: () => void
}

/** The smallest that typed letters may be on screen, whatever the zoom: below it phones zoom in by themselves. */
const MIN_SCALE = 1

/** Where the words of a card are typed: over the card, every letter live. */
export function LabelEditor({ source, card, zoom, onChange, onDone }: LabelEditorProps) {
  const label = useRecord(source, 'elements', card.id)?.label ?? ''
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    field.current?.focus({ preventScroll: true })
    field.current?.select()
  }, [])
  useLayoutEffect(() => {
    const area = field.current
    if (!area) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight}px`
  })
  const scale = Math.max(1, MIN_SCALE / zoom)
  return (
    <div
      className="map-label-editor nodrag nopan nowheel"
      style={{ transform: `translate(${card.x}px, ${card.y}px) translate(-50%, -50%) scale(${scale})` }}
    >
      <textarea
        ref={field}
        rows={1}
        value={label}
        aria-label={messages.canvas.edit.label(messages.canvas.kinds[card.kind])}
        placeholder={messages.canvas.edit.placeholder}
        style={{ width: Math.max(176, card.width - 20), fontSize: FONT_SIZE, lineHeight: `${LINE_HEIGHT}px` }}
        onChange={(event) => onChange(event.target.value.replace(/\n/g, ' '))}
        onBlur={onDone}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter' || event.key === 'Escape') {
            event.preventDefault()
            onDone()
          }
        }}
      />
    </div>
  )
}
