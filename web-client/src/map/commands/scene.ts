import type { Running } from '../../agenda/useRunning.ts'
import type { MapCanvasHandle } from '../../canvas/mapCanvasProps.ts'
import type { MapRecord } from '../../document/conduct.ts'
import type { Editor } from '../../document/editor.ts'
import type { AskRecord, Role } from '../../session/api.ts'
import type { Target } from '../mapView.ts'

export type ViewName = 'map' | 'outline'

/** What can lie over the page: one at a time. */
export type Overlay =
  | { kind: 'palette' | 'help' | 'invite' | 'people' | 'moment' | 'import' | 'link' | 'asks' | 'picture' }
  | { kind: 'nextSession' | 'guests' | 'whereWeAre' | 'heard' }
  | { kind: 'newAsk'; again?: AskRecord | undefined }
  | { kind: 'answer'; ask: string }
  | { kind: 'setAside'; ids: readonly string[] }
  | { kind: 'oneCard'; ids: readonly [string, string] }

/** What a command may know of the page, and do to it. */
export interface Scene {
  role: Role
  editor: Editor | null
  view: ViewName
  selection: readonly string[]
  canUndo: boolean
  canRedo: boolean
  /** Null while the outline is shown. */
  canvas: MapCanvasHandle | null
  show: (view: ViewName) => void
  open: (target: Target, how?: { adding?: boolean; asked?: boolean }) => void
  overlay: (overlay: Overlay) => void
  /** Puts the focus where a new factor is written in the outline. */
  addInOutline: () => void
  remove: (ids: readonly string[]) => void
  /** The two cards that are selected, where there are just two and neither is held back. */
  two: readonly [string, string] | null
  /** Why this person, who may draw otherwise, does not just now. */
  held: string | null
  /** Says why something cannot be done. */
  say: (why: string) => void
  /** Whether only enablers draw. */
  handsOff: boolean
  /** Lets only enablers draw, or everybody again; null for whoever may not decide it. */
  setHandsOff: ((on: boolean) => void) | null
  /** What of the selection is locked, and what is not. */
  locked: readonly MapRecord[]
  unlocked: readonly MapRecord[]
  setLocks: ((records: readonly MapRecord[], locked: boolean) => void) | null
  /** How far the session is. */
  running: Running
  /** Whether it is I who calls everyone together. */
  calls: boolean
  targetOf: (id: string) => Target | null
  toggleCursors: () => void
  download: () => void
  replay: () => void
  goHome: () => void
}
