import type { MapDocument } from '@balcony/shared-model'
import { CARD_KINDS, FONT_SIZE, ICON_SIZE, LINE_HEIGHT, shapeOf } from '../canvas/cardShape.ts'
import type { MeasureText } from '../canvas/cardText.ts'
import type { Bounds } from '../canvas/geometry.ts'
import { LinkCurves } from '../canvas/linkCurves.ts'
import type { LinkView } from '../canvas/linkView.ts'
import type { Palette } from '../canvas/palette.ts'
import { SceneMaker, type CardView } from '../canvas/scene.ts'
import { messages } from '../messages/index.ts'
import { drawBadge, drawLink, drawMarks } from './drawLink.ts'
import { escaped, tag, type Svg } from './svg.ts'

/** A picture of a map as a file, and its size in pixels. */
export interface Picture {
  readonly svg: string
  readonly width: number
  readonly height: number
}

export interface PictureOptions {
  readonly palette: Palette
  readonly measure: MeasureText
  /** When the map looked like this. Milliseconds since 1970. */
  readonly at: number
}

const MARGIN = 48
const LEAST_WIDTH = 760
const TITLE = { size: 30, line: 38 }
const QUESTION = { size: 20, line: 28 }
const DATE = { size: 15, line: 24 }
/** A picture wider than this is mostly seen smaller than it is: its heading grows with it, up to so many times. */
const NATURAL_WIDTH = 1300
const MOST_GROWN = 3
const LEGEND_LINE = 30
const FONTS =
  'system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Noto Sans, Liberation Sans, Arial, sans-serif'

/** The whole map as one picture that explains itself: title, question and date above, what lines and cards mean below. */
export function mapToSvg(map: MapDocument, { palette, measure, at }: PictureOptions): Picture {
  const scene = new SceneMaker(measure).sceneOf(map)
  const cards = [...scene.cards.values()]
  const curves = new LinkCurves()
  const drawn = scene.links.flatMap((link) => curves.drawnOf(link, scene, (card) => card) ?? [])
  const bounds = boundsOf(cards, drawn)
  const legend = legendOf(cards, scene.links, palette)

  const width = Math.max(LEAST_WIDTH, bounds.right - bounds.left) + 2 * MARGIN
  const heading = headingOf(map, at, width, measure, palette)
  const head = MARGIN + heading.height
  const mapHeight = bounds.bottom - bounds.top
  const laid = laidOut(legend, width - 2 * MARGIN, measure)
  const height = head + MARGIN + mapHeight + MARGIN + laid.height + MARGIN

  const mapLeft = (width - (bounds.right - bounds.left)) / 2
  const picture = tag(
    'g',
    { transform: `translate(${(mapLeft - bounds.left).toFixed(1)} ${(head + MARGIN - bounds.top).toFixed(1)})` },
    [
      ...drawn.map(({ link, curve }) => drawLink(link, curve, palette)),
      ...drawn.map(({ link, curve }) => {
        const words = wordsOn(link)
        return drawMarks(link, curve, palette, words, measure(words) * (13 / FONT_SIZE))
      }),
      ...cards.map((card) => drawCard(card, palette)),
    ].join(''),
  )
  const svg = tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
      width: Math.ceil(width),
      height: Math.ceil(height),
      'font-family': FONTS,
      role: 'img',
    },
    [
      tag('title', {}, escaped(map.title || messages.map.untitled)),
      tag('rect', { width: '100%', height: '100%', fill: palette.canvas }),
      heading.svg,
      picture,
      tag('g', { transform: `translate(${MARGIN} ${(height - MARGIN - laid.height).toFixed(1)})` }, laid.svg),
    ].join(''),
  )
  return { svg, width: Math.ceil(width), height: Math.ceil(height) }
}

function drawCard(card: CardView, palette: Palette): Svg {
  const { before, path, icon } = shapeOf(card.kind)
  const first = card.height / 2 - ((card.lines.length - 1) * LINE_HEIGHT) / 2 + FONT_SIZE * 0.36
  const colour = palette.kinds[card.kind]
  return tag(
    'g',
    { transform: `translate(${(card.x - card.width / 2).toFixed(1)} ${(card.y - card.height / 2).toFixed(1)})` },
    [
      tag('path', {
        d: path(card.width, card.height),
        fill: card.kind === 'note' ? palette.noteCard : palette.card,
        stroke: colour,
        'stroke-width': 1.5,
      }),
      drawIcon(icon, before - ICON_SIZE - 8, (card.height - ICON_SIZE) / 2, colour),
      ...card.lines.map((line, i) =>
        tag(
          'text',
          { x: before, y: first + i * LINE_HEIGHT, 'font-size': FONT_SIZE, 'font-weight': 500, fill: palette.cardInk },
          escaped(line),
        ),
      ),
    ].join(''),
  )
}

