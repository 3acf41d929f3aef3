import { type Stakeholder, isHere } from '@balcony/shared-model'
import { messages } from '../messages/index.ts'
import { useMapView } from '../map/mapView.ts'
import { useCollection } from '../store/hooks.ts'
import { Dialog } from '../ui/Dialog.tsx'

const columns = ['offers', 'needs', 'cannot'] as const

/** What all cards offer, need and cannot, one beside the other; on a narrow screen one under the other. */
export function SideBySide({ onClose }: { onClose: () => void }) {
  const text = messages.ambitions.sides
  const { source, open } = useMapView()
  const cards = Object.entries(useCollection(source, 'stakeholders'))
    .filter(([, card]) => isHere(card))
    .sort(([, a], [, b]) => a.name.localeCompare(b.name, 'en-GB'))
  const telling = cards.filter(([, card]) => tells(card))
  const silent = cards.filter(([, card]) => !tells(card)).map(([, card]) => card.name)
  return (
    <Dialog title={text.title} size="large" onClose={onClose}>
      <div className="flow">
        {telling.length === 0 ? (
          <p>{text.none}</p>
        ) : (
          <>
            <p className="soft">{text.intro}</p>
            <table className="sides">
              <thead>
                <tr>
                  <th scope="col">{text.card}</th>
                  {columns.map((column) => (
                    <th key={column} scope="col">
                      {text[column]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {telling.map(([id, card]) => (
                  <tr key={id}>
                    <th scope="row">
                      <button
                        type="button"
                        className="text-button"
                        onClick={() => {
                          onClose()
                          open({ kind: 'stakeholder', id })
                        }}
                      >
                        {card.name}
                      </button>
                    </th>
                    {columns.map((column) => (
                      <td key={column} data-label={text[column]} className="said">
                        {card[column].trim() || <span className="soft">{text.nothing}</span>}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
        {silent.length > 0 && <p className="soft small">{text.silent(silent)}</p>}
      </div>
    </Dialog>
  )
}

function tells(card: Stakeholder): boolean {
  return columns.some((column) => card[column].trim() !== '')
}
