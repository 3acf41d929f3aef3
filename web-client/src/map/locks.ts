import { createContext, useContext } from 'react'
import type { MapRecord } from '../document/conduct.ts'
import type { Editor } from '../document/editor.ts'
import { useMapView } from './mapView.ts'

/** What of a map is locked, as the views need it. */
export interface Locks {
  isLocked: (record: MapRecord) => boolean
  /** Whether locks bind this person: they do not bind enablers. */
  binds: boolean
  /** Locks or unlocks; null for whoever may not. */
  set: ((records: readonly MapRecord[], locked: boolean) => void) | null
}

/** Nothing is locked, and nothing can be: a map that is only looked at. */
const noLocks: Locks = { isLocked: () => false, binds: false, set: null }

export const LocksContext = createContext<Locks>(noLocks)

export function useLocks(): Locks {
  return useContext(LocksContext)
}

/** How this person changes these records; null where they do not, because one is locked or because they only look on. */
export function useEditorFor(records: readonly MapRecord[]): Editor | null {
  const { editor } = useMapView()
  const { isLocked, binds } = useLocks()
  return binds && records.some(isLocked) ? null : editor
}
