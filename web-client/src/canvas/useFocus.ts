import { useCallback, useEffect, useRef, type RefObject } from 'react'
import type { Camera } from './camera.ts'
import { pointAt } from './geometry.ts'
import { firstCard } from './navigation.ts'
import type { Stage } from './stage.ts'

/**
 * The one place in the map that Tab stops at: a card or a link. It moves by `focus`, and by whatever takes the
 * focus on its own.
 */
export function useFocus(stage: Stage, camera: Camera, ground: RefObject<HTMLElement | null>) {
  const wanted = useRef<string | null>(null)

  const grab = useCallback(() => {
    const id = wanted.current
    const element = id && ground.current?.querySelector<HTMLElement>(`[data-id="${id}"], [data-link="${id}"]`)
    if (!element) return
    wanted.current = null
    element.focus({ preventScroll: true })
  }, [ground])

  /** Puts the focus on a card or a link, brings it into view, and into the page if it was only painted. */
  const focus = useCallback(
    (id: string) => {
      const card = stage.scene.cards.get(id)
      const link = stage.scene.linkById.get(id)
      wanted.current = card ? id : (link?.id ?? null)
      if (wanted.current === null) return
      stage.focusNow(wanted.current)
      const curve = link && stage.curveOf(link)
      const at = card ? stage.placeOf(card) : curve ? pointAt(curve, 0.5) : null
      if (at) camera.reveal(at)
      grab()
    },
    [stage, camera, grab],
  )

  // A card that comes into the page for its focus is rendered a moment later.
  useEffect(() => stage.subscribe(() => queueMicrotask(grab)), [stage, grab])
  useEffect(() => stage.onFrame(() => wanted.current && requestAnimationFrame(grab)), [stage, grab])

  // Tab must find a way in: where nothing has been focused yet, the first card.
  useEffect(
    () =>
      stage.onFrame(() => {
        const known = stage.focused && (stage.scene.cards.has(stage.focused) || stage.scene.linkById.has(stage.focused))
        if (known) return
        const first = firstCard(stage.scene, stage.placeOf)?.id ?? null
        if (first !== stage.focused) stage.update({ focused: first })
      }),
    [stage],
  )

  return focus
}
