import type { MemberId, VoiceId } from '@balcony/shared-model'
import { createContext, useContext } from 'react'
import type { MapCanvasHandle } from '../canvas/mapCanvasProps.ts'
import type { Editor } from '../document/editor.ts'
import { type Lens, WHOLE } from '../layers/lens.ts'
import { messages } from '../messages/index.ts'
import type { HalfWritten } from '../session/halfWritten.ts'
import { FixedMap } from '../store/fixedMap.ts'
import type { MapSource, SeenMap } from '../store/mapSource.ts'

/** What of the map a panel can be about. A link stands for its whole bundle. */
export type Target =
  | { kind: 'element'; id: string }
  | { kind: 'link'; id: string }
  | { kind: 'stakeholder'; id: string }
  | { kind: 'ambition'; id: string }
  | { kind: 'stakeholders' }
  | { kind: 'ambitions' }
  | { kind: 'notes' }
  | { kind: 'voices' }
  | { kind: 'aside' }
  | { kind: 'answers'; id: string }
  | { kind: 'agenda' }

/** The room as it is just now: nothing of it is ever written into the map. */
export interface RoomNow {
  /** The voices of those who have the map open. */
  readonly voicesHere: ReadonlySet<VoiceId>
  /** Whether this person runs the session. */
  readonly enabling: boolean
}

/** What every view of a map needs to show it, and to change it where that is allowed. */
export interface MapView {
  source: MapSource
  /** The same map as this person looks at it. */
  seen: SeenMap
  /** How they look at it, and how they change that; null where it cannot be changed. */
  lens: Lens
  look: ((lens: Lens) => void) | null
  /** The drawing; null while the outline is shown. */
  canvas: MapCanvasHandle | null
  /** Absent for observers and in replay: the views then only show. */
  editor: Editor | null
  me: MemberId | null
  /** The map's id on the server; null where the map is a picture of the past. */
  map: string | null
  /** Who is here just now; null in replay. */
  room: RoomNow | null
  /** The voices I speak for now. */
  myVoices: readonly VoiceId[]
  /** What this person has begun to write here; without it, forms keep nothing. */
  halfWritten: HalfWritten | null
  nameOf: (member: MemberId | undefined) => string
  open: (target: Target) => void
}

const nothing = new FixedMap()

export const nobodysView: MapView = {
  source: nothing,
  seen: nothing,
  lens: WHOLE,
  look: null,
  canvas: null,
  editor: null,
  me: null,
  map: null,
  room: null,
  myVoices: [],
  halfWritten: null,
  nameOf: () => messages.someone,
  open: () => {},
}

export const MapViewContext = createContext<MapView>(nobodysView)

/** The map that this part of the page shows. */
export function useMapView(): MapView {
  return useContext(MapViewContext)
}
