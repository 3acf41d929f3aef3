import { useMapView } from '../map/mapView.ts'
import { messages } from '../messages/index.ts'
import { standingElements } from '../panels/bundle.ts'
import { labelOf } from '../panels/words.ts'
import { useCollection } from '../store/hooks.ts'
import { Button } from '../ui/Button.tsx'

interface PlaceAnswersProps {
  /** What will be on the card. */
  label: string
  onRoom: () => void
  /** Waits for a press on the map; null where there is no drawing. */
  onPress: (() => void) | null
  onCard: (card: string) => void
}

/** Every way to put words on the map that needs no dragging: where there is room, where one presses, or on a card that is there. */
export function PlaceAnswers({ label, onRoom, onPress, onCard }: PlaceAnswersProps) {
  const text = messages.voices.sort
  const { source } = useMapView()
  const elements = standingElements(useCollection(source, 'elements'))
  return (
    <div className="answer-tools">
      {onPress && (
        <Button small icon="move" aria-label={text.placeNamed(label)} onPress={onPress}>
          {text.place}
        </Button>
      )}
      <Button small icon="add" aria-label={text.putNamed(label)} onPress={onRoom}>
        {text.put}
      </Button>
      {elements.length > 0 && (
        <select
          className="input select answer-same"
          aria-label={text.sameNamed(label)}
          value=""
          onChange={(event) => event.target.value && onCard(event.target.value)}
        >
          <option value="">{text.sameAs}…</option>
          {elements.map(([id, element]) => (
            <option key={id} value={id}>
              {labelOf(element)}
            </option>
          ))}
        </select>
      )}
    </div>
  )
}
