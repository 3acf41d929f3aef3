import { beside, curveBounds, directionAt, overlap, pointAt, type Bounds, type Curve } from './geometry.ts'
import type { LinkView } from './linkView.ts'
import type { Palette } from './palette.ts'

/** A link and the line it is drawn as. */
export interface DrawnLink {
  readonly link: LinkView
  readonly curve: Curve
}

/** How loud a link is drawn: others step back while something is looked at. */
export type Emphasis = 'normal' | 'strong' | 'faint'

const HEAD_LENGTH = 13
const HEAD_HALF = 6
const BADGE_RADIUS = 9
/** Below this zoom signs and heads are dots that say nothing: only lines are painted. */
const DETAIL_ZOOM = 0.3
const LABEL_ZOOM = 0.55

/** Strokes that share colour and width, collected into one path: the browser draws one long path faster than many short ones. */
class Batch {
  readonly lines = new Path2D()
  readonly heads = new Path2D()
  constructor(
    readonly colour: string,
    readonly width: number,
    readonly hollow: boolean,
  ) {}
}

/**
 * Paints the links of one emphasis that are in view: line, arrowhead and sign by the colour of their tone, a hollow
 * line where one voice stands alone, two lines side by side where voices differ.
 */
export function paintLinks(
  context: CanvasRenderingContext2D,
  links: Iterable<DrawnLink>,
  part: Bounds,
  zoom: number,
  palette: Palette,
  emphasis: Emphasis,
  words: { reasons(count: number): string; kind(link: LinkView): string },
) {
  const batches = new Map<string, Batch>()
  const detailed: DrawnLink[] = []
  const batch = (colour: string, width: number, hollow: boolean): Batch => {
    const key = `${colour} ${width} ${hollow}`
    const known = batches.get(key)
    if (known) return known
    const fresh = new Batch(colour, width, hollow)
    batches.set(key, fresh)
    return fresh
  }
  const detail = zoom >= DETAIL_ZOOM
  const boost = emphasis === 'strong' ? 1.1 : 0
  for (const drawn of links) {
    if (!overlap(curveBounds(drawn.curve), part)) continue
    const { link, curve } = drawn
    const width = Math.max(widthOf(link) + boost, 1 / zoom)
    if (link.tone === 'contested') {
      addLine(batch(palette.more, width, false), beside(curve, width * 0.75), detail)
      addLine(batch(palette.less, width, false), beside(curve, -width * 0.75), detail)
    } else {
      addLine(
        batch(colourOf(link, palette), width, link.voices === 1 && link.kind === 'influences'),
        curve,
        detail && hasHead(link),
      )
    }
    if (detail) detailed.push(drawn)
  }
  context.globalAlpha = emphasis === 'faint' ? 0.32 : 1
  context.lineCap = 'round'
  for (const { colour, width, hollow, lines, heads } of batches.values()) {
    context.strokeStyle = colour
    context.lineWidth = hollow && detail ? width + 1.6 : width
    context.stroke(lines)
    if (hollow && detail) {
      context.strokeStyle = palette.canvas
      context.lineWidth = width - 0.4
      context.stroke(lines)
    }
    context.fillStyle = colour
    context.fill(heads)
  }
  if (detail) paintBadges(context, detailed, palette)
  if (zoom >= LABEL_ZOOM) paintLabels(context, detailed, palette, words)
  context.globalAlpha = 1
}

function widthOf(link: LinkView): number {
  return [1.9, 2.8, 4][link.strength - 1] ?? 1.9
}

function colourOf(link: LinkView, palette: Palette): string {
  return link.tone === 'more' ? palette.more : link.tone === 'less' ? palette.less : palette.plain
}

/** Working together has no direction. */
function hasHead(link: LinkView): boolean {
  return link.kind !== 'works-with'
}

function addLine(batch: Batch, curve: Curve, head: boolean) {
  const direction = directionAt(curve, 1)
  const back = head ? HEAD_LENGTH * 0.6 : 0
  batch.lines.moveTo(curve.x0, curve.y0)
  batch.lines.quadraticCurveTo(curve.cx, curve.cy, curve.x1 - direction.x * back, curve.y1 - direction.y * back)
  if (!head) return
  const half = HEAD_HALF + batch.width * 0.4
  const baseX = curve.x1 - direction.x * HEAD_LENGTH
  const baseY = curve.y1 - direction.y * HEAD_LENGTH
  batch.heads.moveTo(curve.x1, curve.y1)
  batch.heads.lineTo(baseX - direction.y * half, baseY + direction.x * half)
  batch.heads.lineTo(baseX + direction.y * half, baseY - direction.x * half)
  batch.heads.closePath()
}

