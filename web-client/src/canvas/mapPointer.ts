import type { MouseEvent, PointerEvent, RefObject } from 'react'
import type { Presence } from '../sync/presence.ts'
import { overlap, type Point } from './geometry.ts'
import type { Stage } from './stage.ts'
import type { Hands } from './useHands.ts'
import { toMap } from './viewport.ts'

/** A finger that rests so long on a card means "this one too". Milliseconds. */
const LONG_PRESS = 450
const STILL = 10

export interface PointerOptions {
  hands: Hands
  presence: Presence | null
  selected: ReadonlySet<string>
  select: (ids: Iterable<string>) => void
  onOpen: ((id: string) => void) | undefined
}

interface LongPress {
  readonly at: Point
  readonly timer: ReturnType<typeof setTimeout>
}

interface Modifiers {
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

/** What presses and movements on the map mean, where React Flow does not know: painted cards, links, modes. */
export class MapPointer {
  readonly #stage: Stage
  readonly #options: RefObject<PointerOptions>
  #ground: Element | null = null
  #several = false
  #press: LongPress | null = null
  /** The card that a long press has just selected, so that the click after it changes nothing. */
  #held: string | null = null
  #boxStart: Point | null = null

  constructor(stage: Stage, options: RefObject<PointerOptions>) {
    this.#stage = stage
    this.#options = options
  }

  /** Whether the press under way adds to the selection. */
  readonly several = () => this.#several

  readonly pressCard = (event: MouseEvent, id: string) => {
    const { hands, select } = this.#options.current
    if (this.#held === id) this.#held = null
    else if (hands.mode.kind === 'linking') hands.linkTo(id)
    else if (hands.mode.kind === 'placing') hands.placeAt(this.#onMap(event))
    else if (hands.mode.kind === 'dropping') hands.dropAt({ at: this.#onMap(event), card: id })
    else if (!isSeveral(event)) select([id])
  }

  readonly pressLink = (id: string, several: boolean) => {
    const { hands, select } = this.#options.current
    if (hands.mode.kind === 'idle' || hands.mode.kind === 'signing') select(several ? this.#toggled(id) : [id])
  }

  readonly pressGround = (event: MouseEvent) => {
    const { hands, select } = this.#options.current
    if (hands.mode.kind === 'placing') {
      hands.placeAt(this.#onMap(event))
      return
    }
    const at = this.#onGround(event)
    const card = this.#stage.cardUnder(at)
    if (card) {
      this.pressCard(event, card.id)
      return
    }
    if (hands.mode.kind === 'dropping') {
      hands.dropAt({ at: this.#onMap(event), card: null })
      return
    }
    if (hands.mode.kind === 'linking' || hands.mode.kind === 'signing') hands.stop()
    if (hands.mode.kind === 'linking') return
    const link = this.#stage.linkUnder(at)
    if (link) this.pressLink(link.id, isSeveral(event))
    else if (!isSeveral(event)) select([])
  }

  readonly startBox = (event: MouseEvent) => {
    this.#boxStart = this.#onMap(event)
  }

  /** React Flow boxes in only the cards that it holds; here also those that are painted. */
  readonly endBox = (event: MouseEvent) => {
    const a = this.#boxStart
    const b = this.#onMap(event)
    this.#boxStart = null
    if (!a || Math.hypot(b.x - a.x, b.y - a.y) * this.#stage.view.zoom < 4) return
    const box = {
      left: Math.min(a.x, b.x),
      right: Math.max(a.x, b.x),
      top: Math.min(a.y, b.y),
      bottom: Math.max(a.y, b.y),
    }
    const inside = [...this.#stage.scene.cards.values()].filter((card) => {
      const { x, y } = this.#stage.placeOf(card)
      const [w, h] = [card.width / 2, card.height / 2]
      return overlap(box, { left: x - w, right: x + w, top: y - h, bottom: y + h })
    })
    const { selected, select } = this.#options.current
    select([...selected, ...inside.map((card) => card.id)])
  }

  readonly handlers = {
    onPointerDownCapture: (event: PointerEvent) => {
      this.#ground = event.currentTarget
      this.#several = isSeveral(event)
      this.#held = null
      this.#endPress()
      const card = event.pointerType === 'touch' && (event.target as Element).closest('.react-flow__node')
      const id = card ? card.getAttribute('data-id') : null
      if (id && this.#options.current.hands.mode.kind === 'idle') this.#startPress(event, id)
    },
    onPointerMoveCapture: (event: PointerEvent) => {
      this.#ground = event.currentTarget
      const press = this.#press
      if (press && Math.hypot(event.clientX - press.at.x, event.clientY - press.at.y) > STILL) this.#endPress()
      if (event.pointerType !== 'touch') this.#hover(event)
      this.#options.current.hands.aim(this.#onGround(event))
    },
    onPointerUpCapture: () => this.#endPress(),
    onPointerLeave: () => {
      this.#endPress()
      this.#options.current.presence?.set({ cursor: undefined })
      if (this.#stage.hovered !== null) this.#stage.update({ hovered: null })
    },
    onDoubleClick: (event: MouseEvent) => {
      const { hands, onOpen } = this.#options.current
      if (!isGround(event.target)) return
      const at = this.#onGround(event)
      const card = this.#stage.cardUnder(at)
      const link = card ? null : this.#stage.linkUnder(at)
      if (card) hands.startEdit(card.id)
      else if (link) onOpen?.(link.id)
      else if (hands.isEditable()) hands.addAt('factor', this.#onMap(event))
    },
  }

  /** Tells others where the pointer is, and the stage what lies beneath it. */
  #hover(event: PointerEvent) {
    const at = this.#onGround(event)
    const { x, y } = toMap(this.#stage.view, at)
    this.#options.current.presence?.set({ cursor: { x: Math.round(x), y: Math.round(y) } })
    const painted = isGround(event.target) ? (this.#stage.cardUnder(at) ?? this.#stage.linkUnder(at)) : null
    const live = (event.target as Element).closest('.map-link')?.getAttribute('data-link')
    const hovered = painted?.id ?? live ?? null
    if (hovered === this.#stage.hovered) return
    this.#stage.update({ hovered })
    event.currentTarget.classList.toggle('map-canvas-over', hovered !== null)
  }

  #startPress(event: PointerEvent, id: string) {
    const timer = setTimeout(() => {
      this.#press = null
      this.#held = id
      this.#options.current.select(this.#toggled(id))
    }, LONG_PRESS)
    this.#press = { at: { x: event.clientX, y: event.clientY }, timer }
  }

  #endPress() {
    if (this.#press) clearTimeout(this.#press.timer)
    this.#press = null
  }

  #toggled(id: string): string[] {
    const { selected } = this.#options.current
    return selected.has(id) ? [...selected].filter((other) => other !== id) : [...selected, id]
  }

  #onGround(event: { clientX: number; clientY: number }): Point {
    const box = this.#ground?.getBoundingClientRect()
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) }
  }

  #onMap(event: { clientX: number; clientY: number }): Point {
    return toMap(this.#stage.view, this.#onGround(event))
  }
}

function isSeveral(event: Modifiers): boolean {
  return event.shiftKey || event.ctrlKey || event.metaKey
}

/** Whether an event happened on the map itself and not on anything that lies on it. */
function isGround(target: EventTarget): boolean {
  return target instanceof Element && target.classList.contains('react-flow__pane')
}
