import { type Element, isHere } from '@balcony/shared-model'
import { useMapView } from '../map/mapView.ts'
import { messages } from '../messages/index.ts'
import { useMap } from '../store/hooks.ts'
import { SelectField } from '../ui/fields.tsx'
import { PanelSection, RowButton } from './PanelSection.tsx'

/** The stakeholder card and the ambitions that an element is tied to. */
export function ElementTies({ id, element }: { id: string; element: Element }) {
  const text = messages.panels.element
  const { source, editor, open } = useMapView()
  const map = useMap(source)
  const cards = Object.entries(map.stakeholders).filter(([, card]) => isHere(card))
  const card = element.card ? map.stakeholders[element.card] : undefined
  const ambitions = Object.entries(map.ambitions).filter(([, one]) => isHere(one) && one.elements[id])
  return (
    <>
      {ambitions.length > 0 && (
        <PanelSection title={text.ambitions}>
          <ul className="bare">
            {ambitions.map(([key, ambition]) => (
              <li key={key}>
                <RowButton
                  onPress={() => open({ kind: 'ambition', id: key })}
                  note={text.want[ambition.elements[id] ?? 'hold']}
                >
                  {ambition.statement || messages.panels.ambitions.levels[ambition.level]}
                </RowButton>
              </li>
            ))}
          </ul>
        </PanelSection>
      )}
      {(card || (editor && cards.length > 0)) && (
        <PanelSection title={text.card}>
          {card && element.card && (
            <RowButton onPress={() => open({ kind: 'stakeholder', id: element.card ?? '' })}>{card.name}</RowButton>
          )}
          {editor && cards.length > 0 && (
            <SelectField
              label={text.card}
              value={element.card ?? ''}
              onChange={(stakeholder) => editor.setCard(id, stakeholder || null)}
              options={[
                { value: '', label: text.noCard },
                ...cards.map(([value, one]) => ({ value, label: one.name })),
              ]}
            />
          )}
        </PanelSection>
      )}
    </>
  )
}
