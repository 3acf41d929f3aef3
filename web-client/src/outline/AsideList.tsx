import { useMapView } from '../map/mapView.ts'
import { messages } from '../messages/index.ts'
import { labelOf } from '../panels/words.ts'
import { useCollection } from '../store/hooks.ts'
import { Button } from '../ui/Button.tsx'

/** What left the map and is kept, each with its reason, and the way back. */
export function AsideList() {
  const text = messages.outline
  const { source, editor } = useMapView()
  const aside = Object.entries(useCollection(source, 'elements')).filter(([, element]) => element.standing !== 'here')
  if (aside.length === 0) return null
  return (
    <details className="details outline-aside">
      <summary>
        {text.aside} ({aside.length})
      </summary>
      <p className="soft">{text.asideIntro}</p>
      <ul className="bare">
        {aside.map(([id, element]) => (
          <li key={id} className="row-with-action">
            <span>
              {labelOf(element)}
              <span className="row-button-note">{element.standing === 'gone' ? text.gone : element.standingWhy}</span>
            </span>
            {editor && (
              <Button small aria-label={text.bringBackNamed(labelOf(element))} onPress={() => editor.bringBack(id)}>
                {text.bringBack}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
