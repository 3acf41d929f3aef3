import { type Stakeholder, isHere } from '@balcony/shared-model'
import { useState } from 'react'
import type { Editor } from '../document/editor.ts'
import { MapViewContext, useMapView } from '../map/mapView.ts'
import { messages } from '../messages/index.ts'
import { useCollection } from '../store/hooks.ts'
import type { MapSource } from '../store/mapSource.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState, Notice } from '../ui/Notice.tsx'
import { Chairs } from './Chairs.tsx'
import { RowButton } from './PanelSection.tsx'
import { SideBySide } from './SideBySide.tsx'
import { StakeholderForm } from './StakeholderForm.tsx'
import { StakeholderPanel } from './StakeholderPanel.tsx'

interface ListProps {
  source: MapSource
  /** Null shows the cards and changes nothing: for observers and in replay. */
  editor: Editor | null
}

/** The stakeholder cards, those missing from the room first. Stands alone: a card opens in its place. */
export function StakeholderList({ source, editor }: ListProps) {
  const around = useMapView()
  const [shown, setShown] = useState<string | null>(null)
  const open: typeof around.open = (target) =>
    target.kind === 'stakeholder' ? setShown(target.id) : around.open(target)
  return (
    <MapViewContext value={{ ...around, source, editor, open }}>
      {shown ? (
        <>
          <Button kind="quiet" small icon="back" onPress={() => setShown(null)}>
            {messages.panels.stakeholders.title}
          </Button>
          <StakeholderPanel id={shown} />
        </>
      ) : (
        <StakeholderCards />
      )}
    </MapViewContext>
  )
}

/** The list itself; a card opens wherever the surrounding view opens things. */
export function StakeholderCards({ adding = false }: { adding?: boolean }) {
  const text = messages.panels.stakeholders
  const { source, editor, open, room } = useMapView()
  const announce = useAnnounce()
  const [making, setMaking] = useState(adding)
  const cards = Object.entries(useCollection(source, 'stakeholders'))
    .filter(([, card]) => isHere(card))
    .sort(([, a], [, b]) => a.name.localeCompare(b.name, 'en-GB'))
  const [comparing, setComparing] = useState(false)
  const missing = cards.filter(([, card]) => card.room === 'missing')
  const others = cards.filter(([, card]) => card.room !== 'missing')
  return (
    <div className="panel-flow">
      <p className="soft">{text.intro}</p>
      {editor &&
        (making ? (
          <StakeholderForm
            onSave={(card) => {
              const id = editor.addStakeholder(card)
              announce(text.added(card.name))
              setMaking(false)
              open({ kind: 'stakeholder', id })
            }}
            onCancel={() => setMaking(false)}
          />
        ) : (
          <Button icon="add" onPress={() => setMaking(true)}>
            {text.add}
          </Button>
        ))}
      {cards.length === 0 && !making && <EmptyState title={text.empty}>{text.emptyText}</EmptyState>}
      {cards.length > 0 && (
        <Button small icon="card" onPress={() => setComparing(true)}>
          {messages.ambitions.sides.show}
        </Button>
      )}
      {comparing && <SideBySide onClose={() => setComparing(false)} />}
      {room && <Chairs voicesHere={room.voicesHere} enabling={room.enabling} />}
      {!room && missing.length > 0 && (
        <section className="panel-section">
          <h3>{text.missingHeading}</h3>
          <Notice kind="warn">{text.missingSum(missing.length)}</Notice>
          <CardRows cards={missing} />
        </section>
      )}
      {!room && others.length > 0 && (
        <section className="panel-section">
          <h3>{text.presentHeading}</h3>
          <CardRows cards={others} />
        </section>
      )}
    </div>
  )
}

function CardRows({ cards }: { cards: [string, Stakeholder][] }) {
  const text = messages.panels.stakeholders
  const { open } = useMapView()
  return (
    <ul className="bare">
      {cards.map(([id, card]) => (
        <li key={id}>
          <RowButton
            onPress={() => open({ kind: 'stakeholder', id })}
            note={[text.kinds[card.kind], card.room === 'missing' ? '' : text.rooms[card.room]]
              .filter(Boolean)
              .join(' · ')}
          >
            {card.name}
          </RowButton>
        </li>
      ))}
    </ul>
  )
}
