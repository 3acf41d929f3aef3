import type { Bounds, Point } from './geometry.ts'

/** What part of the map is on screen: a map point p is seen at (p.x * zoom + x, p.y * zoom + y). */
export interface Viewport {
  readonly x: number
  readonly y: number
  readonly zoom: number
  readonly width: number
  readonly height: number
}

export function toMap(view: Viewport, onScreen: Point): Point {
  return { x: (onScreen.x - view.x) / view.zoom, y: (onScreen.y - view.y) / view.zoom }
}

export function toScreen(view: Viewport, onMap: Point): Point {
  return { x: onMap.x * view.zoom + view.x, y: onMap.y * view.zoom + view.y }
}

/** The part of the map on screen, with `margin` screen pixels around it. */
export function visible(view: Viewport, margin: number): Bounds {
  const topLeft = toMap(view, { x: -margin, y: -margin })
  const bottomRight = toMap(view, { x: view.width + margin, y: view.height + margin })
  return { left: topLeft.x, top: topLeft.y, right: bottomRight.x, bottom: bottomRight.y }
}
