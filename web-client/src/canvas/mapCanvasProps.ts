import type { Ref } from 'react'
import type { ElementKind } from '@balcony/shared-model'
import type { Editor } from '../document/editor.ts'
import type { MapSource, SeenMap } from '../store/mapSource.ts'
import type { Presence } from '../sync/presence.ts'
import type { SelectionTool } from './CanvasTools.tsx'
import type { Point } from './geometry.ts'

/** How a person shows on the map. */
export interface Companion {
  readonly name: string
  readonly colour: string
}

export interface MapCanvasProps {
  source: MapSource
  /** The same map as it is looked at just now, where that is not the whole of it. */
  seen?: SeenMap
  /** Without one the map is only looked at. */
  editor: Editor | null
  presence: Presence | null
  /** The ids of selected elements and links; a line that stands for several links is selected by the first. */
  selection: readonly string[]
  onSelect: (ids: readonly string[]) => void
  /** By member id. */
  people: ReadonlyMap<string, Companion>
  /** Whether others' pointers show. */
  cursors?: boolean
  /** Whether single letters are shortcuts. */
  letterKeys?: boolean
  /** The member whose view this page follows. */
  following?: string | null
  /** Called when the person moves the map on their own. */
  onStopFollowing?: () => void
  /** Somebody wants to see more of an element or a link. */
  onOpen?: (id: string) => void
  /** Somebody wants these gone: whether removed or set aside, and why, is asked elsewhere. */
  onRemove?: (ids: readonly string[]) => void
  /** The elements and links that only enablers change. */
  locked?: ReadonlySet<string>
  /** Somebody whom locks bind wants to change a locked card; absent for whom they do not bind. */
  onLocked?: (id: string) => void
  /** Locks or unlocks what is selected; absent for whoever may not. */
  onLock?: (locked: boolean) => void
  /** What can be done with the selection beside what the canvas itself does. */
  tools?: readonly SelectionTool[]
  /** What to mark softly as new or changed. */
  fresh?: ReadonlySet<string>
  handle?: Ref<MapCanvasHandle>
}

/** A place on the map, and the card there. */
export interface Spot {
  readonly at: Point
  readonly card: string | null
}

/** What the rest of the page can ask of the canvas. */
export interface MapCanvasHandle {
  /** Adds a card where there is room in view, and lets its words be typed. */
  add(kind: ElementKind): void
  /** Starts a link from the selected or focused card. */
  link(): void
  /** Lets the selected cards be placed with a press, without dragging. */
  move(): void
  /** Edits the words of the selected or focused card. */
  rename(): void
  fit(): void
  zoomIn(): void
  zoomOut(): void
  /** A place in view where there is room for a card. */
  room(): Point
  /** What of the map is at a place of the browser's window; null beside the map. */
  at(client: Point): Spot | null
  /** Lets something that is not on the map yet be put there with a press: on the ground, or on a card. */
  drop(words: string, done: (spot: Spot) => void): void
  /** Brings an element or link into view and puts the focus on it. */
  show(id: string): void
}
