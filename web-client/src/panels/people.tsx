import { type IdSet, type MemberId, onesOf, type Voice } from '@balcony/shared-model'
import { messages } from '../messages/index.ts'
import { useCollection } from '../store/hooks.ts'
import { useMapView } from '../map/mapView.ts'
import { useAgo } from '../ui/useNow.ts'
import { VoiceChips } from '../ui/VoiceChips.tsx'

/** The voices of a set that this map knows, in the enabler's order. */
export function voicesIn(set: IdSet, voices: Record<string, Voice>): Voice[] {
  return onesOf(voices, Object.keys(set))
    .flatMap((id) => voices[id] ?? [])
    .sort((a, b) => a.order - b.order)
}

/** The voices that can be chosen now: those that stand, in the enabler's order. */
export function standingVoices(voices: Record<string, Voice>): [string, Voice][] {
  return Object.entries(voices)
    .filter(([, voice]) => voice.standing === 'here')
    .sort(([, a], [, b]) => a.order - b.order || a.name.localeCompare(b.name, 'en-GB'))
}

/** Who says something: the name, since when, and for whom. */
export function Byline({ by, at, voices }: { by: MemberId | undefined; at: number | undefined; voices: IdSet }) {
  const { source, nameOf, me } = useMapView()
  const all = useCollection(source, 'voices')
  const ago = useAgo()
  const name = by && by === me ? `${nameOf(by)} (${messages.you})` : nameOf(by)
  return (
    <div className="byline">
      <span className="byline-name">{name}</span>
      {at !== undefined && <span className="soft small"> {ago(at)}</span>}
      <VoiceChips voices={voicesIn(voices, all)} />
    </div>
  )
}
