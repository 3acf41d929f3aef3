import { directionAt, type Curve } from './geometry.ts'

const HEAD_LENGTH = 13
const HEAD_HALF = 6
/** How much wider the tube of a hollow line is than a full line, and how much narrower its inside, in map units. */
const TUBE = 1.6
const BORE = 0.4
/** Walls closer than so many pixels run into one line, twice as heavy as the tube. */
const TUBE_PIXELS = 2.2

/** How a frame is drawn: with care when the camera rests and nothing is left to do, quickly until then. */
export type Pace = 'careful' | 'quick'

/**
 * Lines that share colour and width, with their arrowheads. Without a graphics card a line of one pixel of the screen
 * costs a fifth of a wider one, if many share a path; wider ones cost least one by one. So lines are hairlines where
 * nobody sees the difference, and while the camera moves wider ones are hairlines side by side.
 */
export class LineBatch {
  readonly #curves: Curve[] = []
  readonly #heads = new Path2D()

  constructor(
    readonly colour: string,
    readonly width: number,
  ) {}

  add(curve: Curve, head: boolean) {
    if (!head) {
      this.#curves.push(curve)
      return
    }
    const { x, y } = directionAt(curve, 1)
    const { x1, y1 } = curve
    this.#curves.push({ ...curve, x1: x1 - x * HEAD_LENGTH * 0.6, y1: y1 - y * HEAD_LENGTH * 0.6 })
    const half = HEAD_HALF + this.width * 0.4
    const baseX = x1 - x * HEAD_LENGTH
    const baseY = y1 - y * HEAD_LENGTH
    this.#heads.moveTo(x1, y1)
    this.#heads.lineTo(baseX - y * half, baseY + x * half)
    this.#heads.lineTo(baseX + y * half, baseY - x * half)
    this.#heads.closePath()
  }

  /** Draws the lines full, and the heads. */
  paint(context: CanvasRenderingContext2D, pace: Pace) {
    context.strokeStyle = this.colour
    if (pace === 'quick') this.#strokeSideBySide(context, this.width, false)
    else this.#stroke(context, this.width)
    this.#paintHeads(context)
  }

  /** Draws the lines as tubes with the colour of the ground inside, and the heads. */
  paintHollow(context: CanvasRenderingContext2D, pace: Pace, ground: string) {
    context.strokeStyle = this.colour
    if (pace === 'quick') this.#strokeSideBySide(context, this.width + BORE, true)
    else {
      this.#stroke(context, this.width + TUBE)
      context.strokeStyle = ground
      this.#stroke(context, this.width - BORE)
    }
    this.#paintHeads(context)
  }

  #paintHeads(context: CanvasRenderingContext2D) {
    context.fillStyle = this.colour
    context.fill(this.#heads)
  }

  #stroke(context: CanvasRenderingContext2D, width: number) {
    const hairline = hairlineOf(context)
    if (width <= hairline) {
      context.lineWidth = hairline
      context.stroke(pathOf(this.#curves))
      return
    }
    context.lineWidth = width
    for (const curve of this.#curves) {
      context.beginPath()
      trace(context, curve)
      context.stroke()
    }
  }

  /** As many hairlines as the width has pixels; of a tube the two walls, where there is room between them. */
  #strokeSideBySide(context: CanvasRenderingContext2D, width: number, tube: boolean) {
    const hairline = hairlineOf(context)
    context.lineWidth = hairline
    const pixels = width / hairline
    const count = tube ? (pixels < TUBE_PIXELS ? 1 : 2) : Math.max(1, Math.round(pixels))
    if (count === 1) {
      context.stroke(pathOf(this.#curves))
      return
    }
    const flat = pathOf(this.#curves.filter(isFlat))
    const steep = pathOf(this.#curves.filter((curve) => !isFlat(curve)))
    const step = tube ? width : hairline
    for (let i = 0; i < count; i++) {
      const aside = (i - (count - 1) / 2) * step
      context.translate(0, aside)
      context.stroke(flat)
      context.translate(aside, -aside)
      context.stroke(steep)
      context.translate(-aside, 0)
    }
  }
}

/** One pixel of the screen, in map units; a trifle less, for a rounding error more is no hairline. */
function hairlineOf(context: CanvasRenderingContext2D): number {
  return 0.999 / context.getTransform().a
}

function isFlat({ x0, y0, x1, y1 }: Curve): boolean {
  return Math.abs(y1 - y0) < Math.abs(x1 - x0)
}

function pathOf(curves: readonly Curve[]): Path2D {
  const path = new Path2D()
  for (const curve of curves) trace(path, curve)
  return path
}

function trace(path: CanvasPath, { x0, y0, cx, cy, x1, y1 }: Curve) {
  path.moveTo(x0, y0)
  path.quadraticCurveTo(cx, cy, x1, y1)
}
