import type { Element } from '@balcony/shared-model'
import { useId, useState } from 'react'
import { useEditorFor, useLocks } from '../map/locks.ts'
import { useMapView } from '../map/mapView.ts'
import { messages } from '../messages/index.ts'
import { type Bundle, bundlesAt, isAlone } from '../panels/bundle.ts'
import { LinkForm } from '../panels/LinkForm.tsx'
import { labelOf, remarksOn, sentenceOf } from '../panels/words.ts'
import { useCollection } from '../store/hooks.ts'
import { objectionsTo } from '../panels/wordsStands.ts'
import { Button } from '../ui/Button.tsx'
import { EditableText } from '../ui/EditableText.tsx'
import { Icon } from '../ui/Icon.tsx'
import { SignBadge } from '../ui/VoiceChips.tsx'

interface OutlineItemProps {
  id: string
  element: Element
  bundles: readonly Bundle[]
  elements: Record<string, Element>
  onRemove: (ids: readonly string[]) => void
}

/** One element with its links in words, and all that can be done with it. */
export function OutlineItem({ id, element, bundles, elements, onRemove }: OutlineItemProps) {
  const text = messages.outline
  const { editor: drawing, open } = useMapView()
  const self = { collection: 'elements', id }
  const isLocked = useLocks().isLocked(self)
  // Whoever may not change a locked element still links to it.
  const editor = useEditorFor([self])
  const headingId = useId()
  const [linking, setLinking] = useState(false)
  const links = bundlesAt(bundles, id)
  const objections = objectionsTo(element)
  const label = labelOf(element)
  const mine = editor?.isMine(element) ?? false
  return (
    <li className="outline-item" aria-labelledby={headingId}>
      <div className="outline-item-head">
        <span className={`kind kind-${element.kind}`}>{messages.panels.element.kinds[element.kind]}</span>
        <h4 id={headingId}>
          <EditableText
            label={text.rename(label)}
            value={element.label}
            placeholder={text.unnamed}
            onSave={editor && ((words) => editor.relabel(id, words))}
          />
        </h4>
        {objections > 0 && <span className="badge badge-warn">{messages.voices.stand.objections(objections)}</span>}
        {isLocked && (
          <span className="badge badge-locked">
            <Icon name="lock" size={16} />
            {messages.conduct.lock.badge}
          </span>
        )}
      </div>
      <LinkRows title={text.leadsTo} bundles={links.out} elements={elements} />
      <LinkRows title={text.comesFrom} bundles={links.in} elements={elements} />
      {links.out.length + links.in.length === 0 && <p className="soft small">{text.noLinks}</p>}
      {linking && drawing ? (
        <LinkForm editor={drawing} from={id} onDone={() => setLinking(false)} />
      ) : (
        <div className="outline-tools">
          <Button small kind="quiet" aria-label={text.open(label)} onPress={() => open({ kind: 'element', id })}>
            {text.details}
          </Button>
          {drawing && (
            <Button small kind="quiet" icon="link" aria-label={text.linkFrom(label)} onPress={() => setLinking(true)}>
              {text.linkShort}
            </Button>
          )}
          {editor && (
            <Button
              small
              kind="quiet"
              aria-label={mine ? text.removeNamed(label) : text.setAsideNamed(label)}
              onPress={() => onRemove([id])}
            >
              {mine ? text.remove : text.setAside}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

/** What is remarkable in how a link's claims stand together. */
function Remarks({ bundle }: { bundle: Bundle }) {
  const { source } = useMapView()
  const remarks = remarksOn(bundle, useCollection(source, 'voices'))
  if (remarks.length === 0) return null
  return <span className="row-button-note">{remarks.map(({ words }) => words).join(' · ')}</span>
}

function LinkRows({
  title,
  bundles,
  elements,
}: {
  title: string
  bundles: readonly Bundle[]
  elements: Record<string, Element>
}) {
  const id = useId()
  const { open } = useMapView()
  if (bundles.length === 0) return null
  return (
    <div className="outline-links">
      <p id={id} className="outline-links-title">
        {title}
      </p>
      <ul className="bare" aria-labelledby={id}>
        {bundles.map((bundle) => (
          <li key={bundle.id}>
            <button
              type="button"
              className="outline-link"
              onClick={() => open({ kind: 'link', id: bundle.links[0] ?? '' })}
            >
              <SignBadge sign={bundle.sign} single={isAlone(bundle)} />
              <span>
                {sentenceOf(bundle, elements)}
                <Remarks bundle={bundle} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
