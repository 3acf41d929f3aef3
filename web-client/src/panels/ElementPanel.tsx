import type { Element, ElementKind } from '@balcony/shared-model'
import { useEditorFor } from '../map/locks.ts'
import { useMapView } from '../map/mapView.ts'
import { messages } from '../messages/index.ts'
import { useMap, useRecord } from '../store/hooks.ts'
import { Button } from '../ui/Button.tsx'
import { EditableText } from '../ui/EditableText.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useAgo } from '../ui/useNow.ts'
import { SignBadge } from '../ui/VoiceChips.tsx'
import { bundlesAt, bundlesOf, isAlone } from './bundle.ts'
import { ElementTies } from './ElementTies.tsx'
import { LinkForm } from './LinkForm.tsx'
import { Held, LockLine } from './Lock.tsx'
import { NotesOn } from './NotesOn.tsx'
import { PanelSection, Reveal, RowButton } from './PanelSection.tsx'
import { Meanings } from './Meanings.tsx'
import { PutAway } from './PutAway.tsx'
import { SameCard, WasHereAs } from './SameCard.tsx'
import { Stands } from './Stands.tsx'
import { Description, Tags } from './Description.tsx'
import { labelOf, remarksOn, sentenceOf } from './words.ts'

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
        <Stands id={id} stands={element.stands} />
        <WasHereAs id={id} />
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
      {editor && element.standing === 'here' && <SameCard id={id} element={element} />}
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
              lead={<SignBadge sign={bundle.sign} single={isAlone(bundle)} />}
              onPress={() => open({ kind: 'link', id: bundle.links[0] ?? '' })}
              note={remarksOn(bundle, map.voices)
                .map(({ words }) => words)
                .join(' · ')}
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
