import { useCallback, useSyncExternalStore } from 'react'
import { messages } from '../messages/index.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import type { Camera } from './camera.ts'
import type { Stage } from './stage.ts'

const words = messages.canvas.tools

/** Nearer, further, everything. */
export function ZoomTools({ camera, onMove }: { camera: Camera; onMove: () => void }) {
  const tools: readonly { icon: IconName; label: string; perform: () => void }[] = [
    { icon: 'add', label: words.zoomIn, perform: () => camera.zoomIn() },
    { icon: 'minus', label: words.zoomOut, perform: () => camera.zoomOut() },
    { icon: 'fit', label: words.fit, perform: () => camera.fit() },
  ]
  return (
    <div className="map-zoom" role="group" aria-label={words.label}>
      {tools.map(({ icon, label, perform }) => (
        <button
          key={icon}
          type="button"
          className="map-tool"
          aria-label={label}
          title={label}
          onClick={() => {
            onMove()
            perform()
          }}
        >
          <Icon name={icon} />
        </button>
      ))}
    </div>
  )
}

/** On a phone, a map that cannot be read as a whole: from the part to the whole, and from there to a part again. */
export function NearOrFar({ stage, camera, onMove }: { stage: Stage; camera: Camera; onMove: () => void }) {
  const way = useSyncExternalStore(
    useCallback((listener: () => void) => stage.onFrame(listener), [stage]),
    () => (camera.needsTwoLooks() ? (camera.isNear() ? 'far' : 'near') : null),
  )
  if (way === null) return null
  return (
    <button
      type="button"
      className="map-tool map-tool-text map-near-or-far"
      onClick={() => {
        onMove()
        if (way === 'far') camera.fit()
        else camera.comeNear()
      }}
    >
      <Icon name={way === 'far' ? 'fit' : 'add'} size={20} />
      <span>{way === 'far' ? words.fit : words.near}</span>
    </button>
  )
}

export interface SelectionTool {
  readonly icon: IconName
  readonly text: string
  readonly key?: string
  readonly perform: () => void
}

/** What can be done with the selection without dragging anything: every gesture has a button. */
export function SelectionTools({ tools, count }: { tools: readonly SelectionTool[]; count: number }) {
  return (
    <div className="map-selection-tools" role="toolbar" aria-label={words.selection}>
      {count > 1 && <span className="map-selection-count">{words.several(count)}</span>}
      {tools.map(({ icon, text, key, perform }) => (
        <button key={text} type="button" className="map-tool map-tool-text" aria-keyshortcuts={key} onClick={perform}>
          <Icon name={icon} size={20} />
          <span>{text}</span>
        </button>
      ))}
    </div>
  )
}

/** Says what the map waits for, and how to stop it. */
export function ModeHint({ text, cancel, onCancel }: { text: string; cancel: string; onCancel: () => void }) {
  return (
    <div className="map-hint">
      <span>{text}</span>
      <button type="button" className="map-tool map-tool-text" onClick={onCancel}>
        <Icon name="close" size={20} />
        <span>{cancel}</span>
      </button>
    </div>
  )
}
