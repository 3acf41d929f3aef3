/** A place on the map, in map units (one unit is one CSS pixel at zoom 1). */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A rectangle by its edges. */
export interface Bounds {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A quadratic Bézier curve from (x0, y0) by the control point (cx, cy) to (x1, y1). */
export interface Curve {
  readonly x0: number
  readonly y0: number
  readonly cx: number
  readonly cy: number
  readonly x1: number
  readonly y1: number
}

/** Whether a point, given relative to a card's centre, lies on the card. */
export type Inside = (dx: number, dy: number) => boolean

export function pointAt(c: Curve, t: number): Point {
  const s = 1 - t
  return {
    x: s * s * c.x0 + 2 * s * t * c.cx + t * t * c.x1,
    y: s * s * c.y0 + 2 * s * t * c.cy + t * t * c.y1,
  }
}

/** The direction of travel at t, of length 1; (1, 0) where the curve stands still. */
export function directionAt(c: Curve, t: number): Point {
  const dx = (1 - t) * (c.cx - c.x0) + t * (c.x1 - c.cx)
  const dy = (1 - t) * (c.cy - c.y0) + t * (c.y1 - c.cy)
  const length = Math.hypot(dx, dy)
  return length === 0 ? { x: 1, y: 0 } : { x: dx / length, y: dy / length }
}

/** The part of a curve between t0 and t1, as a curve of its own. */
export function partOf(c: Curve, t0: number, t1: number): Curve {
  const a = pointAt(c, t0)
  const b = pointAt(c, t1)
  const cx = (1 - t1) * ((1 - t0) * c.x0 + t0 * c.cx) + t1 * ((1 - t0) * c.cx + t0 * c.x1)
  const cy = (1 - t1) * ((1 - t0) * c.y0 + t0 * c.cy) + t1 * ((1 - t0) * c.cy + t0 * c.y1)
  return { x0: a.x, y0: a.y, cx, cy, x1: b.x, y1: b.y }
}

/** The same curve moved sideways by `offset`: close enough to parallel for the gentle bends of a map. */
export function beside(c: Curve, offset: number): Curve {
  const start = directionAt(c, 0)
  const middle = directionAt(c, 0.5)
  const end = directionAt(c, 1)
  return {
    x0: c.x0 + start.y * offset,
    y0: c.y0 - start.x * offset,
    cx: c.cx + middle.y * offset,
    cy: c.cy - middle.x * offset,
    x1: c.x1 + end.y * offset,
    y1: c.y1 - end.x * offset,
  }
}

/**
 * The line from the centre of one card to the centre of another, bowed to its own left by `bow`: two links in
 * opposite directions therefore never lie on each other.
 */
export function bowed(from: Point, to: Point, bow: number): Curve {
  const dx = to.x - from.x
  const dy = to.y - from.y
  const length = Math.hypot(dx, dy) || 1
  return {
    x0: from.x,
    y0: from.y,
    cx: (from.x + to.x) / 2 + (dy / length) * bow,
    cy: (from.y + to.y) / 2 - (dx / length) * bow,
    x1: to.x,
    y1: to.y,
  }
}

const BISECTIONS = 14

/**
 * The part of a centre-to-centre curve that lies between the borders of its two cards, or null where the cards
 * touch and nothing is left to draw.
 */
export function betweenBorders(c: Curve, insideFrom: Inside, insideTo: Inside): Curve | null {
  const t0 = crossing(0, 1, (t) => {
    const p = pointAt(c, t)
    return insideFrom(p.x - c.x0, p.y - c.y0)
  })
  const t1 = crossing(1, 0, (t) => {
    const p = pointAt(c, t)
    return insideTo(p.x - c.x1, p.y - c.y1)
  })
  return t1 - t0 < 0.01 ? null : partOf(c, t0, t1)
}

/** Where a walk from `inner` (inside) to `outer` (outside) leaves; `outer` itself where it never does. */
function crossing(inner: number, outer: number, inside: (t: number) => boolean): number {
  let a = inner
  let b = outer
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (a + b) / 2
    if (inside(middle)) a = middle
    else b = middle
  }
  return b
}

const HIT_STEPS = 16

/** How far a point is from a curve. */
export function distanceTo(c: Curve, p: Point): number {
  let best = Infinity
  let previous: Point = { x: c.x0, y: c.y0 }
  for (let i = 1; i <= HIT_STEPS; i++) {
    const next = pointAt(c, i / HIT_STEPS)
    best = Math.min(best, distanceToSegment(previous, next, p))
    previous = next
  }
  return best
}

function distanceToSegment(a: Point, b: Point, p: Point): number {
  const dx = b.x - a.x
  const dy = b.y - a.y
  const squared = dx * dx + dy * dy
  const t = squared === 0 ? 0 : Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / squared))
  return Math.hypot(p.x - a.x - t * dx, p.y - a.y - t * dy)
}

/** The rectangle that holds a curve's three points, and so the curve. */
export function curveBounds(c: Curve): Bounds {
  return {
    left: Math.min(c.x0, c.cx, c.x1),
    top: Math.min(c.y0, c.cy, c.y1),
    right: Math.max(c.x0, c.cx, c.x1),
    bottom: Math.max(c.y0, c.cy, c.y1),
  }
}

export function overlap(a: Bounds, b: Bounds): boolean {
  return a.left <= b.right && a.right >= b.left && a.top <= b.bottom && a.bottom >= b.top
}

/** The same rectangle with so much more on each side. */
export function grown({ left, right, top, bottom }: Bounds, by: number): Bounds {
  return { left: left - by, right: right + by, top: top - by, bottom: bottom + by }
}

/** A curve as an SVG path. */
export function curvePath(c: Curve): string {
  return `M${round(c.x0)} ${round(c.y0)}Q${round(c.cx)} ${round(c.cy)} ${round(c.x1)} ${round(c.y1)}`
}

function round(n: number): number {
  return Math.round(n * 10) / 10
}
