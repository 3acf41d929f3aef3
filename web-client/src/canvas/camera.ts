import type { ReactFlowInstance } from '@xyflow/react'
import type { Bounds, Point } from './geometry.ts'
import type { Stage } from './stage.ts'

/** How near and how far the map can be seen. */
export const MIN_ZOOM = 0.05
export const MAX_ZOOM = 2.5
/** Fitting never magnifies: two cards alone stay the size of cards. */
const MAX_FIT_ZOOM = 1
const PADDING = 56
const GLIDE = 260

function glide(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : GLIDE
}

/** The rectangle around all cards; null for an empty map. */
export function boundsOf(stage: Stage): Bounds | null {
  let bounds: Bounds | null = null
  for (const card of stage.scene.cards.values()) {
    const { x, y } = stage.placeOf(card)
    const left = x - card.width / 2
    const top = y - card.height / 2
    const right = x + card.width / 2
    const bottom = y + card.height / 2
    bounds = bounds
      ? {
          left: Math.min(bounds.left, left),
          top: Math.min(bounds.top, top),
          right: Math.max(bounds.right, right),
          bottom: Math.max(bounds.bottom, bottom),
        }
      : { left, top, right, bottom }
  }
  return bounds
}

/** Moves the eye over the map. */
export class Camera {
  readonly #flow: ReactFlowInstance<never>
  readonly #stage: Stage

  constructor(flow: ReactFlowInstance<never>, stage: Stage) {
    this.#flow = flow
    this.#stage = stage
  }

  /** Shows the whole map. */
  fit(how: { glide: boolean } = { glide: true }) {
    const bounds = boundsOf(this.#stage)
    const { width, height } = this.#stage.view
    if (!bounds || width === 0) return
    const padding = Math.min(PADDING, width * 0.06)
    const zoom = Math.max(
      MIN_ZOOM,
      Math.min(
        MAX_FIT_ZOOM,
        (width - 2 * padding) / (bounds.right - bounds.left),
        (height - 2 * padding) / (bounds.bottom - bounds.top),
      ),
    )
    this.look({ x: (bounds.left + bounds.right) / 2, y: (bounds.top + bounds.bottom) / 2 }, zoom, how)
  }

  /** Brings a place into the middle. */
  look(at: Point, zoom = this.#stage.view.zoom, how: { glide: boolean } = { glide: true }) {
    const { width, height } = this.#stage.view
    const options = { duration: how.glide ? glide() : 0 }
    void this.#flow.setViewport({ x: width / 2 - at.x * zoom, y: height / 2 - at.y * zoom, zoom }, options)
  }

  /** Moves just so far that a place with its surroundings is in view; from far away also nearer. */
  reveal(at: Point, halfWidth = 120, halfHeight = 60) {
    const { x, y, zoom, width, height } = this.#stage.view
    const left = (at.x - halfWidth) * zoom + x
    const right = (at.x + halfWidth) * zoom + x
    const top = (at.y - halfHeight) * zoom + y
    const bottom = (at.y + halfHeight) * zoom + y
    const dx = left < 0 ? -left : right > width ? width - right : 0
    const dy = top < 0 ? -top : bottom > height ? height - bottom : 0
    if (dx === 0 && dy === 0) return
    void this.#flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: glide() })
  }

  zoomIn() {
    void this.#flow.zoomIn({ duration: glide() })
  }

  zoomOut() {
    void this.#flow.zoomOut({ duration: glide() })
  }
}
