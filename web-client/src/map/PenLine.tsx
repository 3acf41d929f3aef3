import { messages } from '../messages/index.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { ConductView } from './useConduct.ts'

/** What the tools that cannot be used just now are described by. */
export const penLineId = 'pen-line'

/** Says, for as long as it is so, that only enablers draw; and for a while, why something was not done. */
export function PenLine({ view, me }: { view: ConductView; me: string }) {
  const text = messages.conduct
  const { conduct, pen, notice, stressed, setHandsOff, dismiss } = view
  if (pen === null && notice === null) return null
  const isMine = conduct.by === me
  return (
    <aside className="pen-lines" aria-label={text.landmark}>
      {pen !== null && (
        <div className={stressed ? 'pen-line pen-line-stressed' : 'pen-line'}>
          <Icon name="hand" />
          <p id={penLineId}>
            <strong>{isMine ? text.handsOffMine : text.handsOff(pen)}</strong> {text.onlyEnablers}
          </p>
          {setHandsOff && (
            <Button small onPress={() => setHandsOff(false)}>
              {text.giveBack}
            </Button>
          )}
        </div>
      )}
      {notice !== null && (
        <div className="pen-line pen-line-notice">
          <Icon name="lock" />
          <p>{notice}</p>
          <IconButton icon="close" label={text.dismiss} onPress={dismiss} />
        </div>
      )}
    </aside>
  )
}
