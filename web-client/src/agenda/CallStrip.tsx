import { messages } from '../messages/index.ts'
import { labelOf } from '../panels/words.ts'
import type { MapSession } from '../session/mapSession.ts'
import { useMap } from '../store/hooks.ts'
import { useStore } from '../map/useStore.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { Together } from './useRunning.ts'

interface CallStripProps {
  session: MapSession
  together: Together
  following: string | null
  onOwnWay: () => void
  /** Null for whoever does not lead. */
  onLetGo: (() => void) | null
  onOpen: (id: string) => void
}

/** Over the map: somebody invites everyone to look where they look, I look along, or it is I who invites. */
export function CallStrip({ session, together, following, onOwnWay, onLetGo, onOpen }: CallStripProps) {
  const text = messages.running.call
  const at = useLookedAt(session, together.along === null ? null : following)
  const { invitedBy, along, mine } = together
  if (invitedBy === null && along === null && !mine) return null
  return (
    <section className="call-strip" aria-label={text.label}>
      <Icon name="people" />
      <p>
        {invitedBy !== null ? text.invited(invitedBy) : along !== null ? text.along(along) : text.mine}
        {at && ` ${text.at(at.label)}`}
      </p>
      {invitedBy !== null && (
        <>
          <Button small kind="main" onPress={together.come}>
            {text.come}
          </Button>
          <Button small onPress={together.stay}>
            {text.stay}
          </Button>
        </>
      )}
      {at && (
        <Button small onPress={() => onOpen(at.id)}>
          {text.open(at.label)}
        </Button>
      )}
      {along !== null && (
        <Button small onPress={onOwnWay}>
          {text.own}
        </Button>
      )}
      {mine && onLetGo && (
        <Button small onPress={onLetGo}>
          {text.letGo}
        </Button>
      )}
    </section>
  )
}

/** What whoever I follow has selected, so that it is known in the outline and to screen readers too. */
function useLookedAt(session: MapSession, member: string | null): { id: string; label: string } | null {
  const map = useMap(session.source)
  const selected = useStore(session.presence, () => {
    const peers = member === null ? [] : [...session.presence.peers().values()]
    return peers.find((peer) => peer.member === member && peer.state.selection?.length)?.state.selection?.[0] ?? ''
  })
  const element = map.elements[selected]
  return element?.standing === 'here' ? { id: selected, label: `“${labelOf(element)}”` } : null
}
