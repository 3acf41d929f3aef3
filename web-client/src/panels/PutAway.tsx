import { useState } from 'react'
import { useMapView } from '../map/mapView.ts'
import { useHalfWritten } from '../map/useHalfWritten.ts'
import { messages } from '../messages/index.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextArea } from '../ui/fields.tsx'
import { useMap } from '../store/hooks.ts'
import { linksGoingWith } from './aside.ts'

/** Takes one's own off the map, or sets aside what is someone else's, with the reason for it. Both can be brought back. */
export function PutAway({ id, label, mine }: { id: string; label: string; mine: boolean }) {
  const text = messages.panels.element
  const { editor } = useMapView()
  const announce = useAnnounce()
  const [asking, setAsking] = useState(false)
  if (!editor) return null
  return (
    <section className="panel-section">
      <p className="soft small">{mine ? text.removeHint : text.setAsideHint}</p>
      <div className="button-row">
        {mine ? (
          <Button
            small
            onPress={() => {
              editor.remove(id)
              announce(text.removed(label))
            }}
          >
            {text.remove}
          </Button>
        ) : (
          <Button small onPress={() => setAsking(true)}>
            {text.setAside}
          </Button>
        )}
      </div>
      {asking && <SetAsideDialog ids={[id]} label={label} onClose={() => setAsking(false)} />}
    </section>
  )
}

/** Asks for the reason and then sets aside, as one change. */
export function SetAsideDialog({
  ids,
  label,
  onClose,
}: {
  ids: readonly string[]
  label: string
  onClose: () => void
}) {
  const text = messages.panels.element
  const { editor } = useMapView()
  const announce = useAnnounce()
  const { source } = useMapView()
  const links = linksGoingWith(ids, useMap(source))
  const { now, set, forget } = useHalfWritten(`set aside ${ids.join()}`, { why: '' })
  return (
    <Dialog title={text.setAsideTitle(label)} size="small" onClose={onClose}>
      <div className="flow">
        <p>{text.setAsideHint}</p>
        {links > 0 && <p>{messages.voices.aside.linksToo(links)}</p>}
        <TextArea label={text.setAsideWhy} value={now.why} onChange={(why) => set({ why })} rows={2} />
      </div>
      <div className="button-row">
        <Button
          kind="main"
          isDisabled={!now.why.trim()}
          onPress={() => {
            editor?.setAside(ids, now.why.trim())
            announce(text.setAsideDone(label))
            forget()
            onClose()
          }}
        >
          {text.setAside}
        </Button>
        <Button
          onPress={() => {
            forget()
            onClose()
          }}
        >
          {messages.actions.cancel}
        </Button>
      </div>
    </Dialog>
  )
}
