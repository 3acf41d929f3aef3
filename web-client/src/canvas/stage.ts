import type { Node } from '@xyflow/react'
import type { MapDocument } from '@balcony/shared-model'
import type { Curve, Point } from './geometry.ts'
import { paintCard, paintRing } from './cardPainter.ts'
import { LinkCurves, cardAt, draftCurve, linkAt, type DrawnLink } from './linkCurves.ts'
import type { Pace } from './lineBatch.ts'
import { paintDraft, paintHalo, paintLinks, type Emphasis } from './linkPainter.ts'
import type { LinkView } from './linkView.ts'
import { cull, MOVING, paced, RESTING } from './nearCards.ts'
import type { Palette } from './palette.ts'
import { Sharpness } from './sharpness.ts'
import { SceneMaker, type CardView, type Scene } from './scene.ts'
import { toMap, visible, type Viewport } from './viewport.ts'

/** What a card's element of the page is told. */
export interface CardData extends Record<string, unknown> {
  readonly card: CardView
  readonly editable: boolean
  readonly fresh: boolean
  /** Whether only enablers change it. */
  readonly locked: boolean
  /** How many links touch the card: part of its name. */
  readonly links: number
}

export type CardNode = Node<CardData, 'card'>

/** A link that is also an element of the page, so that it can be found, focused and named. */
export interface LiveLink {
  readonly link: LinkView
  readonly curve: Curve
}

/** What the page holds of the map now; the rest is paint. */
export interface Cast {
  readonly scene: Scene
  readonly nodes: CardNode[]
  readonly links: readonly LiveLink[]
}

/** How others show on the map: whose card is being dragged where, and what they have selected. */
export interface Others {
  readonly drags: ReadonlyMap<string, Point>
  readonly colours: ReadonlyMap<string, string>
}

/** What the painter says in words. */
export interface PaintedWords {
  reasons(count: number): string
  kind(link: LinkView): string
  card(card: CardView, links: number, locked: boolean): string
}

/** The links to stress, and how to draw the others meanwhile. */
interface Attention {
  readonly links: ReadonlySet<LinkView>
  readonly others: Emphasis
}

/** A link that is being drawn: from a card to a place, to a card, or to nowhere yet. */
export interface Draft {
  readonly from: string
  readonly to: Point | string | null
}

/** Up to so many links all are elements of the page; beyond, those that touch the selection. */
export const MAX_LIVE_LINKS = 300
const LINK_REACH = 12
/** A camera that has not moved for so long, in milliseconds, rests. */
const REST_MS = 100
const NOBODY: Others = { drags: new Map(), colours: new Map() }
const EMPTY_SCENE: Scene = { cards: new Map(), links: [], linksOf: new Map(), linkById: new Map() }

/**
 * The map as it is on screen: the scene, what of it is selected, focused, hovered or dragged, and from where it is
 * seen. It paints links and far cards once a frame and says which cards the page must hold. It knows no React.
 */
export class Stage {
  scene: Scene = EMPTY_SCENE
  view: Viewport = { x: 0, y: 0, zoom: 1, width: 0, height: 0 }
  selection: ReadonlySet<string> = new Set()
  fresh: ReadonlySet<string> = new Set()
  /** The cards and links that only enablers change. */
  locked: ReadonlySet<string> = new Set()
  /** Whether locks bind whoever looks. */
  bound = false
  focused: string | null = null
  hovered: string | null = null
  editable = false
  draft: Draft | null = null
  readonly drags = new Map<string, Point>()
  readonly curves = new LinkCurves()
  readonly #sharpness = new Sharpness()

  #others: Others = NOBODY
  #palette: Palette | null = null
  #maker: SceneMaker | null = null
  #map: MapDocument | null = null
  #canvas: HTMLCanvasElement | null = null
  #frame = 0
  #seenFrom: Viewport | null = null
  #rest: ReturnType<typeof setTimeout> | undefined
  #cast: Cast = { scene: EMPTY_SCENE, nodes: [], links: [] }
  #liveIds: ReadonlySet<string> = new Set()
  readonly #nodes = new Map<string, CardNode>()
  readonly #listeners = new Set<() => void>()
  readonly #frameListeners = new Set<(view: Viewport) => void>()
  readonly #words: PaintedWords

  constructor(words: PaintedWords) {
    this.#words = words
  }

