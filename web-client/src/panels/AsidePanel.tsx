import type { MapDocument } from '@balcony/shared-model'
import { useLocks } from '../map/locks.ts'
import { useMapView } from '../map/mapView.ts'
import { messages } from '../messages/index.ts'
import { useMap } from '../store/hooks.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/Notice.tsx'
import { type AsideCollection, asideCollections, asideIn, countAside } from './aside.ts'
import { PanelSection } from './PanelSection.tsx'

/** All that left the map, each with its reason and the way back. */
export function AsidePanel({ keepsVoices }: { keepsVoices: boolean }) {
  const text = messages.voices.aside
  const { source } = useMapView()
  const map = useMap(source)
  if (countAside(map) === 0) return <EmptyState title={text.none}>{text.intro}</EmptyState>
  return (
    <div className="panel-flow">
      <p className="soft">{text.intro}</p>
      {asideCollections.map((collection) => (
        <Gone key={collection} collection={collection} map={map} keepsVoices={keepsVoices} />
      ))}
    </div>
  )
}

function Gone(props: { collection: AsideCollection; map: MapDocument; keepsVoices: boolean }) {
  const { collection, map, keepsVoices } = props
  const records = asideIn(collection, map)
  if (records.length === 0) return null
  return (
    <PanelSection title={messages.voices.aside.kinds[collection]}>
      <AsideRows collection={collection} map={map} keepsVoices={keepsVoices} />
    </PanelSection>
  )
}

/** What of a collection left the map. Only enablers bring voices back. */
export function AsideRows(props: { collection: AsideCollection; map: MapDocument; keepsVoices: boolean }) {
  const text = messages.voices.aside
  const { collection, map, keepsVoices } = props
  const { editor, open } = useMapView()
  const { isLocked, binds } = useLocks()
  const announce = useAnnounce()
  const may = (id: string) => (collection !== 'voices' || keepsVoices) && !(binds && isLocked({ collection, id }))
  return (
    <ul className="bare">
      {asideIn(collection, map).map(({ id, name, why }) => (
        <li key={id} className="row-with-action">
          <span className="aside-words">
            {collection === 'elements' ? (
              <button type="button" className="text-button" onClick={() => open({ kind: 'element', id })}>
                {name}
              </button>
            ) : (
              name
            )}
            <span className="row-button-note">{why}</span>
          </span>
          {editor && may(id) && (
            <Button
              small
              aria-label={text.bringBackNamed(name)}
              onPress={() => {
                editor.bringBack(id)
                announce(text.broughtBack(name))
              }}
            >
              {text.bringBack}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
