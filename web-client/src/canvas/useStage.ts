import { useLayoutEffect, useState, useSyncExternalStore, type RefObject } from 'react'
import { useStoreApi } from '@xyflow/react'
import type { SeenMap } from '../store/mapSource.ts'
import { paintedWords } from './canvasWords.ts'
import { areColoursForced, onPaletteChange, readPalette } from './palette.ts'
import type { Cast } from './cast.ts'
import { Stage } from './stage.ts'

/** Ties a stage to the page: the map it shows, the canvas it paints on, the viewport it is seen through. */
export function useStage(
  source: SeenMap,
  ground: RefObject<HTMLElement | null>,
  paint: RefObject<HTMLCanvasElement | null>,
): { stage: Stage; cast: Cast } {
  const [stage] = useState(() => new Stage(paintedWords))
  const cast = useSyncExternalStore(stage.subscribe, stage.cast)
  const flow = useStoreApi()

  useLayoutEffect(() => {
    stage.paintOn(paint.current)
    return () => stage.paintOn(null)
  }, [stage, paint])

  useLayoutEffect(() => {
    const element = ground.current
    if (!element) return
    const read = () => stage.paintWith(readPalette(element, areColoursForced()))
    read()
    return onPaletteChange(read)
  }, [ground, stage])

  useLayoutEffect(
    () =>
      stage.onFrame(() => {
        if (ground.current && ground.current.hasAttribute('data-moving') !== stage.moving) {
          ground.current.toggleAttribute('data-moving', stage.moving)
        }
      }),
    [ground, stage],
  )

  useLayoutEffect(() => {
    const show = () => stage.show(source.current(), source.notes?.())
    show()
    return source.subscribe(show)
  }, [source, stage])

  useLayoutEffect(() => {
    const look = () => {
      const { transform, width, height } = flow.getState()
      stage.update({ view: { x: transform[0], y: transform[1], zoom: transform[2], width, height } })
    }
    look()
    return flow.subscribe((now, before) => {
      if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height) look()
    })
  }, [flow, stage])

  return { stage, cast }
}
