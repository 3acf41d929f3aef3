import { useCallback, useEffect, useMemo, useState, type PointerEvent as ReactPointerEvent } from 'react'
import type { ElementKind, Sign } from '@balcony/shared-model'
import { messages } from '../messages/index.ts'
import type { Presence } from '../sync/presence.ts'
import type { Camera } from './camera.ts'
import { labelOf } from './canvasWords.ts'
import type { Drawing } from './drawing.ts'
import type { Point } from './geometry.ts'
import type { Spot } from './mapCanvasProps.ts'
import { IDLE, type Mode } from './mode.ts'
import { freePlace } from './freePlace.ts'
import type { Stage } from './stage.ts'
import { useLatest } from './useLatest.ts'
import { toMap } from './viewport.ts'

interface HandsOptions {
  stage: Stage
  camera: Camera
  drawing: Drawing | null
  presence: Presence | null
  selected: ReadonlySet<string>
  select: (ids: Iterable<string>) => void
  focus: (id: string) => void
  announce: (text: string) => void
  /** Says that a card cannot be changed; absent for whom locks do not bind. */
  onLocked: ((id: string) => void) | undefined
}

/** From further away than this nobody reads a card: whoever adds one comes nearer. */
const READABLE = 0.7

export type Hands = ReturnType<typeof useHands>

