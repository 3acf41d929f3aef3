import { type Element, oneOf } from '@balcony/shared-model'
import { useState } from 'react'
import { useLocks } from '../map/locks.ts'
import { useMapView } from '../map/mapView.ts'
import { messages } from '../messages/index.ts'
import { useCollection } from '../store/hooks.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { SelectField } from '../ui/fields.tsx'
import { standingElements } from './bundle.ts'
import { OneCardDialog } from './OneCardDialog.tsx'
import { PanelSection, RowButton } from './PanelSection.tsx'
import { labelOf } from './words.ts'

/** Where one says that a card is the same as another. */
export function SameCard({ id, element }: { id: string; element: Element }) {
  const text = messages.voices.same
  const { source } = useMapView()
  const { isLocked, binds } = useLocks()
  const elements = useCollection(source, 'elements')
  const [other, setOther] = useState('')
  const [asking, setAsking] = useState(false)
  const others = standingElements(elements).filter(
    ([key, one]) =>
      key !== id && one.kind === element.kind && !(binds && isLocked({ collection: 'elements', id: key })),
  )
  if (others.length === 0) return null
  return (
    <details className="details">
      <summary>{text.title}</summary>
      <div className="inline-form">
        <SelectField
          label={text.choose}
          value={other}
          onChange={setOther}
          options={[
            { value: '', label: messages.voices.compare.choose },
            ...others.map(([value, one]) => ({ value, label: labelOf(one) })),
          ]}
        />
        <Button isDisabled={other === ''} onPress={() => setAsking(true)}>
          {text.button}
        </Button>
      </div>
      {asking && other !== '' && <OneCardDialog ids={[id, other]} onClose={() => setAsking(false)} />}
    </details>
  )
}

/** The cards that turned out to be this one: they lead to all that is on them, and can be made cards of their own again. */
export function WasHereAs({ id }: { id: string }) {
  const text = messages.voices.same
  const { source, editor, open } = useMapView()
  const announce = useAnnounce()
  const elements = useCollection(source, 'elements')
  const same = Object.entries(elements).filter(([key]) => key !== id && oneOf(elements, key) === id)
  if (same.length === 0) return null
  return (
    <PanelSection title={text.here}>
      <ul className="bare">
        {same.map(([key, element]) => (
          <li key={key} className="row-with-action">
            <RowButton onPress={() => open({ kind: 'element', id: key })}>{labelOf(element)}</RowButton>
            {editor && (
              <Button
                small
                aria-label={`${text.two}: ${labelOf(element)}`}
                onPress={() => {
                  editor.bringBack(key)
                  announce(text.twoDone(labelOf(element)))
                }}
              >
                {text.two}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </PanelSection>
  )
}
