import { messages } from '../messages/index.ts'
import { Button } from '../ui/Button.tsx'

/** What stands on a map without a card: what to do now. */
export function EmptyMap({ onAdd }: { onAdd: (() => void) | null }) {
  const words = messages.canvas.empty
  return (
    <div className="map-empty">
      <svg width="120" height="76" viewBox="0 0 120 76" aria-hidden="true" focusable="false">
        <rect x="3" y="9" width="40" height="24" rx="8" />
        <rect x="76" y="43" width="40" height="24" rx="12" />
        <path d="M46 20C72 16 88 24 94 38M94 38l-7.5-3.5M94 38l2.5-8" />
      </svg>
      <p className="map-empty-title">{words.title}</p>
      {onAdd ? (
        <>
          <p className="map-empty-draw">{words.draw}</p>
          <p className="map-empty-tap">{words.tap}</p>
          <Button kind="main" icon="add" onPress={onAdd}>
            {words.add}
          </Button>
        </>
      ) : (
        <p>{words.watch}</p>
      )}
    </div>
  )
}
