import { useMemo } from 'react'
import type { Voice } from '@balcony/shared-model'
import { messages } from '../messages/index.ts'
import { voiceColours } from '../panels/VoiceForm.tsx'
import type { Person } from '../session/api.ts'
import type { MapSession } from '../session/mapSession.ts'
import { useCollection } from '../store/hooks.ts'
import { useStore } from './useStore.ts'

/** A person of this map as the page shows them. */
export interface Companion {
  member: string
  name: string
  colour: string
  voices: string[]
  me: boolean
}

export interface Companions {
  /** Those in the map just now, me last. */
  here: readonly Companion[]
  byMember: ReadonlyMap<string, Companion>
}

/** Everyone of the map, by the server's word: who they are, who is here, and the colour that they draw in. */
export function useCompanions(session: MapSession): Companions {
  const people = useStore(session.people, () => session.people.all())
  const peers = useStore(session.presence, () => session.presence.peers())
  const voices = useCollection(session.source, 'voices')
  const me = session.me
  return useMemo(() => {
    const known = new Map([...people.values()].map((person) => [person.id, companion(person, voices, me.member)]))
    if (!known.has(me.member)) {
      known.set(me.member, companion({ id: me.member, name: me.name, voices: me.voices }, voices, me.member))
    }
    const members = new Set([...peers.values()].map((peer) => peer.member))
    members.delete(me.member)
    const here = [...members, me.member].map(
      (member) => known.get(member) ?? companion({ id: member, name: messages.someone, voices: [] }, voices, me.member),
    )
    return { here, byMember: known }
  }, [people, peers, voices, me])
}

function companion(
  person: Pick<Person, 'id' | 'name' | 'voices'>,
  voices: Record<string, Voice>,
  me: string,
): Companion {
  const speaking = person.voices.flatMap((id) => voices[id] ?? [])
  return {
    member: person.id,
    name: person.name,
    colour: speaking[0]?.colour ?? colourFor(person.id),
    voices: speaking.map((voice) => voice.name),
    me: person.id === me,
  }
}

/** The same colour for the same person on every screen. */
function colourFor(member: string): string {
  let sum = 0
  for (const letter of member) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0
  return voiceColours[sum % voiceColours.length] ?? '#6B7280'
}
