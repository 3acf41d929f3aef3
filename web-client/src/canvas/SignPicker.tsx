import { useEffect, useRef } from 'react'
import type { Sign } from '@balcony/shared-model'
import { messages } from '../messages/index.ts'
import { pointAt } from './geometry.ts'
import type { LinkView } from './linkView.ts'
import type { Stage } from './stage.ts'
import { toScreen } from './viewport.ts'

const CHOICES = [
  { sign: '+', badge: '+', text: messages.canvas.sign.more, tone: 'more' },
  { sign: '-', badge: '−', text: messages.canvas.sign.less, tone: 'less' },
  { sign: '?', badge: '?', text: messages.canvas.sign.unsure, tone: 'unsure' },
] as const

interface SignPickerProps {
  stage: Stage
  link: LinkView
  onPick: (sign: Sign) => void
  onClose: () => void
}

/** Asks for the sign of a link that was just drawn; the link is there already, and may stay without one. */
export function SignPicker({ stage, link, onPick, onClose }: SignPickerProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const place = () => {
      const curve = stage.curveOf(link)
      if (!curve || !box.current) return
      const { width, height } = stage.view
      const at = toScreen(stage.view, pointAt(curve, 0.5))
      const size = box.current.getBoundingClientRect()
      const left = Math.max(8, Math.min(width - size.width - 8, at.x - size.width / 2))
      const above = at.y - size.height - 22
      const top = above < 8 ? Math.min(height - size.height - 8, at.y + 22) : above
      box.current.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`
    }
    place()
    return stage.onFrame(place)
  }, [stage, link])
  useEffect(() => box.current?.querySelector('button')?.focus({ preventScroll: true }), [])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from any of its buttons
    <div
      ref={box}
      className="map-sign-picker"
      role="dialog"
      aria-label={messages.canvas.sign.title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <p>{messages.canvas.sign.title}</p>
      <div className="map-sign-choices">
        {CHOICES.map(({ sign, badge, text, tone }) => (
          <button key={sign} type="button" className={`map-sign map-sign-${tone}`} onClick={() => onPick(sign)}>
            <span className="map-sign-badge" aria-hidden="true">
              {badge}
            </span>
            {text}
          </button>
        ))}
        <button type="button" className="map-sign map-sign-later" onClick={onClose}>
          {messages.canvas.sign.later}
        </button>
      </div>
    </div>
  )
}
