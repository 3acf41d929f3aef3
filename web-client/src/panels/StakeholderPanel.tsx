import { useState } from 'react'
import { useEditorFor } from '../map/locks.ts'
import { useMapView } from '../map/mapView.ts'
import { messages } from '../messages/index.ts'
import { useMap } from '../store/hooks.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button, IconButton } from '../ui/Button.tsx'
import { SelectField } from '../ui/fields.tsx'
import { VoiceChips } from '../ui/VoiceChips.tsx'
import { standingElements } from './bundle.ts'
import { ChairLine } from './Chairs.tsx'
import { Held, LockLine } from './Lock.tsx'
import { NotesOn } from './NotesOn.tsx'
import { PanelSection, RowButton } from './PanelSection.tsx'
import { voicesIn } from './people.tsx'
import { PutAway } from './PutAway.tsx'
import { cardFields, StakeholderForm } from './StakeholderForm.tsx'
import { labelOf } from './words.ts'

/** One stakeholder card. */
export function StakeholderPanel({ id }: { id: string }) {
  const text = messages.panels.stakeholders
  const { source } = useMapView()
  const self = [{ collection: 'stakeholders', id }]
  const editor = useEditorFor(self)
  const map = useMap(source)
  const announce = useAnnounce()
  const [editing, setEditing] = useState(false)
  const card = map.stakeholders[id]
  if (!card) return <p className="soft">{messages.panels.gone}</p>
  if (editing && editor) {
    return (
      <StakeholderForm
        changed={{ id, card }}
        onCancel={() => setEditing(false)}
        onSave={(patch) => {
          editor.changeStakeholder(id, patch)
          announce(text.saved(patch.name))
          setEditing(false)
        }}
      />
    )
  }
  const filled = cardFields.filter((field) => card[field].trim())
  const voice = card.voice ? map.voices[card.voice] : undefined
  return (
    <div className="panel-flow">
      <header className="panel-subject">
        <h3 className="panel-name">{card.name}</h3>
        <p className="soft small">{[text.kinds[card.kind], card.place].filter(Boolean).join(' · ')}</p>
        <p>
          <span className={card.room === 'missing' ? 'badge badge-warn' : 'badge'}>{text.rooms[card.room]}</span>
        </p>
        <VoiceChips voices={[...(voice ? [voice] : []), ...voicesIn(card.spokenFor, map.voices)]} />
        {editor && (
          <Button small icon="edit" onPress={() => setEditing(true)}>
            {messages.actions.edit}
          </Button>
        )}
      </header>
      <LockLine records={self} />
      <Held records={self}>
        <ChairLine id={id} />
      </Held>
      {filled.length === 0 && <p className="soft">{text.fields.role.empty}</p>}
      {filled.length > 0 && (
        <dl className="facts">
          {filled.map((field) => (
            <div key={field}>
              <dt>{text.fields[field].label}</dt>
              <dd className="said">{card[field]}</dd>
            </div>
          ))}
        </dl>
      )}
      {card.source && <p className="soft small">{card.source}</p>}
      <TiedElements id={id} />
      <NotesOn target={{ kind: 'stakeholder', id }} />
      {editor && card.standing === 'here' && <PutAway id={id} label={card.name} mine={editor.isMine(card)} />}
    </div>
  )
}

function TiedElements({ id }: { id: string }) {
  const text = messages.panels.stakeholders
  const { source, editor, open } = useMapView()
  const { elements } = useMap(source)
  const standing = standingElements(elements)
  const tied = standing.filter(([, element]) => element.card === id)
  if (tied.length === 0 && !editor) return null
  return (
    <PanelSection title={text.tied}>
      <ul className="bare">
        {tied.map(([key, element]) => (
          <li key={key} className="row-with-action">
            <RowButton onPress={() => open({ kind: 'element', id: key })}>{labelOf(element)}</RowButton>
            {editor && (
              <IconButton icon="close" label={text.untie(labelOf(element))} onPress={() => editor.setCard(key, null)} />
            )}
          </li>
        ))}
      </ul>
      {editor && (
        <SelectField
          label={text.tie}
          value=""
          onChange={(element) => element && editor.setCard(element, id)}
          options={[
            { value: '', label: text.choose },
            ...standing
              .filter(([, element]) => element.card !== id)
              .map(([value, element]) => ({ value, label: labelOf(element) })),
          ]}
        />
      )}
    </PanelSection>
  )
}
