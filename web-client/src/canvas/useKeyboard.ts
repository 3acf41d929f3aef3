import { type KeyboardEvent, useCallback } from 'react'
import { keyAction, type KeyAction } from './keys.ts'
import { nearestCard, firstCard, type Direction } from './navigation.ts'
import type { Stage } from './stage.ts'
import { useLatest } from './useLatest.ts'
import type { Hands } from './useHands.ts'

interface KeyboardOptions {
  stage: Stage
  hands: Hands
  selected: ReadonlySet<string>
  select: (ids: Iterable<string>) => void
  focus: (id: string) => void
  nudge: (ids: readonly string[], direction: Direction, far: boolean) => void
  /** Makes a burst of movements the change that it is. */
  settle: () => void
  letterKeys: boolean
  onOpen: ((id: string) => void) | undefined
  onRemove: ((ids: readonly string[]) => void) | undefined
}

/** The map by keyboard. Keys that mean something here are told to nobody else. */
export function useKeyboard(options: KeyboardOptions): (event: KeyboardEvent) => void {
  const now = useLatest(options)
  return useCallback(
    (event: KeyboardEvent) => {
      const target = event.target as Element
      const onTool = target.closest('button, input, textarea, select, a')
      if (event.defaultPrevented || onTool) {
        if (event.key === 'Escape' && now.current.hands.mode.kind !== 'idle') now.current.hands.stop()
        return
      }
      const action = keyAction(event, now.current.letterKeys)
      if (action?.kind !== 'nudge' && !isModifier(event.key)) now.current.settle()
      if (!action || !perform(action, now.current)) return
      event.preventDefault()
      event.stopPropagation()
    },
    [now],
  )
}

function isModifier(key: string): boolean {
  return key === 'Shift' || key === 'Alt' || key === 'Control' || key === 'Meta'
}

/** Does what a key means; false where it means nothing just now. */
function perform(action: KeyAction, options: KeyboardOptions): boolean {
  const { stage, hands, selected, select, focus, nudge, onOpen, onRemove } = options
  const here = stage.focused
  const card = here === null ? undefined : stage.scene.cards.get(here)
  const { mode } = hands
  switch (action.kind) {
    case 'go':
      return go(action.direction, options)
    case 'nudge': {
      const chosen = [...selected].filter((id) => stage.scene.cards.has(id))
      if (!card || !hands.isEditable()) return false
      nudge(chosen.includes(card.id) ? chosen : [card.id], action.direction, action.far)
      return true
    }
    case 'open':
      if (here === null) return false
      if (mode.kind === 'linking') hands.linkTo(here)
      else if (mode.kind === 'dropping' && card) hands.dropAt({ at: card, card: here })
      else {
        select([here])
        onOpen?.(here)
      }
      return true
    case 'toggle':
      if (here === null) return false
      select(selected.has(here) ? [...selected].filter((id) => id !== here) : [...selected, here])
      return true
    case 'all':
      select(stage.scene.cards.keys())
      return true
    case 'rename':
      if (!card) return false
      hands.startEdit(card.id)
      return true
    case 'link':
      if (!card) return false
      hands.startLink(card.id)
      return true
    case 'move':
      hands.startMove()
      return true
    case 'add':
      hands.addInView('factor')
      return true
    case 'remove': {
      // What has the focus is meant; the selection is, when it is part of it.
      const ids = here === null || selected.has(here) ? [...selected] : [here]
      if (!onRemove || ids.length === 0 || !hands.isEditable()) return false
      onRemove(ids)
      return true
    }
    case 'nextLink':
      return goToLink(action.step, here, stage, focus)
    case 'escape':
      if (mode.kind !== 'idle') hands.stop()
      else if (selected.size > 0) select([])
      else return false
      return true
  }
}

/** From a card to the nearest in that direction; from a link to the card that lies more that way. */
function go(direction: Direction, { stage, hands, focus }: KeyboardOptions): boolean {
  const here = stage.focused
  const card = here === null ? undefined : stage.scene.cards.get(here)
  const link = here === null ? undefined : stage.scene.linkById.get(here)
  let next = card ? nearestCard(stage.scene, card, direction, stage.placeOf) : null
  if (link) next = stage.scene.cards.get(endTowards(link.from, link.to, direction, stage)) ?? null
  if (!card && !link) next = firstCard(stage.scene, stage.placeOf)
  if (!next) return card !== undefined
  focus(next.id)
  if (hands.mode.kind === 'linking') {
    stage.update({ draft: { from: hands.mode.from, to: next.id === hands.mode.from ? null : next.id } })
  }
  return true
}

function endTowards(from: string, to: string, direction: Direction, stage: Stage): string {
  const a = stage.placeById(from)
  const b = stage.placeById(to)
  if (!a || !b) return from
  const towardsTo = { left: a.x - b.x, right: b.x - a.x, up: a.y - b.y, down: b.y - a.y }[direction]
  return towardsTo > 0 ? to : from
}

/** The next link of a card, or the next of the same card after a link. */
function goToLink(step: 1 | -1, here: string | null, stage: Stage, focus: (id: string) => void): boolean {
  if (here === null) return false
  const link = stage.scene.linkById.get(here)
  const links = stage.scene.linksOf.get(link ? link.from : here) ?? []
  if (links.length === 0) return false
  const index = link ? links.indexOf(link) : step === 1 ? -1 : 0
  const next = links[(index + step + links.length) % links.length]
  if (next) focus(next.id)
  return next !== undefined
}
