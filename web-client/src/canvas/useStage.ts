import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore, type RefObject } from 'react'
import { useStoreApi } from '@xyflow/react'
import type { MapSource } from '../store/mapSource.ts'
import { useMap } from '../store/hooks.ts'
import { paintedWords } from './canvasWords.ts'
import { areColoursForced, onPaletteChange, readPalette } from './palette.ts'
import { SceneMaker, type Scene } from './scene.ts'
import { Stage, type Cast } from './stage.ts'

/** Ties a stage to the page: the map it shows, the canvas it paints on, the viewport it is seen through. */
export function useStage(
  source: MapSource,
  ground: RefObject<HTMLElement | null>,
  paint: RefObject<HTMLCanvasElement | null>,
): { stage: Stage; scene: Scene; cast: Cast } {
  const [stage] = useState(() => new Stage(paintedWords))
  const [maker, setMaker] = useState<SceneMaker | null>(null)
  const scene = useScene(source, stage, maker)
  const cast = useSyncExternalStore(stage.subscribe, stage.cast)
  const flow = useStoreApi()

  useLayoutEffect(() => {
    const element = ground.current
    if (!element) return
    const read = () => stage.usePalette(readPalette(element, areColoursForced()))
    read()
    setMaker(new SceneMaker(measureIn(element)))
    return onPaletteChange(read)
  }, [ground, stage])

  useLayoutEffect(() => {
    const look = () => {
      const { transform, width, height } = flow.getState()
      stage.update({ view: { x: transform[0], y: transform[1], zoom: transform[2], width, height } })
    }
    stage.useCanvas(paint.current)
    look()
    const stop = flow.subscribe((now, before) => {
      if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height) look()
    })
    return () => {
      stop()
      stage.useCanvas(null)
    }
  }, [flow, stage, paint])

  return { stage, scene, cast }
}

function useScene(source: MapSource, stage: Stage, maker: SceneMaker | null): Scene {
  const map = useMap(source)
  const shown = useRef<{ map: typeof map; maker: SceneMaker | null; scene: Scene } | null>(null)
  if (shown.current?.map !== map || shown.current.maker !== maker) {
    shown.current = { map, maker, scene: maker ? maker.sceneOf(map) : stage.scene }
  }
  const { scene } = shown.current
  useEffect(() => stage.showScene(scene), [stage, scene])
  return scene
}

/** Measures text in the font of the cards. */
function measureIn(element: HTMLElement): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return (text) => text.length * 8
  context.font = readPalette(element, false).font
  return (text) => context.measureText(text).width
}
