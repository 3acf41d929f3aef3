import type { Point } from './geometry.ts'
import type { Palette } from './palette.ts'

/** What a link's badge says: more leads to more, more leads to less, no effect, or nobody is sure. */
export type Sign = '+' | '-' | '0' | '?'

/** In map units. */
export const BADGE_RADIUS = 9
const RIM = 1.5

/**
 * The signs of links: discs with a rim in the colour of the ground. Each sign is drawn once for the scale at hand and
 * then copied, pixel on pixel: without a graphics card a thousand copies cost a quarter of a thousand discs.
 */
export class Badges {
  readonly #context: CanvasRenderingContext2D
  readonly #palette: Palette
  readonly #places: Record<Sign, Point[]> = { '+': [], '-': [], '0': [], '?': [] }

  constructor(context: CanvasRenderingContext2D, palette: Palette) {
    this.#context = context
    this.#palette = palette
  }

  /** A badge whose centre is here, in map units. */
  put(sign: Sign, at: Point) {
    this.#places[sign].push(at)
  }

  paint() {
    const context = this.#context
    const { a: scale, e: left, f: top } = context.getTransform()
    context.save()
    context.setTransform(1, 0, 0, 1, 0, 0)
    for (const sign of ['+', '-', '0', '?'] as const) {
      const places = this.#places[sign]
      if (places.length === 0) continue
      const stamp = stampOf(sign, scale, this.#palette)
      const middle = stamp.width / 2
      for (const { x, y } of places) {
        context.drawImage(stamp, Math.round(x * scale + left - middle), Math.round(y * scale + top - middle))
      }
    }
    context.restore()
  }
}

interface Stamp {
  readonly scale: number
  readonly palette: Palette
  readonly image: HTMLCanvasElement
}

/** The last stamp of each sign: the next frame mostly has the same scale, and every painter the same palette. */
const stamps = new Map<Sign, Stamp>()

function stampOf(sign: Sign, scale: number, palette: Palette): HTMLCanvasElement {
  const known = stamps.get(sign)
  if (known?.scale === scale && known.palette === palette) return known.image
  const image = known?.image ?? document.createElement('canvas')
  const size = 2 * Math.ceil((BADGE_RADIUS + RIM) * scale + 1)
  image.width = size
  image.height = size
  const context = image.getContext('2d')
  if (context) {
    context.setTransform(scale, 0, 0, scale, size / 2, size / 2)
    drawBadge(context, sign, palette)
  }
  stamps.set(sign, { scale, palette, image })
  return image
}

function drawBadge(context: CanvasRenderingContext2D, sign: Sign, palette: Palette) {
  context.beginPath()
  context.arc(0, 0, BADGE_RADIUS, 0, 2 * Math.PI)
  context.lineWidth = 2 * RIM
  context.strokeStyle = palette.canvas
  context.stroke()
  context.fillStyle = sign === '+' ? palette.more : sign === '-' ? palette.less : palette.plain
  context.fill()
  context.lineCap = 'round'
  context.lineWidth = 2
  context.strokeStyle = palette.onBadge
  context.stroke(strokesOf(sign))
}

function strokesOf(sign: Sign): Path2D {
  const strokes = new Path2D()
  const arm = 4.6
  switch (sign) {
    case '+':
      strokes.moveTo(0, -arm)
      strokes.lineTo(0, arm)
      strokes.moveTo(-arm, 0)
      strokes.lineTo(arm, 0)
      return strokes
    case '-':
      strokes.moveTo(-arm, 0)
      strokes.lineTo(arm, 0)
      return strokes
    case '0':
      strokes.ellipse(0, 0, 3, 4.4, 0, 0, 2 * Math.PI)
      return strokes
    case '?':
      strokes.moveTo(-2.8, -2.6)
      strokes.bezierCurveTo(-2.6, -6.2, 3.4, -5.8, 2.8, -2)
      strokes.bezierCurveTo(2.4, -0.2, 0, -0.2, 0, 1.8)
      strokes.moveTo(0, 4.6)
      strokes.lineTo(0, 4.7)
      return strokes
  }
}
