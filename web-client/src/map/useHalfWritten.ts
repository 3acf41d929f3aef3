import { useState } from 'react'
import type { Fields } from '../session/halfWritten.ts'
import { useMapView } from './mapView.ts'

/** A form that somebody is filling in. */
export interface Writing<T extends Fields> {
  /** What it begins with when nothing was written before. */
  readonly before: T
  readonly now: T
  set(patch: Partial<T>): void
  /** It was sent or cancelled: it begins anew. */
  forget(): void
}

/**
 * Holds what is written in a form, also while the form is not shown. `form` says which one, among all of this map; what it begins with counts when it
 * opens.
 */
export function useHalfWritten<T extends Fields>(form: string, beginning: T): Writing<T> {
  const { halfWritten } = useMapView()
  const [before] = useState(beginning)
  const [now, setNow] = useState(() => halfWritten?.in(form, before) ?? before)
  return {
    before,
    now,
    set(patch) {
      const next = { ...now, ...patch }
      halfWritten?.keep(form, before, next)
      setNow(next)
    },
    forget() {
      halfWritten?.forget(form)
      setNow(before)
    },
  }
}
