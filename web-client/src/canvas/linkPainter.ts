import { beside, directionAt, overlap, pointAt, type Bounds, type Curve } from './geometry.ts'
import { BADGE_RADIUS, Badges } from './badges.ts'
import { LineBatch, type Pace } from './lineBatch.ts'
import type { DrawnLink } from './linkCurves.ts'
import type { LinkView } from './linkView.ts'
import type { Palette } from './palette.ts'

/** How loud a link is drawn: others step back while something is looked at. */
export type Emphasis = 'normal' | 'strong' | 'faint'

/** How far a badge keeps from its link's end, in map units. */
const BADGE_FROM_END = 36
/** Below this zoom signs and heads are dots that say nothing: only lines are painted. */
const DETAIL_ZOOM = 0.3
const LABEL_ZOOM = 0.55
/** Below this zoom a hollow line is thinner than two pixels: nobody sees that it is hollow. */
const HOLLOW_ZOOM = 0.5

/**
 * Paints the links of one emphasis that may be seen in these parts of the map: line, arrowhead and sign by the colour of their tone, a hollow
 * line where one voice stands alone, two lines side by side where voices differ.
 */
export function paintLinks(
  context: CanvasRenderingContext2D,
  links: Iterable<DrawnLink>,
  parts: readonly Bounds[],
  zoom: number,
  palette: Palette,
  emphasis: Emphasis,
  pace: Pace,
  words: { reasons(count: number): string; kind(link: LinkView): string },
) {
  const full = new Map<string, LineBatch>()
  const hollow = new Map<string, LineBatch>()
  const detailed: DrawnLink[] = []
  const detail = zoom >= DETAIL_ZOOM
  const boost = emphasis === 'strong' ? 1.1 : 0
  for (const drawn of links) {
    if (!parts.some((part) => overlap(drawn.bounds, part))) continue
    const { link, curve } = drawn
    const width = Math.max(widthOf(link) + boost, 1 / zoom)
    if (link.tone === 'contested') {
      batchOf(full, palette.more, width).add(beside(curve, width * 0.75), detail)
      batchOf(full, palette.less, width).add(beside(curve, -width * 0.75), detail)
    } else {
      // A voice alone is hollow, also one whose own people differ; two lines are two voices.
      const alone = link.voices === 1 && link.kind === 'influences'
      const lines = alone && zoom >= HOLLOW_ZOOM ? hollow : full
      batchOf(lines, colourOf(link, palette), width).add(curve, detail && hasHead(link))
    }
    if (detail) detailed.push(drawn)
  }
  context.globalAlpha = emphasis === 'faint' ? 0.32 : 1
  context.lineCap = 'round'
  for (const batch of inOrder(full)) batch.paint(context, pace)
  for (const batch of inOrder(hollow)) batch.paintHollow(context, pace, palette.canvas)
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

/** Always the same colours above the others, also where only a part of the picture is painted. */
function inOrder(batches: ReadonlyMap<string, LineBatch>): LineBatch[] {
  return [...batches].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, batch]) => batch)
}

function batchOf(batches: Map<string, LineBatch>, colour: string, width: number): LineBatch {
  const key = `${colour} ${width}`
  const known = batches.get(key)
  if (known) return known
  const fresh = new LineBatch(colour, width)
  batches.set(key, fresh)
  return fresh
}

/** Where the signs of these links stand, near the head, and the bars of those that take time. A contested link carries both signs. */
function paintBadges(context: CanvasRenderingContext2D, links: readonly DrawnLink[], palette: Palette) {
  const badges = new Badges(context, palette)
  const delays = new Path2D()
  for (const { link, curve } of links) {
    const length = Math.hypot(curve.x1 - curve.x0, curve.y1 - curve.y0)
    if (link.delay) addDelay(delays, curve, length)
    if (length < 4 * BADGE_RADIUS) continue
    const t = Math.max(0.55, 1 - BADGE_FROM_END / length)
    const differ = link.tone === 'contested' || link.tone === 'divided'
    if (link.tone === 'more' || differ) badges.put('+', pointAt(curve, t))
    if (link.tone === 'less') badges.put('-', pointAt(curve, t))
    if (differ) badges.put('-', pointAt(curve, t - (2 * BADGE_RADIUS + 2) / length))
    if (link.tone === 'none') badges.put('0', pointAt(curve, t))
    if (link.tone === 'unsure') badges.put('?', pointAt(curve, t))
  }
  badges.paint()
  context.lineWidth = 2
  context.strokeStyle = palette.plain
  context.stroke(delays)
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

/** "3 reasons" where more than one stands behind a line, the kind of a line that is not an influence, and what is remarkable about it. */
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
    const reasons = link.reasons > 1 ? words.reasons(link.reasons) : ''
    const text = [link.note, words.kind(link), reasons].filter(Boolean).join(' · ')
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
  const batch = new LineBatch(colour, Math.max(2.5, 1.5 / zoom))
  batch.add(curve, true)
  context.lineCap = 'round'
  batch.paint(context, 'careful')
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
