import type { Note, Way } from '@balcony/shared-model'
import { useState } from 'react'
import { type Target, useMapView } from '../map/mapView.ts'
import { useHalfWritten } from '../map/useHalfWritten.ts'
import { messages } from '../messages/index.ts'
import { useCollection, useMap } from '../store/hooks.ts'
import { Button } from '../ui/Button.tsx'
import { Composer } from '../ui/Composer.tsx'
import { SelectField } from '../ui/fields.tsx'
import { EmptyState } from '../ui/Notice.tsx'
import { PanelSection } from './PanelSection.tsx'
import { Byline } from './people.tsx'
import { labelOf } from './words.ts'

/** What a note may be about: a record, or the map as a whole. */
export interface NoteOn {
  kind: 'element' | 'link' | 'stakeholder' | 'ambition' | 'map'
  id: string
}

/** The notes on one thing, and a place to write one. */
export function NotesOn({ target }: { target: NoteOn }) {
  const { source, editor } = useMapView()
  const notes = entries(useCollection(source, 'notes')).filter(([, note]) => note.on?.id === target.id)
  if (notes.length === 0 && !editor) return null
  return (
    <PanelSection title={messages.panels.element.notes}>
      <NoteItems notes={notes} />
      {editor && <NoteComposer target={target} />}
    </PanelSection>
  )
}

/** All notes of the map, the open ones first. */
export function NotesPanel() {
  const text = messages.panels.notes
  const { source, editor } = useMapView()
  const notes = entries(useCollection(source, 'notes'))
  return (
    <div className="panel-flow">
      <p className="soft">{text.intro}</p>
      {editor && <NoteComposer target={{ kind: 'map', id: 'map' }} />}
      {notes.length === 0 ? <EmptyState title={text.empty} /> : <NoteItems notes={notes} withTarget />}
    </div>
  )
}

function entries(notes: Record<string, Note>): [string, Note][] {
  return Object.entries(notes)
    .filter(([, note]) => note.standing === 'here')
    .sort(([, a], [, b]) => Number(a.resolved ?? false) - Number(b.resolved ?? false) || (b.at ?? 0) - (a.at ?? 0))
}

function NoteItems({ notes, withTarget }: { notes: [string, Note][]; withTarget?: boolean }) {
  const text = messages.panels.notes
  const { editor } = useMapView()
  return (
    <ul className="bare notes">
      {notes.map(([id, note]) => (
        <li key={id} className={note.resolved ? 'note note-resolved' : 'note'}>
          {withTarget && <NoteSubject note={note} />}
          <p className="said">{note.text}</p>
          <Byline by={note.by} at={note.at} voices={note.voices} />
          <div className="note-foot">
            {note.way && <span className="tag">{text.ways[note.way]}</span>}
            {note.resolved && <span className="tag">{text.resolved}</span>}
            {editor && (
              <Button kind="quiet" small onPress={() => editor.resolveNote(id, !note.resolved)}>
                {note.resolved ? text.reopen : text.resolve}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

function NoteSubject({ note }: { note: Note }) {
  const text = messages.panels.notes
  const { source, open } = useMapView()
  const map = useMap(source)
  const { kind, id } = note.on ?? {}
  if (!id || kind === 'map') return <p className="small soft">{text.onMap}</p>
  const target = subject(kind, id)
  const link = map.links[id]
  const words = link
    ? messages.panels.link.between(labelOf(map.elements[link.from]), labelOf(map.elements[link.to]))
    : (map.stakeholders[id]?.name ?? map.ambitions[id]?.statement ?? labelOf(map.elements[id]))
  if (!target) return <p className="small soft">{text.on(words)}</p>
  return (
    <button type="button" className="text-button small" onClick={() => open(target)}>
      {text.on(words)}
    </button>
  )
}

function subject(kind: string | undefined, id: string): Target | null {
  switch (kind) {
    case 'element':
    case 'link':
    case 'stakeholder':
    case 'ambition':
      return { kind, id }
    default:
      return null
  }
}

function NoteComposer({ target }: { target: NoteOn }) {
  const text = messages.panels.notes
  const { editor } = useMapView()
  const [way, setWay] = useState<Way | 'none'>('none')
  const { now, set, forget } = useHalfWritten(`note on ${target.kind} ${target.id}`, { words: '' })
  const ways = Object.entries(text.ways) as [Way | 'none', string][]
  return (
    <div className="flow">
      <Composer
        label={text.add}
        send={text.send}
        sent={text.sent}
        value={now.words}
        onChange={(words) => set({ words })}
        onSend={(words) => {
          editor?.addNote({ on: target, text: words, ...(way === 'none' ? {} : { way }) })
          forget()
        }}
      />
      <details className="details">
        <summary>{text.way}</summary>
        <SelectField
          label={text.way}
          value={way}
          onChange={setWay}
          options={ways.map(([value, label]) => ({ value, label }))}
        />
      </details>
    </div>
  )
}
