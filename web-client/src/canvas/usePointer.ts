import { useMemo, useRef, type MouseEvent, type PointerEvent } from 'react'
import type { Presence } from '../sync/presence.ts'
import { overlap, type Point } from './geometry.ts'
import type { Stage } from './stage.ts'
import type { Hands } from './useHands.ts'
import { toMap } from './viewport.ts'

/** A finger that rests so long on a card means "this one too". Milliseconds. */
const LONG_PRESS = 450
const STILL = 10

interface PointerOptions {
  stage: Stage
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

/** What presses and movements on the map mean, where React Flow does not know: painted cards, links, modes. */
export function usePointer(options: PointerOptions) {
  const now = useRef(options)
  now.current = options
  const { stage } = options
  return useMemo(() => {
    const current = () => now.current
    let ground: Element | null = null
    let many = false
    let press: LongPress | null = null
    let heldCard: string | null = null
    let boxStart: Point | null = null

    const onGround = (event: { clientX: number; clientY: number }): Point => {
      const box = ground?.getBoundingClientRect()
      return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) }
    }
    const isSeveral = (event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }) =>
      event.shiftKey || event.ctrlKey || event.metaKey
    const toggled = (id: string) => {
      const { selected } = current()
      return selected.has(id) ? [...selected].filter((other) => other !== id) : [...selected, id]
    }
    const endPress = () => {
      if (press) clearTimeout(press.timer)
      press = null
    }

    const pressCard = (event: MouseEvent, id: string) => {
      const { hands, select } = current()
      if (heldCard === id) {
        heldCard = null
        return
      }
      if (hands.mode.kind === 'linking') hands.linkTo(id)
      else if (hands.mode.kind === 'placing') hands.placeAt(toMap(stage.view, onGround(event)))
      else if (!isSeveral(event)) select([id])
    }

    const pressLink = (id: string, several: boolean) => {
      const { hands, select } = current()
      if (hands.mode.kind === 'idle' || hands.mode.kind === 'signing') select(several ? toggled(id) : [id])
    }

    const pressGround = (event: MouseEvent) => {
      const { hands, select } = current()
      const at = onGround(event)
      if (hands.mode.kind === 'placing') return hands.placeAt(toMap(stage.view, at))
      const card = stage.cardUnder(at)
      if (card) return pressCard(event, card.id)
      if (hands.mode.kind === 'linking') return hands.stop()
      if (hands.mode.kind === 'signing') hands.stop()
      const link = stage.linkUnder(at)
      if (link) return pressLink(link.id, isSeveral(event))
      if (!isSeveral(event)) select([])
    }

    const pressTwice = (event: MouseEvent) => {
      const { hands, onOpen } = current()
      if (!isGround(event.target)) return
      const at = onGround(event)
      const card = stage.cardUnder(at)
      const link = card ? null : stage.linkUnder(at)
      if (card) hands.startEdit(card.id)
      else if (link) onOpen?.(link.id)
      else if (hands.isEditable()) hands.addAt('factor', toMap(stage.view, at))
    }

    const startBox = (event: MouseEvent) => {
      boxStart = onGround(event)
    }

    /** React Flow boxes in only the cards that it holds; here also those that are painted. */
    const endBox = (event: MouseEvent) => {
      if (!boxStart) return
      const a = toMap(stage.view, boxStart)
      const b = toMap(stage.view, onGround(event))
      boxStart = null
      const box = {
        left: Math.min(a.x, b.x),
        right: Math.max(a.x, b.x),
        top: Math.min(a.y, b.y),
        bottom: Math.max(a.y, b.y),
      }
      if ((box.right - box.left) * stage.view.zoom < 4) return
      const inside = [...stage.scene.cards.values()].filter((card) => {
        const { x, y } = stage.placeOf(card)
        return overlap(box, {
          left: x - card.width / 2,
          right: x + card.width / 2,
          top: y - card.height / 2,
          bottom: y + card.height / 2,
        })
      })
      current().select([...current().selected, ...inside.map((card) => card.id)])
    }

    const holdCard = (event: PointerEvent, id: string) => {
      const at = { x: event.clientX, y: event.clientY }
      const timer = setTimeout(() => {
        press = null
        heldCard = id
        current().select(toggled(id))
      }, LONG_PRESS)
      press = { at, timer }
    }

    return {
      several: () => many,
      pressCard,
      pressLink,
      pressGround,
      startBox,
      endBox,
      handlers: {
        onPointerDownCapture: (event: PointerEvent) => {
          ground = event.currentTarget
          many = isSeveral(event)
          heldCard = null
          endPress()
          const card = event.pointerType === 'touch' && (event.target as Element).closest('.react-flow__node')
          const id = card ? card.getAttribute('data-id') : null
          if (id && current().hands.mode.kind === 'idle') holdCard(event, id)
        },
        onPointerMoveCapture: (event: PointerEvent) => {
          ground = event.currentTarget
          if (press && Math.hypot(event.clientX - press.at.x, event.clientY - press.at.y) > STILL) endPress()
          const { hands, presence } = current()
          const at = onGround(event)
          if (event.pointerType !== 'touch') {
            const onMap = toMap(stage.view, at)
            presence?.set({ cursor: { x: Math.round(onMap.x), y: Math.round(onMap.y) } })
            const found = isGround(event.target) ? (stage.cardUnder(at) ?? stage.linkUnder(at)) : null
            const hovered = found?.id ?? (event.target as Element).closest('.map-link')?.getAttribute('data-link') ?? null
            if (hovered !== stage.hovered) {
              stage.update({ hovered })
              event.currentTarget.classList.toggle('map-canvas-over', hovered !== null)
            }
          }
          hands.aim(at)
        },
        onPointerUpCapture: endPress,
        onPointerLeave: () => {
          endPress()
          current().presence?.set({ cursor: undefined })
          if (stage.hovered !== null) stage.update({ hovered: null })
        },
        onDoubleClick: pressTwice,
      },
    }
  }, [stage])
}

/** Whether an event happened on the map itself and not on anything that lies on it. */
function isGround(target: EventTarget): boolean {
  return target instanceof Element && target.classList.contains('react-flow__pane')
}
