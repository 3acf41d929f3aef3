import { paintCard, paintRing } from './cardPainter.ts'
import type { Attention, Draft, Others, PaintedWords } from './cast.ts'
import { grown, overlap, type Bounds, type Point } from './geometry.ts'
import { Inventory } from './inventory.ts'
import type { Pace } from './lineBatch.ts'
import { draftCurve, type DrawnLink, type PlaceOf } from './linkCurves.ts'
import { paintDraft, paintHalo, paintLinks } from './linkPainter.ts'
import type { Palette } from './palette.ts'
import type { Sheet } from './paper.ts'
import type { CardView, Scene } from './scene.ts'
import type { Viewport } from './viewport.ts'

/** How far a link's head or badge may reach beyond the part that is painted, in pixels. */
const BEYOND = 40

/** All that a picture shows. */
export interface Shown {
  readonly scene: Scene
  readonly view: Viewport
  readonly placeOf: PlaceOf
  readonly selection: ReadonlySet<string>
  readonly fresh: ReadonlySet<string>
  readonly locked: ReadonlySet<string>
  readonly draft: Draft | null
  readonly others: Others
  /** The cards to paint; others are elements of the page. */
  readonly cards: readonly CardView[]
  readonly attention: Attention | null
  readonly drawn: readonly DrawnLink[]
  readonly palette: Palette
}

/** What the picture will hold, but for a draft. */
export function inventoryOf(shown: Shown): Inventory {
  const { view, placeOf, cards, attention, drawn, locked } = shown
  const inventory = new Inventory(view.zoom)
  for (const one of drawn) {
    inventory.link(one, attention ? (attention.links.has(one.link) ? 'strong' : attention.others) : 'normal')
  }
  for (const card of cards) inventory.card(card, placeOf(card), locked.has(card.id))
  for (const [one, colour] of halosOf(shown)) inventory.halo(one, colour)
  for (const [card, colour] of ringsOf(shown)) inventory.ring(card, placeOf(card), colour)
  return inventory
}

/** Paints all that is to be seen in a part of the map. */
export function paintPicture({ context, parts: seen }: Sheet, shown: Shown, pace: Pace, words: PaintedWords) {
  const { view, placeOf, cards, attention, drawn, palette } = shown
  const { zoom } = view
  const parts = seen.map((part) => grown(part, BEYOND / zoom))
  for (const [one, colour] of halosOf(shown)) paintHalo(context, one.curve, colour, zoom)
  if (attention) {
    const strong = drawn.filter(({ link }) => attention.links.has(link))
    const others = drawn.filter(({ link }) => !attention.links.has(link))
    paintLinks(context, others, parts, zoom, palette, attention.others, pace, words)
    paintLinks(context, strong, parts, zoom, palette, 'strong', pace, words)
  } else paintLinks(context, drawn, parts, zoom, palette, 'normal', pace, words)
  for (const card of cards) {
    const at = placeOf(card)
    if (isIn(parts, card, at)) paintCard(context, card, at, zoom, palette, shown.locked.has(card.id))
  }
  if (shown.draft) paintDrawnLink(context, shown.draft, shown)
  for (const [card, colour] of ringsOf(shown)) paintRing(context, card, placeOf(card), colour, zoom)
  context.restore()
}

/** The link that is being drawn, and its ends. */
function paintDrawnLink(context: CanvasRenderingContext2D, draft: Draft, { scene, view, placeOf, palette }: Shown) {
  const from = scene.cards.get(draft.from)
  const target = typeof draft.to === 'string' ? scene.cards.get(draft.to) : undefined
  if (!from) return
  paintRing(context, from, placeOf(from), palette.selected, view.zoom)
  if (target) paintRing(context, target, placeOf(target), palette.selected, view.zoom)
  const end = target ? placeOf(target) : draft.to
  if (end === null || typeof end === 'string') return
  paintDraft(context, draftCurve(from, placeOf(from), target, end), palette.selected, view.zoom)
}

/** The lines with a halo, each with its colour: what others have selected, what is selected here, what is new. */
function halosOf({ scene, others, selection, fresh, drawn, palette }: Shown): (readonly [DrawnLink, string])[] {
  const colours = new Map<unknown, string>()
  const give = (id: string, colour: string) => {
    const link = scene.linkById.get(id)
    if (link) colours.set(link, colour)
  }
  for (const [id, colour] of others.colours) give(id, colour)
  for (const id of selection) give(id, palette.selected)
  for (const id of fresh) give(id, palette.focus)
  if (colours.size === 0) return []
  return drawn.flatMap((one) => {
    const colour = colours.get(one.link)
    return colour === undefined ? [] : [[one, colour] as const]
  })
}

/** The cards with a ring: what others have selected, or drag. */
function ringsOf({ scene, others }: Shown): (readonly [CardView, string])[] {
  return [...others.colours].flatMap(([id, colour]) => {
    const card = scene.cards.get(id)
    return card ? [[card, colour] as const] : []
  })
}

function isIn(parts: readonly Bounds[], { width, height }: CardView, { x, y }: Point): boolean {
  const bounds = { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 }
  return parts.some((part) => overlap(part, bounds))
}
