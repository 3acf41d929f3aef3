import { useState } from 'react'
import { MapPointer, type PointerOptions } from './mapPointer.ts'
import type { Stage } from './stage.ts'
import { useLatest } from './useLatest.ts'

/** The pointer of this map, which always knows what was last rendered. */
export function usePointer(stage: Stage, options: PointerOptions): MapPointer {
  const latest = useLatest(options)
  const [pointer] = useState(() => new MapPointer(stage, latest))
  return pointer
}