  /** Paints on this canvas from now on; null puts the stage to rest. */
  paintOn(canvas: HTMLCanvasElement | null) {
    this.#canvas = canvas
    if (canvas === null) {
      cancelAnimationFrame(this.#frame)
      this.#frame = 0
      clearTimeout(this.#rest)
      this.#rest = undefined
    } else this.invalidate()
  }

  /** Paints with these colours, and lays out cards in this font. */
  paintWith(palette: Palette) {
    if (palette.font !== this.#palette?.font) this.#maker = new SceneMaker(measureIn(palette.font))
    this.#palette = palette
    if (this.#map) this.show(this.#map)
  }

  show(map: MapDocument) {
    this.#map = map
    if (!this.#maker) return
    this.scene = this.#maker.sceneOf(map)
    this.curves.keepOnly(this.scene)
    this.invalidate()
  }

  showOthers(others: Others) {
    this.#others = others
    this.invalidate()
  }

  /** Changes what the stage shows, and draws it in the next frame. */
  update(
    change: Partial<
      Pick<Stage, 'view' | 'selection' | 'fresh' | 'locked' | 'bound' | 'focused' | 'hovered' | 'editable' | 'draft'>
    >,
  ) {
    Object.assign(this, change)
    this.invalidate()
  }

  /** Gives a card or link the focus in the cast of this very moment. */
  focusNow(id: string) {
    this.focused = id
    this.drawNow()
  }

  /** Ends all drags: the cards are where the map has them. */
  endDrags(ids: Iterable<string> = [...this.drags.keys()]) {
    for (const id of ids) this.drags.delete(id)
    this.invalidate()
  }

  /** Shows a card at a place that the map does not have yet. */
  drag(id: string, at: Point) {
    this.drags.set(id, at)
    this.invalidate()
  }

  readonly placeOf = (card: CardView): Point => this.drags.get(card.id) ?? this.#others.drags.get(card.id) ?? card

  placeById(id: string): Point | null {
    const card = this.scene.cards.get(id)
    return card ? this.placeOf(card) : null
  }

  cardUnder(onScreen: Point, reach = 0): CardView | null {
    return cardAt(this.scene, toMap(this.view, onScreen), this.placeOf, reach)
  }

  linkUnder(onScreen: Point): LinkView | null {
    return linkAt(this.scene, this.curves, toMap(this.view, onScreen), this.placeOf, LINK_REACH / this.view.zoom)
  }

  curveOf(link: LinkView): Curve | null {
    return this.curves.drawnOf(link, this.scene, this.placeOf)?.curve ?? null
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly cast = (): Cast => this.#cast

  /** Calls back after each painted frame, for what must move with it. */
  onFrame(listener: (view: Viewport) => void): () => void {
    this.#frameListeners.add(listener)
    return () => this.#frameListeners.delete(listener)
  }

  invalidate() {
    if (this.#frame === 0 && this.#canvas) this.#frame = requestAnimationFrame(() => this.drawNow())
  }

  /** Draws at once: for whoever needs the cast of this very moment, as a card that is about to take the focus. */
  drawNow() {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    const pinned = this.#pinned()
    const near = cull(this.scene, this.view, this.placeOf, pinned)
    const moving = this.#isMoving()
    const { live, painted, more } = paced(near, this.scene, this.#liveIds, pinned, moving ? MOVING : RESTING)
    const attention = this.#attention()
    const drawn = this.#drawnLinks()
    this.#recast(live, attention, drawn)
    if (this.#palette) this.#paint(painted, attention, drawn, moving || more ? 'quick' : 'careful', this.#palette)
    for (const listener of this.#frameListeners) listener(this.view)
    if (more && !moving) this.invalidate()
  }

  /** Whether the camera has moved a moment ago; draws again when it has come to rest. */
  #isMoving(): boolean {
    if (this.view !== this.#seenFrom) {
      const first = this.#seenFrom === null
      this.#seenFrom = this.view
      if (first) return false
      clearTimeout(this.#rest)
      this.#rest = setTimeout(() => {
        this.#rest = undefined
        this.invalidate()
      }, REST_MS)
    }
    return this.#rest !== undefined
  }

  #pinned(): Set<string> {
    const pinned = new Set<string>([...this.selection, ...this.drags.keys()])
    if (this.focused) pinned.add(this.focused)
    if (this.hovered) pinned.add(this.hovered)
    return pinned
  }

  /** What to stress; null while nothing is looked at in particular. */
  #attention(): Attention | null {
    const links = new Set<LinkView>()
    for (const id of this.selection) {
      const link = this.scene.linkById.get(id)
      if (link) links.add(link)
      for (const touching of this.scene.linksOf.get(id) ?? []) links.add(touching)
    }
    const others: Emphasis = links.size > 0 ? 'faint' : 'normal'
    const hovered = this.hovered === null ? undefined : this.scene.linkById.get(this.hovered)
    if (hovered) links.add(hovered)
    return links.size === 0 ? null : { links, others }
  }

  #drawnLinks(): DrawnLink[] {
    const drawn: DrawnLink[] = []
    for (const link of this.scene.links) {
      const line = this.curves.drawnOf(link, this.scene, this.placeOf)
      if (line) drawn.push(line)
    }
    return drawn
  }

  #recast(live: readonly CardView[], attention: Attention | null, drawn: readonly DrawnLink[]) {
    const nodes = live.map((card) => this.#nodeOf(card))
    this.#liveIds = new Set(nodes.map((node) => node.id))
    const links =
      drawn.length <= MAX_LIVE_LINKS
        ? drawn
        : drawn.filter(({ link }) => attention?.links.has(link) || this.focused === link.id)
    const before = this.#cast
    const same =
      before.scene === this.scene &&
      nodes.length === before.nodes.length &&
      nodes.every((node, i) => node === before.nodes[i]) &&
      links.length === before.links.length &&
      links.every((link, i) => link.link === before.links[i]!.link && link.curve === before.links[i]!.curve)
    if (same) return
    for (const id of this.#nodes.keys()) if (!this.scene.cards.has(id)) this.#nodes.delete(id)
    this.#cast = { scene: this.scene, nodes, links }
    for (const listener of this.#listeners) listener()
  }

  /** The node of a card: the same object for as long as nothing about it changes, so that only changed cards render. */
  #nodeOf(card: CardView): CardNode {
    const { x, y } = this.placeOf(card)
    const selected = this.selection.has(card.id)
    const fresh = this.fresh.has(card.id)
    const locked = this.locked.has(card.id)
    const draggable = this.editable && !(locked && this.bound)
    const tabStop = this.focused === card.id
    const links = this.scene.linksOf.get(card.id)?.length ?? 0
    const known = this.#nodes.get(card.id)
    if (
      known &&
      known.data.card === card &&
      known.data.fresh === fresh &&
      known.data.links === links &&
      known.data.editable === this.editable &&
      known.data.locked === locked &&
      known.draggable === draggable &&
      known.selected === selected &&
      known.position.x === x &&
      known.position.y === y &&
      known.domAttributes?.['tabIndex'] === (tabStop ? 0 : -1)
    ) {
      return known
    }
    const node: CardNode = {
      id: card.id,
      type: 'card',
      position: { x, y },
      width: card.width,
      height: card.height,
      selected,
      draggable,
      data: { card, editable: this.editable, fresh, locked, links },
      domAttributes: {
        role: 'button',
        tabIndex: tabStop ? 0 : -1,
        'aria-label': this.#words.card(card, links, locked),
        'aria-pressed': selected,
        'aria-roledescription': undefined,
        'aria-describedby': undefined,
      } as CardNode['domAttributes'],
    }
    this.#nodes.set(card.id, node)
    return node
  }

  #paint(
    painted: readonly CardView[],
    attention: Attention | null,
    drawn: readonly DrawnLink[],
    pace: Pace,
    palette: Palette,
  ) {
    const context = this.#prepared(pace)
    if (!context) return
    const { zoom } = this.view
    const part = visible(this.view, 40)
    this.#paintHalos(context, palette)
    if (attention) {
      const strong = drawn.filter(({ link }) => attention.links.has(link))
      const others = drawn.filter(({ link }) => !attention.links.has(link))
      paintLinks(context, others, part, zoom, palette, attention.others, pace, this.#words)
      paintLinks(context, strong, part, zoom, palette, 'strong', pace, this.#words)
    } else paintLinks(context, drawn, part, zoom, palette, 'normal', pace, this.#words)
    for (const card of painted) paintCard(context, card, this.placeOf(card), zoom, palette, this.locked.has(card.id))
    if (this.draft) this.#paintDraft(context, this.draft, palette)
    for (const [id, colour] of this.#others.colours) {
      const card = this.scene.cards.get(id)
      if (card) paintRing(context, card, this.placeOf(card), colour, zoom)
    }
  }

  #paintDraft(context: CanvasRenderingContext2D, draft: Draft, palette: Palette) {
    const from = this.scene.cards.get(draft.from)
    const target = typeof draft.to === 'string' ? this.scene.cards.get(draft.to) : undefined
    if (!from) return
    paintRing(context, from, this.placeOf(from), palette.selected, this.view.zoom)
    if (target) paintRing(context, target, this.placeOf(target), palette.selected, this.view.zoom)
    const end = target ? this.placeOf(target) : draft.to
    if (end === null || typeof end === 'string') return
    paintDraft(context, draftCurve(from, this.placeOf(from), target, end), palette.selected, this.view.zoom)
  }

  #paintHalos(context: CanvasRenderingContext2D, palette: Palette) {
    const colours = [...this.#others.colours, ...[...this.selection].map((id) => [id, palette.selected] as const)]
    for (const id of this.fresh) colours.push([id, palette.focus])
    for (const [id, colour] of colours) {
      const link = this.scene.linkById.get(id)
      const curve = link && this.curveOf(link)
      if (curve) paintHalo(context, curve, colour, this.view.zoom)
    }
  }

  /** The canvas cleared, as sharp as this frame may be, and set to draw in map units. */
  #prepared(pace: Pace): CanvasRenderingContext2D | null {
    const canvas = this.#canvas
    const context = canvas?.getContext('2d')
    if (!canvas || !context) return null
    const { x, y, zoom, width, height } = this.view
    const ratio = Math.min(window.devicePixelRatio || 1, 3) * this.#sharpness.shareAt(performance.now(), pace)
    const pixelWidth = Math.round(width * ratio)
    const pixelHeight = Math.round(height * ratio)
    if (canvas.width !== pixelWidth || canvas.height !== pixelHeight) {
      canvas.width = pixelWidth
      canvas.height = pixelHeight
    }
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, pixelWidth, pixelHeight)
    context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * x, ratio * y)
    return context
  }
}

/** Measures text as the browser will draw it. */
function measureIn(font: string): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) throw new Error('a canvas without a 2d context')
  context.font = font
  return (text) => context.measureText(text).width
}
