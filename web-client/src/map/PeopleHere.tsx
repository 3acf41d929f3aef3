import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components'
import { messages } from '../messages/index.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { Companions } from './useCompanions.ts'

interface PeopleHereProps {
  companions: Companions
  following: string | null
  onFollow: (member: string | null) => void
  onAll: () => void
}

const most = 4

/**
 * Who is in the map just now. A press on someone follows them; the last disc opens the list of everyone. A phone has room for that one alone: it says
 * there how many are here.
 */
export function PeopleHere({ companions, following, onFollow, onAll }: PeopleHereProps) {
  const text = messages.map.people
  const others = companions.here.filter((one) => !one.me)
  const me = companions.here.find((one) => one.me)
  const shown = others.slice(0, most)
  return (
    <div className="people-here" role="group" aria-label={messages.map.landmarks.people}>
      {shown.map((one) => (
        <TooltipTrigger key={one.member} delay={200}>
          <AriaButton
            className="avatar-button"
            aria-pressed={following === one.member}
            aria-label={`${text.follow(one.name)}, ${text.voices(one.voices)}`}
            onPress={() => onFollow(following === one.member ? null : one.member)}
          >
            <Avatar name={one.name} colour={one.colour} />
          </AriaButton>
          <Tooltip className="tooltip" offset={6}>
            <strong>{one.name}</strong> {text.voices(one.voices)}
          </Tooltip>
        </TooltipTrigger>
      ))}
      <TooltipTrigger delay={200}>
        <AriaButton
          className="avatar-button"
          onPress={onAll}
          aria-label={`${text.here(companions.here.length)}. ${text.all}`}
        >
          {others.length > most ? (
            <span className="avatar" aria-hidden="true">
              +{others.length - most}
            </span>
          ) : (
            <Avatar name={me?.name ?? '?'} colour={me?.colour} />
          )}
          {others.length > 0 && (
            <span className="people-count" aria-hidden="true">
              <Icon name="people" size={18} />
              {companions.here.length}
            </span>
          )}
        </AriaButton>
        <Tooltip className="tooltip" offset={6}>
          {text.here(companions.here.length)}
        </Tooltip>
      </TooltipTrigger>
      {following && (
        <Button kind="quiet" small onPress={() => onFollow(null)}>
          {text.stopFollowing}
        </Button>
      )}
    </div>
  )
}
