import type { Editor } from '../document/editor.ts'
import type { Edit } from '../document/putBack.ts'
import type { MapSource } from '../store/mapSource.ts'
import type { CourseNow } from '../sync/courseNow.ts'
import type { Presence } from '../sync/presence.ts'
import type { Saved } from '../sync/saved.ts'
import type { WhoDraws } from '../sync/whoDraws.ts'
import type { Me, Role } from './api.ts'
import type { People } from './people.ts'
import type { RefusedWork } from './refusedWork.ts'

/** One map, opened by one person: all that the views need of it. */
export interface MapSession {
  readonly me: Me
  readonly role: Role
  readonly source: MapSource
  /** How this person draws; null for those who only look on. */
  readonly editor: Editor | null
  readonly presence: Presence
  /** Who draws just now, as the enablers have decided. */
  readonly whoDraws: WhoDraws
  /** Which step of the agenda is on, and whether an enabler calls everyone together. */
  readonly course: CourseNow
  readonly saved: Saved
  readonly people: People
  /** The voices that this person speaks for just now; none means "just me". */
  voices(): readonly string[]
  /** Speaks for other voices from now on. */
  speakFor(voices: readonly string[]): void
  /** Work that the server refused, to be exported or let go. */
  readonly refused: readonly RefusedWork[]
  /** Writes what of the refused work can be written now, all or what is chosen, as one new change. It leaves the draft once the server has it. */
  putBack(chosen?: readonly Edit[]): void
  /** The person has seen to their refused work: it is dropped. */
  dismissRefused(): void
  /** Calls the listener when voices or refused work change. */
  subscribe(listener: () => void): () => void
}

/** How far the opening of a map has come. */
export type Opening =
  | { state: 'opening' }
  | { state: 'open'; session: MapSession }
  /** There is no such map, or not for this person: the two look the same. */
  | { state: 'missing' }
  /** The server does not know who this is: no session, or one that has ended. */
  | { state: 'stranger' }
  /** The server cannot be reached, and this device has no copy. It is tried again. */
  | { state: 'unreachable' }

/** A map being opened and held open: it tells how it stands, and opens again by itself when the person's role changes. */
export interface MapOpening {
  /** The same object until something changes. */
  current(): Opening
  subscribe(listener: () => void): () => void
  close(): Promise<void>
}
