import { messages } from '../messages/index.ts'
import type { AsideRecord } from '../panels/aside.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { wordsOfLeft } from './useLeaving.ts'

/** Says what somebody else took off the map, with its reason, until it is read or back. */
export function LeavingLine(props: { left: readonly AsideRecord[]; onLook: () => void; onDismiss: () => void }) {
  const text = messages.voices.aside
  const { left, onLook, onDismiss } = props
  if (left.length === 0) return null
  return (
    <aside className="lens-line leaving-line" aria-label={text.landmark}>
      <Icon name="bell" />
      <p>{wordsOfLeft(left)}</p>
      <Button small onPress={onLook}>
        {text.look}
      </Button>
      <IconButton icon="close" label={text.dismiss} onPress={onDismiss} />
    </aside>
  )
}
