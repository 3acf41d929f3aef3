import type { Editor } from '../document/editor.ts'
import type { MapSource } from '../store/mapSource.ts'
import type { Presence } from '../sync/presence.ts'
import type { Saved } from '../sync/saved.ts'
import type { Me, Role } from './api.ts'
import type { People } from './people.ts'

/** One map, opened by one person: all that the views need of it. */
export interface MapSession {
  readonly me: Me
  readonly role: Role
  readonly source: MapSource
  /** How this person draws; null for those who only look on. */
  readonly editor: Editor | null
  readonly presence: Presence
  readonly saved: Saved
  readonly people: People
  /** Speaks for other voices from now on; none means "just me". */
  speakFor(voices: readonly string[]): void
  /** The voices that this person speaks for just now. */
  voices(): readonly string[]
  close(): Promise<void>
}

/** How far the opening of a map has come. */
export type Opening =
  | { state: 'opening' }
  | { state: 'open'; session: MapSession }
  /** There is no such map, or not for this person: the two look the same. */
  | { state: 'missing' }
  /** Nobody is signed in on this device. */
  | { state: 'stranger' }
  /** The server cannot be reached, and this device has no copy. */
  | { state: 'unreachable' }

/** Opens a map and keeps telling how it stands: an opening may end in a session, and a session may be replaced or end. */
export interface MapOpening {
  current(): Opening
  subscribe(listener: () => void): () => void
  close(): Promise<void>
}
