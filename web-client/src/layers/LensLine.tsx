import { useMapView } from '../map/mapView.ts'
import { messages } from '../messages/index.ts'
import { useMap } from '../store/hooks.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { WHOLE } from './lens.ts'
import { wordsOfLens } from './names.ts'

/** Says, for as long as it is so, that not the whole map is seen, and brings the whole back. */
export function LensLine() {
  const text = messages.voices.lens
  const { source, lens, look } = useMapView()
  const map = useMap(source)
  const announce = useAnnounce()
  const words = wordsOfLens(lens, map)
  if (words === null || look === null) return null
  return (
    <aside className="lens-line" aria-label={text.landmark}>
      <Icon name="voice" />
      <p>{words}</p>
      <Button
        small
        onPress={() => {
          look(WHOLE)
          announce(text.shown)
        }}
      >
        {text.all}
      </Button>
    </aside>
  )
}