/** What a person is in the middle of doing on the map, and the ways into and out of it. */
export function useHands(options: HandsOptions) {
  const [mode, setMode] = useState<Mode>(IDLE)
  const now = useLatest({ ...options, mode })
  const { stage, presence } = options

  useEffect(() => {
    const typing = mode.kind === 'editing' ? mode.id : undefined
    presence?.set({ typing })
    stage.update({ draft: mode.kind === 'linking' ? { from: mode.from, to: null } : null })
    return () => presence?.set({ linking: undefined })
  }, [mode, presence, stage])

  const hands = useMemo(() => {
    const words = messages.canvas
    const current = () => now.current

    /** The one card that is meant: selected alone, or else focused. */
    const meant = (): string | null => {
      const cards = [...current().selected].filter((id) => stage.scene.cards.has(id))
      if (cards.length === 1) return cards[0] ?? null
      return stage.focused !== null && stage.scene.cards.has(stage.focused) ? stage.focused : null
    }

    const stop = () => {
      const { mode, announce, focus } = current()
      if (mode.kind === 'linking') announce(words.linking.stopped)
      if (mode.kind === 'placing' || mode.kind === 'dropping') announce(words.placing.stopped)
      setMode(IDLE)
      if (mode.kind === 'signing') focus(mode.backTo)
    }

    /** Asks for the words of a new card; with them, it is there. */
    const addAt = (element: ElementKind, at: Point) => {
      if (current().drawing) setMode({ kind: 'adding', element, at })
    }

    const addInView = (kind: ElementKind) => {
      const { width, height } = stage.view
      const at = freePlace(stage, toMap(stage.view, { x: width / 2, y: height / 2 }))
      if (stage.view.zoom < READABLE) current().camera.look(at, READABLE)
      else current().camera.reveal(at)
      addAt(kind, at)
    }

    const startEdit = (id: string | null = meant()) => {
      const { drawing, onLocked } = current()
      if (!drawing || id === null || !stage.scene.cards.has(id)) return
      if (onLocked && stage.locked.has(id)) onLocked(id)
      else setMode({ kind: 'editing', id })
    }

    const endEdit = (label: string) => {
      const { mode, drawing, focus, select } = current()
      const byKey = document.activeElement?.closest('.map-label-editor')
      setMode(IDLE)
      if (mode.kind === 'editing') {
        drawing?.relabel(mode.id, label)
        if (byKey) focus(mode.id)
      }
      if (mode.kind === 'adding' && label !== '' && drawing) {
        const id = drawing.add(mode.element, label, mode.at)
        select([id])
        if (byKey) focus(id)
      }
    }

    const startLink = (id: string | null = meant()) => {
      const { drawing, announce } = current()
      if (!drawing || id === null) return
      setMode({ kind: 'linking', from: id })
      announce(words.linking.keys(labelOf(stage.scene.cards.get(id))))
      current().focus(id)
    }

    const linkTo = (to: string) => {
      const { mode, drawing, announce, select } = current()
      if (mode.kind !== 'linking' || !drawing) return
      if (mode.from === to) {
        announce(words.linking.same)
        return
      }
      const drawn = drawing.link(mode.from, to)
      select([drawn.link])
      setMode({ kind: 'signing', ...drawn, backTo: mode.from })
    }

    const sign = (said: Sign) => {
      const { mode, drawing, announce } = current()
      if (mode.kind !== 'signing' || !drawing) return
      drawing.sign(mode, said)
      const link = stage.scene.linkById.get(mode.link)
      const says = {
        '+': words.link.says.more,
        '-': words.link.says.less,
        '0': words.link.says.none,
        '?': words.link.says.unsure,
      }
      if (link) {
        const { cards } = stage.scene
        announce(words.sign.said(labelOf(cards.get(link.from)), labelOf(cards.get(link.to)), says[said]))
      }
      stop()
    }

    const startMove = () => {
      const { selected, drawing, announce, onLocked } = current()
      const chosen = [...selected].filter((id) => stage.scene.cards.has(id))
      const id = meant()
      const meantNow = chosen.length > 0 ? chosen : id === null ? [] : [id]
      if (!drawing || meantNow.length === 0) return
      const ids = onLocked ? meantNow.filter((one) => !stage.locked.has(one)) : meantNow
      if (ids.length === 0) return onLocked?.(meantNow[0]!)
      setMode({ kind: 'placing', ids })
      announce(words.placing.hint(ids.length))
    }

    const placeAt = (at: Point) => {
      const { mode, drawing, announce } = current()
      if (mode.kind !== 'placing' || !drawing) return
      announce(words.placing.moved(drawing.placeAround(mode.ids, at)))
      setMode(IDLE)
    }

    /** Waits for the place of something that is not on the map yet. */
    const startDrop = (what: string, done: (spot: Spot) => void) => {
      setMode({ kind: 'dropping', words: what, done })
      current().announce(words.dropping.hint(what))
    }

    const dropAt = (spot: Spot) => {
      const { mode } = current()
      if (mode.kind !== 'dropping') return
      setMode(IDLE)
      mode.done(spot)
    }

    /** Draws the line of a link that is being made to the pointer, or to the card beneath it. */
    const aim = (onScreen: Point) => {
      const { mode, presence } = current()
      if (mode.kind !== 'linking') return
      const at = toMap(stage.view, onScreen)
      const card = stage.cardUnder(onScreen, 8)
      stage.update({ draft: { from: mode.from, to: card && card.id !== mode.from ? card.id : at } })
      presence?.set({ linking: { from: mode.from, x: Math.round(at.x), y: Math.round(at.y) } })
    }

    /** Pulls a link out of a card's handle: it ends on the card where the pointer is let go. */
    const pullLink = (from: string, event: ReactPointerEvent<HTMLElement>) => {
      const canvas = event.currentTarget.closest('.map-canvas')
      if (!current().drawing || event.button !== 0 || !canvas) return
      event.preventDefault()
      event.stopPropagation()
      const id = event.pointerId
      const startedAt = { x: event.clientX, y: event.clientY }
      const ends = new AbortController()
      const place = (e: PointerEvent): Point => {
        const box = canvas.getBoundingClientRect()
        return { x: e.clientX - box.left, y: e.clientY - box.top }
      }
      setMode({ kind: 'linking', from })
      addEventListener('pointermove', (e) => e.pointerId === id && aim(place(e)), { signal: ends.signal })
      addEventListener('pointercancel', () => (ends.abort(), stop()), { signal: ends.signal })
      addEventListener(
        'pointerup',
        (e) => {
          if (e.pointerId !== id) return
          ends.abort()
          const target = stage.cardUnder(place(e), 8)
          const pressed = Math.hypot(e.clientX - startedAt.x, e.clientY - startedAt.y) < 6
          if (target && target.id !== from) linkTo(target.id)
          else if (!pressed) stop()
        },
        { signal: ends.signal },
      )
    }

    return {
      stop,
      addAt,
      addInView,
      startEdit,
      endEdit,
      startLink,
      linkTo,
      sign,
      startMove,
      placeAt,
      startDrop,
      dropAt,
      aim,
      pullLink,
    }
  }, [stage, now])

  const isEditable = useCallback(() => now.current.drawing !== null, [now])
  return useMemo(() => ({ ...hands, mode, isEditable }), [hands, mode, isEditable])
}
