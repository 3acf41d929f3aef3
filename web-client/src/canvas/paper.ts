import { boxesOver } from './damage.ts'
import type { Bounds } from './geometry.ts'
import { visible, type Viewport } from './viewport.ts'

/** How far the paper reaches beyond the screen on each side, as a share of the screen. */
const OVERSCAN = 0.25
/** A picture that is seen so much larger or smaller than it was painted is painted anew. */
const MAX_STRETCH = 2

/** So much of the screen may differ for a picture to be mended; beyond, it is painted anew. */
const MOST_MENDED = 0.6

/** A context that is set to draw in map units, and the parts of the map that it takes; to be restored in the end. */
export interface Sheet {
  readonly context: CanvasRenderingContext2D
  readonly parts: readonly Bounds[]
}

/** What is on the paper: the map as it is seen from here, as far as this part of it. */
export interface Picture {
  readonly view: Viewport
  readonly part: Bounds
}

/** The part of the map that is painted while the camera moves: so much around the screen is there already when it comes into view. */
export function overscanned(view: Viewport): Bounds {
  const { left, right, top, bottom } = visible(view, 0)
  const [x, y] = [(right - left) * OVERSCAN, (bottom - top) * OVERSCAN]
  return { left: left - x, right: right + x, top: top - y, bottom: bottom + y }
}

/** Where a picture lies when the map is seen from elsewhere: its scale, and where the corner of the screen that it was painted for has gone to. */
export function placeOf(
  picture: Picture,
  view: Viewport,
): { readonly x: number; readonly y: number; readonly scale: number } {
  const scale = view.zoom / picture.view.zoom
  return { x: view.x - picture.view.x * scale, y: view.y - picture.view.y * scale, scale }
}

/** Whether a picture holds all that is to be seen from here of a map with these bounds, and is not stretched too much for it. */
export function holds(picture: Picture, view: Viewport, content: Bounds): boolean {
  const { scale } = placeOf(picture, view)
  if (scale > MAX_STRETCH || scale < 1 / MAX_STRETCH) return false
  if (view.width !== picture.view.width || view.height !== picture.view.height) return false
  const seen = visible(view, 0)
  const { part } = picture
  return (
    Math.max(seen.left, content.left) >= part.left &&
    Math.min(seen.right, content.right) <= part.right &&
    Math.max(seen.top, content.top) >= part.top &&
    Math.min(seen.bottom, content.bottom) <= part.bottom
  )
}

/**
 * The bitmap that the map is painted on. It is larger than the screen, so that while the camera moves the browser need only move the picture: without a
 * graphics card that costs a fraction of painting it.
 */
export class Paper {
  readonly #canvas: HTMLCanvasElement
  #picture: Picture | null = null
  #scale = { ratio: 1, marginX: 0, marginY: 0 }

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas
  }

  /** Whether the picture was painted for exactly this view. */
  isOf(view: Viewport): boolean {
    return this.#picture?.view === view
  }

  /** Moves the picture to where it is seen from here; false where it does not show all that must be seen, and has to be painted. */
  move(view: Viewport, content: Bounds): boolean {
    if (!this.#picture || !holds(this.#picture, view, content)) return false
    this.#place(view)
    return true
  }

  /**
   * The paper cleared and set to draw in map units what is seen from here, and the part of the map that it takes: with the overscan, or only the screen.
   *
   * @param share of the screen's pixels, each way
   */
  clear(view: Viewport, share: number, overscan: boolean): Sheet | null {
    const context = this.#canvas.getContext('2d')
    if (!context || view.width === 0) return null
    const ratio = Math.min(window.devicePixelRatio || 1, 3) * share
    // Whole pixels, so that the picture at rest lies on the screen's own.
    const marginX = overscan ? Math.round(view.width * OVERSCAN * ratio) : 0
    const marginY = overscan ? Math.round(view.height * OVERSCAN * ratio) : 0
    const width = Math.round(view.width * ratio) + 2 * marginX
    const height = Math.round(view.height * ratio) + 2 * marginY
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width
      this.#canvas.height = height
      const { style } = this.#canvas
      style.width = `${width / ratio}px`
      style.height = `${height / ratio}px`
      style.left = `${-marginX / ratio}px`
      style.top = `${-marginY / ratio}px`
      style.transformOrigin = `${marginX / ratio}px ${marginY / ratio}px`
    }
    this.#picture = { view, part: overscan ? overscanned(view) : visible(view, 0) }
    context.save()
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, width, height)
    this.#scale = { ratio, marginX, marginY }
    this.#setIn(context, view)
    this.#place(view)
    return { context, parts: [this.#picture.part] }
  }

  /**
   * The paper cleared in these parts of the map alone, and set to draw there; null where the whole has to be painted, because the camera has moved or too
   * much is different.
   */
  mend(view: Viewport, damage: readonly Bounds[]): Sheet | null {
    const context = this.#canvas.getContext('2d')
    if (!context || !this.isOf(view)) return null
    const { ratio, marginX, marginY } = this.#scale
    const scale = ratio * view.zoom
    const [x, y] = [ratio * view.x + marginX, ratio * view.y + marginY]
    const { width, height } = this.#canvas
    const boxes = boxesOver(
      damage.map(({ left, right, top, bottom }) => ({
        left: left * scale + x,
        right: right * scale + x,
        top: top * scale + y,
        bottom: bottom * scale + y,
      })),
      width,
      height,
    )
    const area = boxes.reduce((sum, box) => sum + box.width * box.height, 0)
    if (area > MOST_MENDED * width * height) return null
    context.save()
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.beginPath()
    for (const box of boxes) context.rect(box.x, box.y, box.width, box.height)
    context.clip()
    for (const box of boxes) context.clearRect(box.x, box.y, box.width, box.height)
    this.#setIn(context, view)
    const parts = boxes.map((box) => ({
      left: (box.x - x) / scale,
      right: (box.x + box.width - x) / scale,
      top: (box.y - y) / scale,
      bottom: (box.y + box.height - y) / scale,
    }))
    return { context, parts }
  }

  #setIn(context: CanvasRenderingContext2D, { x, y, zoom }: Viewport) {
    const { ratio, marginX, marginY } = this.#scale
    context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * x + marginX, ratio * y + marginY)
  }

  #place(view: Viewport) {
    if (!this.#picture) return
    const { x, y, scale } = placeOf(this.#picture, view)
    this.#canvas.style.transform = scale === 1 && x === 0 && y === 0 ? '' : `translate(${x}px, ${y}px) scale(${scale})`
  }
}
