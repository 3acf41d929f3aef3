import { useMapView } from '../map/mapView.ts'
import { messages } from '../messages/index.ts'
import { asideCollections, asideIn, countAside } from '../panels/aside.ts'
import { AsideRows } from '../panels/AsidePanel.tsx'
import { useMap } from '../store/hooks.ts'

/** What left the map and is kept, each with its reason, and the way back. The enabler brings voices back in the list of voices. */
export function AsideList() {
  const text = messages.outline
  const { source } = useMapView()
  const map = useMap(source)
  const count = countAside(map)
  if (count === 0) return null
  return (
    <details className="details outline-aside">
      <summary>
        {text.aside} ({count})
      </summary>
      <p className="soft">{text.asideIntro}</p>
      {asideCollections
        .filter((collection) => asideIn(collection, map).length > 0)
        .map((collection) => (
          <section key={collection} aria-label={messages.voices.aside.kinds[collection]}>
            <p className="outline-links-title">{messages.voices.aside.kinds[collection]}</p>
            <AsideRows collection={collection} map={map} keepsVoices={false} />
          </section>
        ))}
    </details>
  )
}
