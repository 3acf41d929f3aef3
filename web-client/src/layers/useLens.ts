import { useCallback, useMemo, useState } from 'react'
import { messages } from '../messages/index.ts'
import type { MapSource } from '../store/mapSource.ts'
import { LensedMap } from './lensedMap.ts'
import { type Lens, WHOLE } from './lens.ts'
import { nameOfLayer } from './names.ts'

/** How one looks at an open map, and the map as it is seen so. */
export function useLens(source: MapSource): { seen: LensedMap; lens: Lens; look: (lens: Lens) => void } {
  const seen = useMemo(
    () =>
      new LensedMap(source, (accord, { first, second }, { voices }) =>
        messages.voices.compare.notes[accord](nameOfLayer(first, voices), nameOfLayer(second, voices)),
      ),
    [source],
  )
  const [lens, setLens] = useState<Lens>(WHOLE)
  const look = useCallback(
    (next: Lens) => {
      seen.look(next)
      setLens(next)
    },
    [seen],
  )
  return { seen, lens, look }
}