function drawIcon(icon: string, x: number, y: number, colour: string): Svg {
  const look = { d: icon, fill: 'none', stroke: colour, 'stroke-width': 1.7 }
  return tag('g', { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` }, tag('path', look))
}

/** "2 reasons", and the kind of a line that is not an influence. */
function wordsOn(link: LinkView): string {
  const { kinds, reasons } = messages.canvas.link
  return [link.note, kinds[link.kind], link.reasons > 1 ? reasons(link.reasons) : ''].filter(Boolean).join(' · ')
}

/** One line of the legend: a sample, and what it means. */
interface Entry {
  readonly sample: Svg
  readonly says: string
}

const SAMPLE_WIDTH = 64

/** Only what is on this map is explained. */
function legendOf(cards: readonly CardView[], links: readonly LinkView[], palette: Palette): Entry[] {
  const { legend } = messages.picture
  const kinds = new Set(cards.map((card) => card.kind))
  const has = (test: (link: LinkView) => boolean) => links.some((link) => link.kind === 'influences' && test(link))
  const badge = (sign: '+' | '-' | '0' | '?') => drawBadge(sign, { x: SAMPLE_WIDTH / 2, y: 0 }, palette)
  const sample = (more: Partial<LinkView>) => drawLink({ ...PLAIN_LINK, ...more }, SAMPLE_CURVE, palette)
  const entries: [boolean, Entry][] = [
    ...CARD_KINDS.map((kind): [boolean, Entry] => [
      kinds.has(kind),
      {
        sample: drawIcon(shapeOf(kind).icon, (SAMPLE_WIDTH - ICON_SIZE) / 2, -ICON_SIZE / 2, palette.kinds[kind]),
        says: messages.canvas.kinds[kind],
      },
    ]),
    [has(({ tone }) => tone === 'more'), { sample: sample({ tone: 'more' }) + badge('+'), says: legend.more }],
    [has(({ tone }) => tone === 'less'), { sample: sample({ tone: 'less' }) + badge('-'), says: legend.less }],
    [has(({ tone }) => tone === 'none'), { sample: sample({ tone: 'none' }) + badge('0'), says: legend.none }],
    [has(({ tone }) => tone === 'unsure'), { sample: sample({ tone: 'unsure' }) + badge('?'), says: legend.unsure }],
    [has(({ tone }) => tone === 'unsigned'), { sample: sample({ tone: 'unsigned' }), says: legend.unsigned }],
    [has(({ tone }) => tone === 'contested'), { sample: sample({ tone: 'contested' }), says: legend.contested }],
    [
      has(({ tone }) => tone === 'divided'),
      { sample: sample({ tone: 'divided', voices: 1 }) + badge('+'), says: legend.divided },
    ],
    [
      has(({ voices, tone }) => voices === 1 && tone !== 'contested' && tone !== 'divided'),
      { sample: sample({ voices: 1 }), says: legend.single },
    ],
    [
      has(({ delay }) => delay),
      {
        sample: sample({}) + drawMarks({ ...PLAIN_LINK, delay: true, tone: 'unsigned' }, SAMPLE_CURVE, palette, '', 0),
        says: legend.delay,
      },
    ],
  ]
  return entries.flatMap(([isOn, entry]) => (isOn ? [entry] : []))
}

const SAMPLE_CURVE = { x0: 0, y0: 0, cx: SAMPLE_WIDTH / 2, cy: 0, x1: SAMPLE_WIDTH, y1: 0 }
const PLAIN_LINK: LinkView = {
  id: '',
  ids: [],
  from: '',
  to: '',
  kind: 'influences',
  label: '',
  tone: 'unsigned',
  voices: 2,
  reasons: 0,
  divided: false,
  note: '',
  strength: 1,
  delay: false,
  lane: 0,
}

/** The legend in as many columns as there is room for. */
function laidOut(entries: readonly Entry[], width: number, measure: MeasureText): { svg: Svg; height: number } {
  const column = Math.max(0, ...entries.map(({ says }) => measure(says))) + SAMPLE_WIDTH + 48
  const columns = Math.max(1, Math.floor(width / column))
  const rows = Math.ceil(entries.length / columns)
  const placed = entries.map(({ sample, says }, i) => {
    const at = `translate(${(i % columns) * Math.round(column)} ${Math.floor(i / columns) * LEGEND_LINE + LEGEND_LINE / 2})`
    const words = tag('text', { x: SAMPLE_WIDTH + 16, y: 5, 'font-size': FONT_SIZE - 1 }, escaped(says))
    return tag('g', { transform: at }, sample + words)
  })
  return { svg: placed.join(''), height: rows * LEGEND_LINE }
}

/** Title, question and date, from the top margin down. */
function headingOf(map: MapDocument, at: number, width: number, measure: MeasureText, palette: Palette) {
  const grown = Math.min(MOST_GROWN, Math.max(1, width / NATURAL_WIDTH))
  const room = width - 2 * MARGIN
  const parts = [
    { words: map.title || messages.map.untitled, weight: 700, ...TITLE },
    { words: map.question, weight: 400, ...QUESTION },
    { words: messages.picture.asOf(at), weight: 400, ...DATE },
  ]
  let y = MARGIN
  const all: Svg[] = []
  for (const { words, weight, size, line } of parts) {
    const look = { x: MARGIN, 'font-size': size * grown, 'font-weight': weight, fill: palette.ink }
    for (const one of wrapped(words, (room * FONT_SIZE) / (size * grown), measure)) {
      all.push(tag('text', { ...look, y: y + size * grown }, escaped(one)))
      y += line * grown
    }
  }
  return { svg: all.join(''), height: y - MARGIN }
}

/** Words in lines no wider than this, whole words where they fit. */
function wrapped(words: string, width: number, measure: MeasureText): string[] {
  const all: string[] = []
  let line = ''
  for (const word of words.trim().split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && measure(longer) > width) {
      all.push(line)
      line = word
    } else line = longer
  }
  return line === '' ? all : [...all, line]
}

function boundsOf(cards: readonly CardView[], drawn: readonly { bounds: Bounds }[]): Bounds {
  const all: Bounds[] = [
    ...cards.map(({ x, y, width, height }) => ({
      left: x - width / 2,
      right: x + width / 2,
      top: y - height / 2,
      bottom: y + height / 2,
    })),
    ...drawn.map(({ bounds }) => bounds),
  ]
  return all.reduce(
    (one, other) => ({
      left: Math.min(one.left, other.left),
      right: Math.max(one.right, other.right),
      top: Math.min(one.top, other.top),
      bottom: Math.max(one.bottom, other.bottom),
    }),
    all[0] ?? { left: 0, right: 0, top: 0, bottom: 0 },
  )
}
