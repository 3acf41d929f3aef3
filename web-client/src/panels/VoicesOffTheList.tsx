import { oneOf, type Voice } from '@balcony/shared-model'
import type { Editor } from '../document/editor.ts'
import { useMapView } from '../map/mapView.ts'
import { messages } from '../messages/index.ts'
import { useCollection } from '../store/hooks.ts'
import { Button } from '../ui/Button.tsx'

/** The voices that were taken off the list, or are another name of one that is on it; the enabler brings them back. */
export function VoicesOffTheList({ editor }: { editor: Editor | null }) {
  const text = messages.voices.off
  const { source } = useMapView()
  const voices = useCollection(source, 'voices')
  const off = Object.entries(voices).filter(([, voice]) => voice.standing !== 'here')
  if (off.length === 0) return null
  return (
    <details className="details">
      <summary>{text.list(off.length)}</summary>
      <ul className="bare">
        {off.map(([id, voice]) => (
          <li key={id} className="row-with-action">
            <span>
              {voice.name}
              <span className="row-button-note">{reason(id, voice, voices)}</span>
            </span>
            {editor && (
              <Button
                small
                aria-label={isOne(id, voices) ? text.two(voice.name) : text.back(voice.name)}
                onPress={() => editor.bringBack(id)}
              >
                {messages.voices.aside.bringBack}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

function isOne(id: string, voices: Record<string, Voice>): boolean {
  return oneOf(voices, id) !== id
}

function reason(id: string, voice: Voice, voices: Record<string, Voice>): string {
  return isOne(id, voices) ? messages.voices.off.oneWith(voices[oneOf(voices, id)]?.name ?? '') : voice.standingWhy
}
