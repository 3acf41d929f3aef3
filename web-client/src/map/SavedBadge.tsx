import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components'
import { messages } from '../messages/index.ts'
import type { Saved, SavedState } from '../sync/saved.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { useStore } from './useStore.ts'

const icons: Record<SavedState['kind'], IconName> = {
  saved: 'check',
  saving: 'replay',
  offline: 'warning',
  refused: 'warning',
}

/** Says in plain words whether one's work is safe. */
export function SavedBadge({ saved }: { saved: Saved }) {
  const state = useStore(saved, () => saved.current())
  const [short, long] = wordsFor(state)
  return (
    <TooltipTrigger delay={300}>
      <AriaButton className={`saved saved-${state.kind}`} data-testid="saved">
        <Icon name={icons[state.kind]} size={18} />
        <span className="saved-short">{short}</span>
        <span className="visually-hidden">. {long}</span>
      </AriaButton>
      <Tooltip className="tooltip" offset={6}>
        {long}
      </Tooltip>
    </TooltipTrigger>
  )
}

function wordsFor(state: SavedState): [short: string, long: string] {
  const text = messages.map.saved
  switch (state.kind) {
    case 'saved':
      return [text.saved, text.savedLong]
    case 'saving':
      return [text.saving, text.savingLong]
    case 'offline':
      return [text.offline(state.changes), text.offlineLong]
    case 'refused':
      return [text.refused, text.refusedLong(state.reason)]
  }
}
