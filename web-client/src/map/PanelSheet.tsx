import { type RefObject, useEffect, useId, useRef } from 'react'
import { SortAnswers } from '../asks/SortAnswers.tsx'
import { AgendaPanel } from '../agenda/AgendaPanel.tsx'
import { messages } from '../messages/index.ts'
import { Ambitions } from '../panels/AmbitionList.tsx'
import { AmbitionPanel } from '../panels/AmbitionPanel.tsx'
import { AsidePanel } from '../panels/AsidePanel.tsx'
import { ElementPanel } from '../panels/ElementPanel.tsx'
import { LinkPanel } from '../panels/LinkPanel.tsx'
import { NotesPanel } from '../panels/NotesOn.tsx'
import { StakeholderCards } from '../panels/StakeholderList.tsx'
import { StakeholderPanel } from '../panels/StakeholderPanel.tsx'
import { VoicesPanel } from '../panels/VoicesPanel.tsx'
import { useRecord } from '../store/hooks.ts'
import { IconButton } from '../ui/Button.tsx'
import { type Target, useMapView } from './mapView.ts'

/** What the sheet shows, and how it came to. */
export interface Shown {
  target: Target
  /** Whether a new card or ambition is asked for at once. */
  adding?: boolean
  /** Whether the sheet was asked for, so that the focus moves into it. */
  asked: boolean
}

interface PanelSheetProps {
  shown: Shown
  mayEditVoices: boolean
  onBack: (() => void) | null
  onClose: () => void
}

/** The sheet beside the map on a wide screen, and at its foot on a phone. */
export function PanelSheet({ shown, mayEditVoices, onBack, onClose }: PanelSheetProps) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const sheet = useRef<HTMLElement>(null)
  useEscape(sheet, onClose)
  const title = useTitle(shown.target)
  useEffect(() => {
    if (shown.asked) heading.current?.focus({ preventScroll: true })
  }, [shown])
  return (
    <aside className="sheet" aria-labelledby={id} ref={sheet}>
      <header className="sheet-header">
        {onBack && <IconButton icon="back" label={messages.panels.back} onPress={onBack} />}
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <IconButton icon="close" label={messages.panels.closePanel} onPress={onClose} />
      </header>
      <div className="sheet-body" key={keyOf(shown.target)}>
        <PanelBody shown={shown} mayEditVoices={mayEditVoices} />
      </div>
    </aside>
  )
}

/** Escape closes the sheet while the focus is in it; a field or a menu in it may take the key first. */
function useEscape(within: RefObject<HTMLElement | null>, onEscape: () => void) {
  const latest = useRef(onEscape)
  useEffect(() => {
    latest.current = onEscape
  })
  useEffect(() => {
    const element = within.current
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      event.stopPropagation()
      latest.current()
    }
    element?.addEventListener('keydown', onKeyDown)
    return () => element?.removeEventListener('keydown', onKeyDown)
  }, [within])
}

function PanelBody({ shown, mayEditVoices }: { shown: Shown; mayEditVoices: boolean }) {
  const { target, adding } = shown
  switch (target.kind) {
    case 'element':
      return <ElementPanel id={target.id} />
    case 'link':
      return <LinkPanel id={target.id} />
    case 'stakeholder':
      return <StakeholderPanel id={target.id} />
    case 'ambition':
      return <AmbitionPanel id={target.id} />
    case 'stakeholders':
      return <StakeholderCards adding={adding ?? false} />
    case 'ambitions':
      return <Ambitions adding={adding ?? false} />
    case 'notes':
      return <NotesPanel />
    case 'voices':
      return <VoicesPanel editable={mayEditVoices} />
    case 'aside':
      return <AsidePanel keepsVoices={mayEditVoices} />
    case 'answers':
      return <SortAnswers id={target.id} />
    case 'agenda':
      return <AgendaPanel editable={mayEditVoices} />
  }
}

function useTitle(target: Target): string {
  const { source } = useMapView()
  const element = useRecord(source, 'elements', target.kind === 'element' ? target.id : '')
  switch (target.kind) {
    case 'element':
      return messages.panels.element.kinds[element?.kind ?? 'factor']
    case 'link':
      return messages.panels.link.title
    case 'stakeholder':
      return messages.panels.element.card
    case 'stakeholders':
      return messages.panels.stakeholders.title
    case 'ambition':
    case 'ambitions':
      return messages.panels.ambitions.title
    case 'notes':
      return messages.panels.notes.title
    case 'voices':
      return messages.map.voices.title
    case 'aside':
      return messages.voices.aside.title
    case 'answers':
      return messages.voices.sort.title
    case 'agenda':
      return messages.running.agenda.title
  }
}

export function keyOf(target: Target): string {
  return 'id' in target ? `${target.kind} ${target.id}` : target.kind
}
