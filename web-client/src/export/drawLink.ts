import { BADGE_RADIUS } from '../canvas/badges.ts'
import { beside, curvePath, directionAt, pointAt, type Curve, type Point } from '../canvas/geometry.ts'
import type { LinkView } from '../canvas/linkView.ts'
import type { Palette } from '../canvas/palette.ts'
import { escaped, tag, type Svg } from './svg.ts'

type Sign = '+' | '-' | '0' | '?'

const HEAD = { length: 13, half: 6 }
const BADGE_FROM_END = 36
const glyphs: Record<Sign, string> = { '+': '+', '-': '−', '0': '0', '?': '?' }

/** A link as the page draws it at rest: colour, arrowhead and badge say the sign together, a hollow line one voice alone, two lines that voices differ. */
export function drawLink(link: LinkView, curve: Curve, palette: Palette): Svg {
  const width = [1.9, 2.8, 4][link.strength - 1] ?? 1.9
  if (link.tone === 'contested') {
    return (
      line(beside(curve, width * 0.75), width, palette.more, link) +
      line(beside(curve, -width * 0.75), width, palette.less, link)
    )
  }
  const colour = colourOf(link, palette)
  if (link.voices !== 1 || link.kind !== 'influences') return line(curve, width, colour, link)
  return line(curve, width + 1.6, colour, link) + stroke(shortened(curve), width - 0.4, palette.canvas)
}

/** What stands on a link: signs, the bars of what takes time, and words. Drawn over all lines. */
export function drawMarks(link: LinkView, curve: Curve, palette: Palette, words: string, wide: number): Svg {
  const length = Math.hypot(curve.x1 - curve.x0, curve.y1 - curve.y0)
  const marks: Svg[] = []
  if (link.delay) marks.push(drawDelay(curve, length, palette.plain))
  if (length >= 4 * BADGE_RADIUS) {
    const t = Math.max(0.55, 1 - BADGE_FROM_END / length)
    const before = t - (2 * BADGE_RADIUS + 2) / length
    for (const [sign, at] of signsOf(link, t, before)) marks.push(drawBadge(sign, pointAt(curve, at), palette))
  }
  if (words !== '' && length >= wide + 64)
    marks.push(drawWords(words, wide + 14, pointAt(curve, 0.42), colourOf(link, palette), palette))
  return marks.join('')
}

/** A sign on a disc. */
export function drawBadge(sign: Sign, { x, y }: Point, palette: Palette): Svg {
  const fill = sign === '+' ? palette.more : sign === '-' ? palette.less : palette.plain
  return (
    tag('circle', { cx: x, cy: y, r: BADGE_RADIUS, fill, stroke: palette.canvas, 'stroke-width': 1.5 }) +
    tag(
      'text',
      { x, y: y + 5, 'text-anchor': 'middle', 'font-size': 15, 'font-weight': 700, fill: palette.onBadge },
      glyphs[sign],
    )
  )
}

function signsOf({ tone }: LinkView, t: number, before: number): [Sign, number][] {
  switch (tone) {
    case 'more':
      return [['+', t]]
    case 'less':
      return [['-', t]]
    case 'none':
      return [['0', t]]
    case 'unsure':
      return [['?', t]]
    case 'contested':
    case 'divided':
      return [
        ['+', t],
        ['-', before],
      ]
    case 'unsigned':
      return []
  }
}

function line(curve: Curve, width: number, colour: string, link: LinkView): Svg {
  // Working together has no direction.
  if (link.kind === 'works-with') return stroke(curve, width, colour)
  const { x, y } = directionAt(curve, 1)
  const half = HEAD.half + width * 0.4
  const [baseX, baseY] = [curve.x1 - x * HEAD.length, curve.y1 - y * HEAD.length]
  const corners = [curve.x1, curve.y1, baseX - y * half, baseY + x * half, baseX + y * half, baseY - x * half]
  const points = corners.map((value) => value.toFixed(1)).join(' ')
  return stroke(shortened(curve), width, colour) + tag('polygon', { points, fill: colour })
}

/** Ends within the arrowhead. */
function shortened(curve: Curve): Curve {
  const { x, y } = directionAt(curve, 1)
  return { ...curve, x1: curve.x1 - x * HEAD.length * 0.6, y1: curve.y1 - y * HEAD.length * 0.6 }
}

function stroke(curve: Curve, width: number, colour: string): Svg {
  return tag('path', {
    d: curvePath(curve),
    fill: 'none',
    stroke: colour,
    'stroke-width': width,
    'stroke-linecap': 'round',
  })
}

function drawDelay(curve: Curve, length: number, colour: string): Svg {
  return [0.46 - 2 / length, 0.46 + 3 / length]
    .map((t) => {
      const { x, y } = pointAt(curve, t)
      const along = directionAt(curve, t)
      const ends = { x1: x - along.y * 7, y1: y + along.x * 7, x2: x + along.y * 7, y2: y - along.x * 7 }
      return tag('line', { ...ends, stroke: colour, 'stroke-width': 2 })
    })
    .join('')
}

function drawWords(words: string, width: number, { x, y }: Point, colour: string, palette: Palette): Svg {
  const box = { x: x - width / 2, y: y - 10, width, height: 20, rx: 10, fill: palette.canvas, stroke: colour }
  return (
    tag('rect', box) +
    tag('text', { x, y: y + 4.5, 'text-anchor': 'middle', 'font-size': 13, fill: palette.ink }, escaped(words))
  )
}

function colourOf({ tone }: LinkView, palette: Palette): string {
  return tone === 'more' ? palette.more : tone === 'less' ? palette.less : palette.plain
}
