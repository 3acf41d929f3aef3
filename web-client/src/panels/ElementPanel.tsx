import type { Element, ElementKind } from '@balcony/shared-model'
import { useState } from 'react'
import { useEditorFor } from '../map/locks.ts'
import { useMapView } from '../map/mapView.ts'
import { useHalfWritten } from '../map/useHalfWritten.ts'
import { messages } from '../messages/index.ts'
import { useMap, useRecord } from '../store/hooks.ts'
import { Button } from '../ui/Button.tsx'
import { Composer } from '../ui/Composer.tsx'
import { EditableText } from '../ui/EditableText.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useAgo } from '../ui/useNow.ts'
import { SignBadge } from '../ui/VoiceChips.tsx'
import { bundlesAt, bundlesOf } from './bundle.ts'
import { ElementTies } from './ElementTies.tsx'
import { LinkForm } from './LinkForm.tsx'
import { Held, LockLine } from './Lock.tsx'
import { NotesOn } from './NotesOn.tsx'
import { PanelSection, Reveal, RowButton } from './PanelSection.tsx'
import { Byline } from './people.tsx'
import { PutAway } from './PutAway.tsx'
import { Description, Tags } from './Description.tsx'
import { labelOf, sentenceOf } from './words.ts'

const kinds: readonly ElementKind[] = ['factor', 'outcome', 'action', 'service', 'stakeholder', 'note']

/** One element of the map, with all that is said of it. */
export function ElementPanel({ id }: { id: string }) {
  const text = messages.panels.element
  const { source, nameOf } = useMapView()
  const element = useRecord(source, 'elements', id)
  const ago = useAgo()
  const self = [{ collection: 'elements', id }]
  const editor = useEditorFor(self)
  if (!element) return <p className="soft">{messages.panels.gone}</p>
  return (
    <div className="panel-flow">
      <header className="panel-subject">
        <EditableText
          className="panel-name"
          label={text.label}
          value={element.label}
          placeholder={text.unnamed}
          onSave={editor && ((label) => editor.relabel(id, label))}
          multiline
        />
        {element.at !== undefined && <p className="soft small">{text.madeBy(nameOf(element.by), ago(element.at))}</p>}
      </header>
      <LockLine records={self} />
      <Held records={self}>
        <Standing id={id} element={element} />
      </Held>
      <ElementLinks id={id} element={element} />
      <Held records={self}>
        <Description id={id} notes={element.notes} />
        <Meanings id={id} element={element} />
      </Held>
      <NotesOn target={{ kind: 'element', id }} />
      <Held records={self}>
        <ElementTies id={id} element={element} />
        <Tags id={id} tags={Object.keys(element.tags)} />
      </Held>
      {editor && (
        <PanelSection title={text.kind}>
          <SelectField
            label={text.kind}
            value={element.kind}
            onChange={(kind) => editor.setElementKind(id, kind)}
            options={kinds.map((value) => ({ value, label: text.kinds[value] }))}
          />
        </PanelSection>
      )}
      {editor && element.standing === 'here' && (
        <PutAway id={id} label={labelOf(element)} mine={editor.isMine(element)} />
      )}
    </div>
  )
}

function Standing({ id, element }: { id: string; element: Element }) {
  const text = messages.panels.element
  const { editor } = useMapView()
  if (element.standing === 'here') return null
  return (
    <Notice kind="warn" title={element.standing === 'aside' ? text.asideNow(element.standingWhy) : text.goneNow}>
      {editor && (
        <Button small onPress={() => editor.bringBack(id)}>
          {text.bringBack}
        </Button>
      )}
    </Notice>
  )
}

function ElementLinks({ id, element }: { id: string; element: Element }) {
  const text = messages.panels.element
  const { source, editor, open } = useMapView()
  const map = useMap(source)
  const { out, in: incoming } = bundlesAt(bundlesOf(map), id)
  const links = [...out, ...incoming]
  return (
    <PanelSection title={text.links}>
      {links.length === 0 && <p className="soft">{text.noLinks}</p>}
      <ul className="bare">
        {links.map((bundle) => (
          <li key={bundle.id}>
            <RowButton
              lead={<SignBadge sign={bundle.sign} />}
              onPress={() => open({ kind: 'link', id: bundle.links[0] ?? '' })}
              note={bundle.sign === 'contested' ? messages.panels.link.contested : undefined}
            >
              {sentenceOf(bundle, map.elements)}
            </RowButton>
          </li>
        ))}
      </ul>
      {editor && element.standing === 'here' && (
        <Reveal label={text.addLink}>{(close) => <LinkForm editor={editor} from={id} onDone={close} />}</Reveal>
      )}
    </PanelSection>
  )
}

function Meanings({ id, element }: { id: string; element: Element }) {
  const text = messages.panels.element
  const { editor } = useMapView()
  const [open, setOpen] = useState(false)
  const { now, set, forget } = useHalfWritten(`meaning of ${id}`, { words: '' })
  const meanings = Object.entries(element.meanings).sort(([, a], [, b]) => (a.at ?? 0) - (b.at ?? 0))
  if (meanings.length === 0 && !editor) return null
  return (
    <PanelSection title={text.meanings}>
      {meanings.map(([key, meaning]) => (
        <div key={key} className="note">
          <p className="said">{meaning.text}</p>
          <Byline by={meaning.by} at={meaning.at} voices={meaning.voices} />
        </div>
      ))}
      {editor &&
        (open ? (
          <Composer
            label={text.addMeaning}
            hint={`${text.meaningsHint} ${messages.composer.private}`}
            send={text.sendMeaning}
            value={now.words}
            onChange={(words) => set({ words })}
            onSend={(words) => {
              editor.addMeaning(id, words)
              forget()
              setOpen(false)
            }}
          />
        ) : (
          <Button small icon="add" onPress={() => setOpen(true)}>
            {text.sendMeaning}
          </Button>
        ))}
    </PanelSection>
  )
}