/** The sign as a disc near the head: "+", "−", "0" or "?". A contested link carries both signs. */
function paintBadges(context: CanvasRenderingContext2D, links: readonly DrawnLink[], palette: Palette) {
  const more = new Path2D()
  const less = new Path2D()
  const plain = new Path2D()
  const strokes = new Path2D()
  const delays = new Path2D()
  for (const { link, curve } of links) {
    const length = Math.hypot(curve.x1 - curve.x0, curve.y1 - curve.y0)
    if (link.delay) addDelay(delays, curve, length)
    if (length < 4 * BADGE_RADIUS) continue
    const t = Math.max(0.55, 1 - (HEAD_LENGTH + BADGE_RADIUS + 14) / length)
    if (link.tone === 'more' || link.tone === 'contested') addSign(more, strokes, curve, t, '+')
    if (link.tone === 'less') addSign(less, strokes, curve, t, '-')
    if (link.tone === 'contested') addSign(less, strokes, curve, t - (2 * BADGE_RADIUS + 2) / length, '-')
    if (link.tone === 'none') addSign(plain, strokes, curve, t, '0')
    if (link.tone === 'unsure') addSign(plain, strokes, curve, t, '?')
  }
  context.lineWidth = 3
  context.strokeStyle = palette.canvas
  for (const [path, colour] of [
    [more, palette.more],
    [less, palette.less],
    [plain, palette.plain],
  ] as const) {
    context.stroke(path)
    context.fillStyle = colour
    context.fill(path)
  }
  context.lineWidth = 2
  context.strokeStyle = palette.onBadge
  context.stroke(strokes)
  context.strokeStyle = palette.plain
  context.stroke(delays)
}

function addSign(discs: Path2D, strokes: Path2D, curve: Curve, t: number, sign: '+' | '-' | '0' | '?') {
  const { x, y } = pointAt(curve, t)
  discs.moveTo(x + BADGE_RADIUS, y)
  discs.arc(x, y, BADGE_RADIUS, 0, 2 * Math.PI)
  const arm = 4.6
  switch (sign) {
    case '+':
      strokes.moveTo(x, y - arm)
      strokes.lineTo(x, y + arm)
      strokes.moveTo(x - arm, y)
      strokes.lineTo(x + arm, y)
      return
    case '-':
      strokes.moveTo(x - arm, y)
      strokes.lineTo(x + arm, y)
      return
    case '0':
      strokes.moveTo(x + 3, y)
      strokes.ellipse(x, y, 3, 4.4, 0, 0, 2 * Math.PI)
      return
    case '?':
      strokes.moveTo(x - 2.8, y - 2.6)
      strokes.bezierCurveTo(x - 2.6, y - 6.2, x + 3.4, y - 5.8, x + 2.8, y - 2)
      strokes.bezierCurveTo(x + 2.4, y - 0.2, x, y - 0.2, x, y + 1.8)
      strokes.moveTo(x, y + 4.6)
      strokes.lineTo(x, y + 4.7)
  }
}

/** Two short bars across the middle of the line: the effect takes time. */
function addDelay(path: Path2D, curve: Curve, length: number) {
  for (const t of [0.46 - 2 / length, 0.46 + 3 / length]) {
    const { x, y } = pointAt(curve, t)
    const direction = directionAt(curve, t)
    path.moveTo(x - direction.y * 7, y + direction.x * 7)
    path.lineTo(x + direction.y * 7, y - direction.x * 7)
  }
}

/** "3 reasons" where more than one stands behind a line, and the kind of a line that is not an influence. */
function paintLabels(
  context: CanvasRenderingContext2D,
  links: readonly DrawnLink[],
  palette: Palette,
  words: { reasons(count: number): string; kind(link: LinkView): string },
) {
  context.font = palette.font.replace(/\d+px/, '13px')
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  for (const { link, curve } of links) {
    const text = [words.kind(link), link.reasons > 1 ? words.reasons(link.reasons) : ''].filter(Boolean).join(' · ')
    if (text === '') continue
    const width = context.measureText(text).width + 14
    const length = Math.hypot(curve.x1 - curve.x0, curve.y1 - curve.y0)
    if (length < width + 50) continue
    const { x, y } = pointAt(curve, 0.42)
    context.fillStyle = palette.canvas
    context.beginPath()
    context.roundRect(x - width / 2, y - 10, width, 20, 10)
    context.fill()
    context.strokeStyle = colourOf(link, palette)
    context.lineWidth = 1
    context.stroke()
    context.fillStyle = palette.ink
    context.fillText(text, x, y + 0.5)
  }
}

/** A link that is not there yet. */
export function paintDraft(context: CanvasRenderingContext2D, curve: Curve, colour: string, zoom: number) {
  const batch = new Batch(colour, Math.max(2.5, 1.5 / zoom), false)
  addLine(batch, curve, true)
  context.strokeStyle = colour
  context.fillStyle = colour
  context.lineWidth = batch.width
  context.lineCap = 'round'
  context.stroke(batch.lines)
  context.fill(batch.heads)
}

/** A wide soft band beneath a link: it is selected, or somebody else has it selected. */
export function paintHalo(context: CanvasRenderingContext2D, curve: Curve, colour: string, zoom: number) {
  context.globalAlpha = 0.32
  context.lineWidth = Math.max(12, 8 / zoom)
  context.lineCap = 'round'
  context.strokeStyle = colour
  context.beginPath()
  context.moveTo(curve.x0, curve.y0)
  context.quadraticCurveTo(curve.cx, curve.cy, curve.x1, curve.y1)
  context.stroke()
  context.globalAlpha = 1
}
