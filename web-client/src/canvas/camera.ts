import type { ReactFlowInstance } from '@xyflow/react'
import { isSmall, nearLook, needsTwoLooks, READABLE_ZOOM, wholeLook } from './firstView.ts'
import type { Bounds, Point } from './geometry.ts'
import { visible } from './viewport.ts'
import type { Stage } from './stage.ts'

/** How near and how far the map can be seen. */
export const MIN_ZOOM = 0.05
export const MAX_ZOOM = 2.5
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
    const bounds = this.#bounds()
    if (!bounds) return
    const { at, zoom } = wholeLook(bounds, this.#stage.view, MIN_ZOOM)
    this.look(at, zoom, how)
  }

  /** Whether the whole map is too much for this screen to be read, so that one looks at parts of it. */
  needsTwoLooks(): boolean {
    // Asked in every frame, so the map is measured only where it matters.
    const bounds = isSmall(this.#stage.view) ? this.#bounds() : null
    return bounds !== null && needsTwoLooks(bounds, this.#stage.view)
  }

  /** Whether words on cards can be read just now. */
  isNear(): boolean {
    // A gesture rarely ends on the number itself.
    return this.#stage.view.zoom > READABLE_ZOOM * 0.9
  }

  /** Comes so near that words can be read: to the busiest card in view, or in the whole map while nothing was looked at yet. */
  comeNear(how: { glide: boolean; first?: boolean } = { glide: true }) {
    const bounds = this.#bounds()
    if (!bounds) return
    const { view, scene, placeOf } = this.#stage
    const { left, right, top, bottom } = visible(view, 0)
    const isSeen = ({ x, y }: Point) => x > left && x < right && y > top && y < bottom
    const spots = [...scene.cards.values()].map((card) => ({
      ...placeOf(card),
      links: scene.linksOf.get(card.id)?.length ?? 0,
    }))
    const seen = how.first ? [] : spots.filter(isSeen)
    const { at, zoom } = nearLook(seen.length > 0 ? seen : spots, bounds, view)
    this.look(at, zoom, how)
  }

  /** Brings a place into the middle. */
  look(at: Point, zoom = this.#stage.view.zoom, how: { glide: boolean } = { glide: true }) {
    const { width, height } = this.#stage.view
    const options = { duration: how.glide ? glide() : 0 }
    void this.#flow.setViewport({ x: width / 2 - at.x * zoom, y: height / 2 - at.y * zoom, zoom }, options)
  }

  /** Moves just so far that a place with its surroundings is in view. */
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

  /** What there is to look at, once there is a screen to see it on. */
  #bounds(): Bounds | null {
    return this.#stage.view.width === 0 ? null : boundsOf(this.#stage)
  }
}
