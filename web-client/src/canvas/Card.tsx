import type { NodeProps } from '@xyflow/react'
import { createContext, memo, useContext, type PointerEvent } from 'react'
import { messages } from '../messages/index.ts'
import {
  ICON_SIZE,
  LINE_HEIGHT,
  LOCK_BODY,
  LOCK_BOW,
  LOCK_DISC,
  LOCK_SIZE,
  OBJECTION_BUBBLE,
  OBJECTION_MARK,
  shapeOf,
} from './cardShape.ts'
import type { CardNode } from './cast.ts'

/** Starts a link from a card by the pointer that pressed one of its handles. */
export const LinkStart = createContext<(card: string, event: PointerEvent<HTMLElement>) => void>(() => {})

const SIDES = ['top', 'right', 'bottom', 'left'] as const

/** One element on the map. Its name for those who do not see it is on the node around it. */
export const Card = memo(function Card({ data, selected }: NodeProps<CardNode>) {
  const { card, editable, fresh, locked } = data
  const startLink = useContext(LinkStart)
  const shape = shapeOf(card.kind)
  return (
    <div className={`canvas-card canvas-card-${card.kind}${fresh ? ' canvas-card-fresh' : ''}`}>
      <svg className="canvas-card-shape" width={card.width} height={card.height} aria-hidden="true" focusable="false">
        {selected && <path className="canvas-card-ring" d={shape.path(card.width, card.height)} />}
        <path className="canvas-card-outline" d={shape.path(card.width, card.height)} />
        <g transform={`translate(${shape.before - ICON_SIZE - 8} ${(card.height - ICON_SIZE) / 2})`}>
          <path className="canvas-card-icon" d={shape.icon} />
        </g>
      </svg>
      <span className="canvas-card-text" style={{ left: shape.before, lineHeight: `${LINE_HEIGHT}px` }}>
        {card.lines.length === 0 ? (
          <span className="canvas-card-line canvas-card-blank">{messages.canvas.untitled}</span>
        ) : (
          card.lines.map((line, i) => (
            <span key={i} className="canvas-card-line">
              {line}
            </span>
          ))
        )}
      </span>
      {card.objections > 0 && (
        <svg
          className="canvas-card-objection"
          width={LOCK_SIZE}
          height={LOCK_SIZE}
          aria-hidden="true"
          focusable="false"
        >
          <path className="canvas-card-lock-disc" d={OBJECTION_BUBBLE} />
          <path className="canvas-card-objection-mark" d={OBJECTION_MARK} />
        </svg>
      )}
      {locked && (
        <svg className="canvas-card-lock" width={LOCK_SIZE} height={LOCK_SIZE} aria-hidden="true" focusable="false">
          <path className="canvas-card-lock-disc" d={LOCK_DISC} />
          <path className="canvas-card-lock-body" d={LOCK_BODY} />
          <path className="canvas-card-lock-bow" d={LOCK_BOW} />
        </svg>
      )}
      {editable &&
        SIDES.map((side) => (
          <span
            key={side}
            className={`canvas-card-handle canvas-card-handle-${side} nodrag nopan`}
            data-handle={side}
            onPointerDown={(event) => startLink(card.id, event)}
          />
        ))}
    </div>
  )
})
