import type { ReactNode } from 'react'
import type { MapRecord } from '../document/conduct.ts'
import { useEditorFor, useLocks } from '../map/locks.ts'
import { MapViewContext, useMapView } from '../map/mapView.ts'
import { messages } from '../messages/index.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'

/** A part of a panel in which locked records are only shown to whom their lock binds. */
export function Held({ records, children }: { records: readonly MapRecord[]; children: ReactNode }) {
  const view = useMapView()
  const editor = useEditorFor(records)
  return <MapViewContext value={editor === view.editor ? view : { ...view, editor }}>{children}</MapViewContext>
}

/** Says that records are locked, and what that means; enablers lock and unlock them here. */
export function LockLine({ records }: { records: readonly MapRecord[] }) {
  const text = messages.conduct.lock
  const { isLocked, binds, set } = useLocks()
  const locked = records.some(isLocked)
  if (!locked && !set) return null
  return (
    <div className={locked ? 'lock-line lock-line-locked' : 'lock-line'}>
      <p className={locked ? 'small' : 'soft small'}>
        {locked && <Icon name="lock" size={18} />}
        {locked ? (binds ? text.bound : text.locked) : text.hint}
      </p>
      {set && (
        <Button small icon={locked ? 'unlock' : 'lock'} onPress={() => set(records, !locked)}>
          {locked ? text.unlock : text.lock}
        </Button>
      )}
    </div>
  )
}
