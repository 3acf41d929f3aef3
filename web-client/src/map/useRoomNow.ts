import { type Voice, onesOf } from '@balcony/shared-model'
import { useMemo } from 'react'
import type { MapSession } from '../session/mapSession.ts'
import type { RoomNow } from './mapView.ts'
import type { Companions } from './useCompanions.ts'
import { useStore } from './useStore.ts'

/** Whose voices are here just now, by the server's word on who speaks for whom; the same object until that changes. */
export function useRoomNow(
  session: MapSession,
  { here }: Companions,
  voices: Record<string, Voice>,
  myVoices: readonly string[],
): RoomNow {
  const people = useStore(session.people, () => session.people.all())
  const members = here.map(({ member, me }) => (me ? '' : member)).join()
  const enabling = session.role === 'enabler'
  return useMemo(() => {
    const others = members.split(',').flatMap((member) => people.get(member)?.voices ?? [])
    return { voicesHere: new Set([...onesOf(voices, others), ...myVoices]), enabling }
  }, [members, people, voices, myVoices, enabling])
}
