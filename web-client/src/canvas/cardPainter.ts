import {
  FONT_SIZE,
  ICON_SIZE,
  LINE_HEIGHT,
  LOCK_BODY,
  LOCK_BOW,
  LOCK_DISC,
  LOCK_SIZE,
  OBJECTION_BUBBLE,
  OBJECTION_MARK,
  shapeOf,
} from './cardShape.ts'
import type { Point } from './geometry.ts'
import type { Palette } from './palette.ts'
import type { CardView } from './scene.ts'

/** Below this zoom a label is smaller than anybody reads. */
const TEXT_ZOOM = 0.26
const ICON_ZOOM = 0.3

const outlines = new Map<string, Path2D>()
const icons = new Map<string, Path2D>()
let objection: { bubble: Path2D; mark: Path2D } | undefined
let lock: { disc: Path2D; bow: Path2D; body: Path2D } | undefined

function outlineOf(card: CardView): Path2D {
  const key = `${card.kind} ${card.width} ${card.height}`
  let outline = outlines.get(key)
  if (!outline) outlines.set(key, (outline = new Path2D(shapeOf(card.kind).path(card.width, card.height))))
  return outline
}

function iconOf(card: CardView): Path2D {
  let icon = icons.get(card.kind)
  if (!icon) icons.set(card.kind, (icon = new Path2D(shapeOf(card.kind).icon)))
  return icon
}

/** Paints a card that is not an element of the page, as close to one as its size on screen lets anyone see. */
export function paintCard(
  context: CanvasRenderingContext2D,
  card: CardView,
  at: Point,
  zoom: number,
  palette: Palette,
  locked = false,
) {
  const left = at.x - card.width / 2
  const top = at.y - card.height / 2
  const colour = palette.kinds[card.kind]
  context.translate(left, top)
  const outline = outlineOf(card)
  context.fillStyle = card.kind === 'note' ? palette.noteCard : palette.card
  context.fill(outline)
  context.strokeStyle = colour
  context.lineWidth = Math.max(1.5, 1 / zoom)
  context.stroke(outline)
  if (zoom >= TEXT_ZOOM) {
    const { before } = shapeOf(card.kind)
    context.fillStyle = palette.cardInk
    context.font = palette.font
    context.textAlign = 'left'
    context.textBaseline = 'middle'
    const first = card.height / 2 - ((card.lines.length - 1) * LINE_HEIGHT) / 2
    card.lines.forEach((line, i) => context.fillText(line, before, first + i * LINE_HEIGHT + FONT_SIZE * 0.06))
    if (zoom >= ICON_ZOOM) {
      const iconLeft = before - ICON_SIZE - 8
      const iconTop = (card.height - ICON_SIZE) / 2
      context.translate(iconLeft, iconTop)
      context.lineWidth = 1.7
      context.stroke(iconOf(card))
      context.translate(-iconLeft, -iconTop)
    }
  }
  if (locked && zoom >= ICON_ZOOM) paintLock(context, card.width, palette)
  if (card.objections > 0 && zoom >= ICON_ZOOM) paintObjection(context, palette)
  context.translate(-left, -top)
}

/** The mark of a locked card, on its upper right corner. */
function paintLock(context: CanvasRenderingContext2D, width: number, palette: Palette) {
  lock ??= { disc: new Path2D(LOCK_DISC), bow: new Path2D(LOCK_BOW), body: new Path2D(LOCK_BODY) }
  const left = width - LOCK_SIZE / 2
  context.translate(left, -LOCK_SIZE / 2)
  context.lineWidth = 1.5
  context.strokeStyle = palette.cardInk
  context.fillStyle = palette.card
  context.fill(lock.disc)
  context.stroke(lock.disc)
  context.fillStyle = palette.cardInk
  context.fill(lock.body)
  context.stroke(lock.bow)
  context.translate(-left, LOCK_SIZE / 2)
}

/** The mark of a card to whose words somebody objects, on its upper left corner. */
function paintObjection(context: CanvasRenderingContext2D, palette: Palette) {
  objection ??= { bubble: new Path2D(OBJECTION_BUBBLE), mark: new Path2D(OBJECTION_MARK) }
  context.translate(-LOCK_SIZE / 2, -LOCK_SIZE / 2)
  context.lineWidth = 1.5
  context.strokeStyle = palette.cardInk
  context.fillStyle = palette.card
  context.fill(objection.bubble)
  context.stroke(objection.bubble)
  context.lineWidth = 2
  context.stroke(objection.mark)
  context.translate(LOCK_SIZE / 2, LOCK_SIZE / 2)
}

/** A ring around a card, outside its border: somebody else has it selected, or is dragging it. */
export function paintRing(context: CanvasRenderingContext2D, card: CardView, at: Point, colour: string, zoom: number) {
  const gap = 5
  context.strokeStyle = colour
  context.lineWidth = Math.max(2.5, 2 / zoom)
  context.beginPath()
  context.roundRect(
    at.x - card.width / 2 - gap,
    at.y - card.height / 2 - gap,
    card.width + 2 * gap,
    card.height + 2 * gap,
    12,
  )
  context.stroke()
}
