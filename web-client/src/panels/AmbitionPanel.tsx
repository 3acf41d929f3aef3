import { type Ambition, type Want, isHere } from '@balcony/shared-model'
import { useState } from 'react'
import { useEditorFor } from '../map/locks.ts'
import { useMapView } from '../map/mapView.ts'
import { messages } from '../messages/index.ts'
import { useMap } from '../store/hooks.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button, IconButton } from '../ui/Button.tsx'
import { SelectField } from '../ui/fields.tsx'
import { VoiceChips } from '../ui/VoiceChips.tsx'
import { AmbitionForm } from './AmbitionForm.tsx'
import { dayOf } from './AmbitionList.tsx'
import { levels } from './ambitionTree.ts'
import { standingElements } from './bundle.ts'
import { Held, LockLine } from './Lock.tsx'
import { NotesOn } from './NotesOn.tsx'
import { PanelSection, RowButton } from './PanelSection.tsx'
import { voicesIn } from './people.tsx'
import { Positions } from './Positions.tsx'
import { PutAway } from './PutAway.tsx'
import { labelOf } from './words.ts'
import { Wordings } from './Wordings.tsx'

/** One ambition: its words, who carries it, where people stand, and what serves it. */
export function AmbitionPanel({ id }: { id: string }) {
  const text = messages.panels.ambitions
  const { source } = useMapView()
  const self = [{ collection: 'ambitions', id }]
  const editor = useEditorFor(self)
  const map = useMap(source)
  const announce = useAnnounce()
  const [editing, setEditing] = useState(false)
  const ambition = map.ambitions[id]
  if (!ambition) return <p className="soft">{messages.panels.gone}</p>
  if (editing && editor) {
    return (
      <AmbitionForm
        changed={{ id, ambition }}
        onCancel={() => setEditing(false)}
        onSave={(patch) => {
          editor.changeAmbition(id, patch)
          announce(text.saved)
          setEditing(false)
        }}
      />
    )
  }
  return (
    <div className="panel-flow">
      <header className="panel-subject">
        <span className={`level level-${ambition.level}`}>{text.levels[ambition.level]}</span>
        <h3 className="panel-name">{ambition.statement}</h3>
        <Wordings of={`ambitions/${id}`} now={ambition.statement} />
        <VoiceChips voices={voicesIn(ambition.owners, map.voices)} />
        {ambition.level === 'commitment' && Object.keys(ambition.owners).length === 0 && (
          <p>
            <span className="badge badge-warn">{text.noOwners}</span>
          </p>
        )}
        {editor && (
          <Button small icon="edit" onPress={() => setEditing(true)}>
            {text.edit}
          </Button>
        )}
      </header>
      <LockLine records={self} />
      <Facts ambition={ambition} />
      <Held records={self}>
        <Positions id={id} positions={ambition.positions} />
      </Held>
      <Family id={id} ambition={ambition} />
      <Held records={self}>
        <TiedElements id={id} ambition={ambition} />
      </Held>
      <NotesOn target={{ kind: 'ambition', id }} />
      {editor && ambition.standing === 'here' && (
        <PutAway id={id} label={ambition.statement} mine={editor.isMine(ambition)} />
      )}
    </div>
  )
}

function Facts({ ambition }: { ambition: Ambition }) {
  const text = messages.panels.ambitions
  const facts: [string, string | undefined][] = [
    [text.post, ambition.post],
    [text.firstStep, ambition.firstStep],
    [text.due, ambition.due && dayOf(ambition.due)],
    [text.measure, ambition.measure],
    [text.status, ambition.status === 'open' ? undefined : text.statuses[ambition.status]],
    [text.statusWhy, ambition.statusWhy],
  ]
  const known = facts.filter(([, value]) => value)
  if (known.length === 0) return null
  return (
    <dl className="facts">
      {known.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="said">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Family({ id, ambition }: { id: string; ambition: Ambition }) {
  const text = messages.panels.ambitions
  const { source, editor, open } = useMapView()
  const { ambitions } = useMap(source)
  const [making, setMaking] = useState(false)
  const parent = ambition.parent ? ambitions[ambition.parent] : undefined
  const serving = Object.entries(ambitions).filter(([, one]) => isHere(one) && one.parent === id)
  const below = levels[levels.indexOf(ambition.level) + 1]
  if (!parent && serving.length === 0 && !(editor && below)) return null
  return (
    <PanelSection title={text.tree}>
      {parent && ambition.parent && (
        <RowButton onPress={() => open({ kind: 'ambition', id: ambition.parent ?? '' })} note={text.parent}>
          {parent.statement}
        </RowButton>
      )}
      <ul className="bare">
        {serving.map(([key, one]) => (
          <li key={key}>
            <RowButton onPress={() => open({ kind: 'ambition', id: key })} note={text.levels[one.level]}>
              {one.statement}
            </RowButton>
          </li>
        ))}
      </ul>
      {editor &&
        below &&
        (making ? (
          <AmbitionForm
            level={below}
            parent={id}
            onCancel={() => setMaking(false)}
            onSave={(next) => {
              editor.addAmbition(next)
              setMaking(false)
            }}
          />
        ) : (
          <Button small icon="add" onPress={() => setMaking(true)}>
            {text.addUnder(text.levels[below])}
          </Button>
        ))}
    </PanelSection>
  )
}

const wants: readonly Want[] = ['up', 'down', 'hold']

function TiedElements({ id, ambition }: { id: string; ambition: Ambition }) {
  const text = messages.panels.ambitions
  const { source, editor, open } = useMapView()
  const { elements } = useMap(source)
  const [want, setWant] = useState<Want>('up')
  const standing = standingElements(elements)
  const tied = standing.filter(([key]) => ambition.elements[key])
  if (tied.length === 0 && !editor) return null
  return (
    <PanelSection title={text.elements}>
      <ul className="bare">
        {tied.map(([key, element]) => (
          <li key={key} className="row-with-action">
            <RowButton
              onPress={() => open({ kind: 'element', id: key })}
              note={text.wants[ambition.elements[key] ?? 'hold']}
            >
              {labelOf(element)}
            </RowButton>
            {editor && (
              <IconButton
                icon="close"
                label={text.untie(labelOf(element))}
                onPress={() => editor.tieToAmbition(key, id, null)}
              />
            )}
          </li>
        ))}
      </ul>
      {editor && standing.length > 0 && (
        <>
          <SelectField
            label={text.levels[ambition.level]}
            value={want}
            onChange={setWant}
            options={wants.map((value) => ({ value, label: text.wants[value] }))}
          />
          <SelectField
            label={text.tie}
            value=""
            onChange={(element) => element && editor.tieToAmbition(element, id, want)}
            options={[
              { value: '', label: messages.panels.stakeholders.choose },
              ...standing
                .filter(([key]) => !ambition.elements[key])
                .map(([value, element]) => ({ value, label: labelOf(element) })),
            ]}
          />
        </>
      )}
    </PanelSection>
  )
}
