import { useState } from 'react'
import type { AmbitionLevel } from '@balcony/shared-model'
import type { Editor } from '../document/editor.ts'
import { MapViewContext, useMapView } from '../map/mapView.ts'
import { messages } from '../messages/index.ts'
import { useMap } from '../store/hooks.ts'
import type { MapSource } from '../store/mapSource.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/Notice.tsx'
import { AmbitionForm } from './AmbitionForm.tsx'
import { AmbitionPanel } from './AmbitionPanel.tsx'
import { type AmbitionNode, ambitionTree, rarestFirst } from './ambitionTree.ts'
import { LooseEnds } from './LooseEnds.tsx'
import { RowButton } from './PanelSection.tsx'
import { voicesIn } from './people.tsx'
import { Wordings } from './Wordings.tsx'

interface ListProps {
  source: MapSource
  /** Null shows the ambitions and changes nothing: for observers and in replay. */
  editor: Editor | null
}

/** The ambitions as a tree. Stands alone: an ambition opens in its place. */
export function AmbitionList({ source, editor }: ListProps) {
  const around = useMapView()
  const [shown, setShown] = useState<string | null>(null)
  const open: typeof around.open = (target) => (target.kind === 'ambition' ? setShown(target.id) : around.open(target))
  return (
    <MapViewContext value={{ ...around, source, editor, open }}>
      {shown ? (
        <>
          <Button kind="quiet" small icon="back" onPress={() => setShown(null)}>
            {messages.panels.ambitions.title}
          </Button>
          <AmbitionPanel id={shown} />
        </>
      ) : (
        <Ambitions />
      )}
    </MapViewContext>
  )
}

/** The tree itself; an ambition opens wherever the surrounding view opens things. */
export function Ambitions({ adding = false }: { adding?: boolean }) {
  const text = messages.panels.ambitions
  const { source, editor, open } = useMapView()
  const { ambitions, question } = useMap(source)
  const announce = useAnnounce()
  const [making, setMaking] = useState(adding)
  const roots = ambitionTree(ambitions)
  const level: AmbitionLevel = roots.length ? 'ambition' : 'vision'
  return (
    <div className="panel-flow">
      <section className="question-box flow-tight" aria-label={messages.ambitions.wordings.question}>
        <p className="soft small">{messages.ambitions.wordings.question}</p>
        <p className="said">{question || messages.ambitions.wordings.noQuestion}</p>
        <Wordings of="question" now={question} />
      </section>
      <p className="soft">{text.intro}</p>
      {editor &&
        (making ? (
          <AmbitionForm
            level={level}
            onCancel={() => setMaking(false)}
            onSave={(ambition) => {
              const id = editor.addAmbition(ambition)
              announce(text.saved)
              setMaking(false)
              open({ kind: 'ambition', id })
            }}
          />
        ) : (
          <Button icon="add" onPress={() => setMaking(true)}>
            {text.add}
          </Button>
        ))}
      {roots.length === 0 && !making && <EmptyState title={text.empty}>{text.emptyText}</EmptyState>}
      {roots.length > 0 && (
        <nav aria-label={text.tree}>
          <AmbitionRows nodes={roots} />
        </nav>
      )}
      <LooseEnds />
    </div>
  )
}

function AmbitionRows({ nodes }: { nodes: readonly AmbitionNode[] }) {
  const text = messages.panels.ambitions
  const { source, open } = useMapView()
  const { voices } = useMap(source)
  return (
    <ul className="bare ambition-tree">
      {nodes.map(({ id, ambition, children }) => {
        const owners = voicesIn(ambition.owners, voices).map((voice) => voice.name)
        const facts = [
          ambition.level === 'commitment' && (owners.length ? text.ownedBy(owners) : text.noOwners),
          ambition.due && text.dueBy(dayOf(ambition.due)),
          ambition.status !== 'open' && text.statuses[ambition.status],
          ...rarestFirst(ambition.positions).map(({ stance, held }) => `${text.stances[stance]}: ${held.length}`),
        ].filter((fact) => typeof fact === 'string')
        return (
          <li key={id}>
            <RowButton
              onPress={() => open({ kind: 'ambition', id })}
              lead={<span className={`level level-${ambition.level}`}>{text.levels[ambition.level]}</span>}
              note={facts.length ? facts.join(' · ') : undefined}
            >
              {ambition.statement || text.levels[ambition.level]}
            </RowButton>
            {children.length > 0 && <AmbitionRows nodes={children} />}
          </li>
        )
      })}
    </ul>
  )
}

/** A day as people write it: 3 March 2027. */
export function dayOf(day: string): string {
  const date = new Date(`${day}T12:00:00`)
  return Number.isNaN(date.getTime()) ? day : date.toLocaleDateString(messages.language, { dateStyle: 'long' })
}
