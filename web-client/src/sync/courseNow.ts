import type { DocHandle, DocHandleEphemeralMessagePayload, PeerId } from '@automerge/automerge-repo/slim'
import type { MapDocument } from '@balcony/shared-model'
import { recall, remember } from '../session/memory.ts'

/** The time that a step has, by the server's clock. Milliseconds. */
export type Timer = { kind: 'none' } | { kind: 'running'; endsAt: number } | { kind: 'paused'; left: number }

/** Where a group is just now: the step of the agenda that is on, and who calls everyone together. */
export interface Course {
  readonly step: { readonly id: string; readonly since: number; readonly timer: Timer } | null
  /** Somebody asks everyone to look where they look. */
  readonly call: { readonly by: string; readonly until: number } | null
}

/** As the device keeps it: what the server said, and by how much its clock is ahead of this device's. */
interface Kept {
  course: Course
  ahead: number
}

export const noCourse: Course = { step: null, call: null }

/** How much time is left; none of it where it has run out, and null where there is no timer. Milliseconds. */
export function timeLeft(timer: Timer, now: number): number | null {
  if (timer.kind === 'none') return null
  return timer.kind === 'paused' ? timer.left : Math.max(0, timer.endsAt - now)
}

/**
 * How far the group is, by the server's word: it says so when the page comes in, and whenever it changes, each time with the time that it is. Devices
 * whose clocks differ therefore agree. What it said last is remembered, so that a page without a connection goes on counting.
 */
export class CourseNow {
  readonly #handle: DocHandle<MapDocument>
  readonly #hub: () => PeerId | undefined
  readonly #memory: string
  readonly #now: () => number
  readonly #listeners = new Set<() => void>()
  #kept: Kept

  constructor(
    handle: DocHandle<MapDocument>,
    hub: () => PeerId | undefined,
    heardBefore: readonly DocHandleEphemeralMessagePayload<MapDocument>[],
    memory: string,
    now: () => number = Date.now,
  ) {
    this.#handle = handle
    this.#hub = hub
    this.#memory = memory
    this.#now = now
    this.#kept = recall<Kept>(memory) ?? { course: noCourse, ahead: 0 }
    handle.on('ephemeral-message', this.#onMessage)
    for (const message of heardBefore) this.#onMessage(message)
  }

  /** The same object until something changes. */
  current(): Course {
    return this.#kept.course
  }

  /** The time by the server's clock. Milliseconds. */
  readonly serverTime = (): number => this.#now() + this.#kept.ahead

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close() {
    this.#handle.off('ephemeral-message', this.#onMessage)
  }

  readonly #onMessage = ({ senderId, message }: DocHandleEphemeralMessagePayload<MapDocument>) => {
    if (senderId !== this.#hub()) return
    const told = courseIn(message)
    if (!told) return
    const same = JSON.stringify(told.course) === JSON.stringify(this.#kept.course)
    this.#kept = { course: same ? this.#kept.course : told.course, ahead: told.now - this.#now() }
    remember(this.#memory, this.#kept)
    for (const listener of this.#listeners) listener()
  }
}

/** The course in a message of the server's, and when it was said. */
export function courseIn(message: unknown): { course: Course; now: number } | undefined {
  if (!isTree(message) || message.balcony !== 'course' || typeof message.now !== 'number') return undefined
  const { step, since, endsAt, left, callBy, callUntil } = message
  const timer: Timer =
    typeof endsAt === 'number'
      ? { kind: 'running', endsAt }
      : typeof left === 'number'
        ? { kind: 'paused', left }
        : { kind: 'none' }
  return {
    now: message.now,
    course: {
      step: typeof step === 'string' ? { id: step, since: typeof since === 'number' ? since : 0, timer } : null,
      call: typeof callBy === 'string' && typeof callUntil === 'number' ? { by: callBy, until: callUntil } : null,
    },
  }
}

function isTree(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null
}
