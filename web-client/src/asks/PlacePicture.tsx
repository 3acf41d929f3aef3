import type { PointerEvent, ReactNode } from 'react'
import type { PlaceAt } from './places.ts'

interface PlacePictureProps {
  /** The ends of the axes: left, right, low, high. */
  ends: readonly string[]
  /** Where the pointer is pressed or dragged to; absent where it is only looked at. */
  onPlace?: (place: PlaceAt) => void
  children: ReactNode
}

/** So wide and high is a half of the picture's field, in its own units. */
export const half = 100

/** Where something at a place is drawn: up is more. */
export function drawnAt({ x, y }: PlaceAt): { cx: number; cy: number } {
  return { cx: (x * 2 - 1) * half, cy: (1 - y * 2) * half }
}

/** Two axes and what is placed between them. For the eye: the same is said in words beside it. */
export function PlacePicture({ ends, onPlace, children }: PlacePictureProps) {
  const [left = '', right = '', low = '', high = ''] = ends
  const place = (event: PointerEvent<SVGSVGElement>) => {
    const field = event.currentTarget.querySelector('.place-field')?.getBoundingClientRect()
    if (!field || !onPlace) return
    onPlace({ x: (event.clientX - field.left) / field.width, y: 1 - (event.clientY - field.top) / field.height })
  }
  return (
    <div className="place-picture" aria-hidden="true">
      <span className="place-high">{high}</span>
      <span className="place-left">{left}</span>
      <svg
        viewBox="-108 -108 216 216"
        className={onPlace ? 'place-svg place-open' : 'place-svg'}
        onPointerDown={(event) => {
          if (!onPlace) return
          event.currentTarget.setPointerCapture(event.pointerId)
          place(event)
        }}
        onPointerMove={(event) => event.buttons > 0 && place(event)}
      >
        <rect className="place-field" x={-half} y={-half} width={2 * half} height={2 * half} rx={6} />
        <path className="place-axes" d={`M${-half} 0H${half}M0 ${-half}V${half}`} />
        {children}
      </svg>
      <span className="place-right">{right}</span>
      <span className="place-low">{low}</span>
    </div>
  )
}
