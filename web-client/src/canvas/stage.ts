import type { MapDocument } from '@balcony/shared-model'
import type { Bounds, Curve, Point } from './geometry.ts'
import {
  isSame,
  linksAtRest,
  type Attention,
  type CardNode,
  type Cast,
  type Draft,
  type Others,
  type PaintedWords,
} from './cast.ts'
import { contentOf, EVERYWHERE } from './content.ts'
import type { Inventory } from './inventory.ts'
import { inventoryOf, paintPicture } from './picture.ts'
import { LinkCurves, cardAt, linkAt, type DrawnLink } from './linkCurves.ts'
import type { Emphasis } from './linkPainter.ts'
import type { LinkView } from './linkView.ts'
import { cull, MOVING, paced, RESTING } from './nearCards.ts'
import type { Palette } from './palette.ts'
import { overscanned, Paper } from './paper.ts'
import { Sharpness } from './sharpness.ts'
import { SceneMaker, type CardView, type Notes, type Scene } from './scene.ts'
import { toMap, type Viewport } from './viewport.ts'

/** Up to so many links all are elements of the page; beyond, those that touch the selection. */
export const MAX_LIVE_LINKS = 300
const LINK_REACH = 12
/** A camera that has not moved for so long, in milliseconds, rests. */
const REST_MS = 100
const NOBODY: Others = { drags: new Map(), colours: new Map() }
const EMPTY_SCENE: Scene = { cards: new Map(), links: [], linksOf: new Map(), linkById: new Map() }

/** How sharp to paint, how far, and in which colours. */
interface Brush {
  readonly share: number
  readonly overscan: boolean
  readonly palette: Palette
}

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
  /** Whether the camera moves, or has a moment ago. */
  moving = false

  #others: Others = NOBODY
  #palette: Palette | null = null
  #maker: SceneMaker | null = null
  #map: MapDocument | null = null
  #notes: Notes | undefined
  #paper: Paper | null = null
  #content: Bounds = EVERYWHERE
  /** What is on paper; null where it is more than an inventory says, or only passing. */
  #onPaper: { readonly inventory: Inventory; readonly palette: Palette } | null = null
  #frame = 0
  /** Whether anything but the camera has changed since the last picture. */
  #changed = true
  /** Whether the picture is right but for cards that still become elements, or cease to. */
  #settling = false
  #seenFrom: Viewport | null = null
  #isNearing = false
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
    this.#paper = canvas && new Paper(canvas)
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
    if (this.#map) this.show(this.#map, this.#notes)
  }

  show(map: MapDocument, notes?: Notes) {
    this.#map = map
    this.#notes = notes
    if (!this.#maker) return
    this.scene = this.#maker.sceneOf(map, notes)
    this.curves.keepOnly(this.scene)
    this.invalidate()
  }

  /** Others tell each movement of their pointers, which is nothing to paint: only what they drag or select is. */
  showOthers(others: Others) {
    if (isSame(others, this.#others)) return
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
    if (Object.keys(change).some((key) => key !== 'view')) this.#changed = true
    this.#schedule()
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
    this.#changed = true
    this.#schedule()
  }

  /** Draws at once: for whoever needs the cast of this very moment, as a card that is about to take the focus. */
  drawNow() {
    this.#changed = true
    this.#draw()
  }

  #schedule() {
    if (this.#frame === 0 && this.#paper) this.#frame = requestAnimationFrame(() => this.#draw())
  }

  #draw() {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    const changed = this.#changed
    this.#changed = false
    this.moving = this.#isMoving()
    const share = this.#sharpness.shareAt(performance.now(), this.moving ? 'quick' : 'careful')
    if (!this.moving || changed || !this.#paper?.move(this.view, this.#content)) this.#drawAnew(changed, share)
    for (const listener of this.#frameListeners) listener(this.view)
  }

  /** Works out what is an element now, and paints the rest, unless only cards become elements that are painted already. */
  #drawAnew(changed: boolean, share: number) {
    const { moving } = this
    const pinned = this.#pinned()
    // What changes in every frame anyhow, and what only comes nearer, is painted on the screen alone.
    const overscan = moving && !changed && !this.#isNearing
    const near = cull(this.scene, this.view, this.placeOf, pinned, overscan ? overscanned(this.view) : undefined)
    const { live, painted, more } = paced(near, this.scene, this.#liveIds, pinned, moving ? MOVING : RESTING)
    const attention = this.#attention()
    const drawn = this.#drawnLinks()
    this.#recast(live, attention, drawn)
    const isPainted = this.#settling && more && !changed
    this.#settling = more && !moving
    if (!isPainted && this.#palette) {
      this.#paint(painted, attention, drawn, { share, overscan, palette: this.#palette })
    }
    if (this.#settling) this.#schedule()
  }

  /** Whether the camera has moved a moment ago; draws again when it has come to rest. */
  #isMoving(): boolean {
    if (this.view !== this.#seenFrom) {
      const first = this.#seenFrom === null
      this.#isNearing = this.view.zoom > (this.#seenFrom?.zoom ?? 0)
      this.#seenFrom = this.view
      if (first) return false
      clearTimeout(this.#rest)
      this.#rest = setTimeout(() => {
        this.#rest = undefined
        this.#schedule()
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
    const shown =
      drawn.length <= MAX_LIVE_LINKS
        ? drawn
        : drawn.filter(({ link }) => attention?.links.has(link) || this.focused === link.id)
    const before = this.#cast
    const links = linksAtRest(shown, before.links, this.drags)
    const same =
      before.scene === this.scene &&
      links === before.links &&
      nodes.length === before.nodes.length &&
      nodes.every((node, i) => node === before.nodes[i])
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
      // What React Flow would otherwise measure, and measure again for each change: links are ours, so cards need no handles of its own.
      measured: { width: card.width, height: card.height },
      handles: [],
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

  #paint(cards: readonly CardView[], attention: Attention | null, drawn: readonly DrawnLink[], how: Brush) {
    const paper = this.#paper
    if (!paper) return
    const { scene, view, placeOf, selection, fresh, locked, draft, moving } = this
    const { palette } = how
    const shown = {
      scene,
      view,
      placeOf,
      selection,
      fresh,
      locked,
      draft,
      others: this.#others,
      cards,
      attention,
      drawn,
      palette,
    }
    const inventory = inventoryOf(shown)
    const last = paper.isOf(view) && !moving && !draft && this.#onPaper?.palette === palette ? this.#onPaper : null
    const difference = last && inventory.differenceTo(last.inventory)
    if (difference?.length === 0) return
    const sheet = (difference && paper.mend(view, difference)) ?? paper.clear(view, how.share, how.overscan)
    this.#onPaper = moving || draft ? null : { inventory, palette }
    this.#content = contentOf(scene, placeOf, drawn)
    if (sheet) paintPicture(sheet, shown, moving ? 'quick' : 'careful', this.#words)
  }
}

/** Measures text as the browser will draw it. */
function measureIn(font: string): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) throw new Error('a canvas without a 2d context')
  context.font = font
  return (text) => context.measureText(text).width
}
