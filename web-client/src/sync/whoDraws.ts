import type { DocHandle, DocHandleEphemeralMessagePayload, PeerId } from '@automerge/automerge-repo/slim'
import type { MapDocument } from '@balcony/shared-model'
import { type Conduct, freeHands, isStricter } from '../document/conduct.ts'
import { recall, remember } from '../session/memory.ts'

/** A conduct as the device keeps it. */
interface Kept {
  handsOff: boolean
  by?: string
  locks: readonly string[]
}

/**
 * Who draws on a map just now, by the server's word: it says so when the page comes in, and whenever it changes. What it said last is remembered, so
 * that a page without a connection holds to it.
 */
export class WhoDraws {
  readonly #handle: DocHandle<MapDocument>
  readonly #hub: () => PeerId | undefined
  readonly #memory: string
  readonly #listeners = new Set<() => void>()
  readonly #beforeStricter = new Set<() => void>()
  #conduct: Conduct

  constructor(
    handle: DocHandle<MapDocument>,
    hub: () => PeerId | undefined,
    heardBefore: readonly DocHandleEphemeralMessagePayload<MapDocument>[],
    memory: string,
  ) {
    this.#handle = handle
    this.#hub = hub
    this.#memory = memory
    this.#conduct = read(recall<Kept>(memory)) ?? freeHands
    handle.on('ephemeral-message', this.#onMessage)
    for (const message of heardBefore) this.#onMessage(message)
  }

  /** The same object until something changes. */
  current(): Conduct {
    return this.#conduct
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Calls the listener just before more is held back than until now: what is half written can still be written. */
  beforeStricter(listener: () => void): () => void {
    this.#beforeStricter.add(listener)
    return () => this.#beforeStricter.delete(listener)
  }

  close() {
    this.#handle.off('ephemeral-message', this.#onMessage)
  }

  readonly #onMessage = ({ senderId, message }: DocHandleEphemeralMessagePayload<MapDocument>) => {
    if (senderId !== this.#hub()) return
    const told = toldIn(message)
    if (!told || isSame(told, this.#conduct)) return
    if (isStricter(this.#conduct, told)) for (const listener of this.#beforeStricter) listener()
    this.#conduct = told
    remember(this.#memory, { ...told, locks: [...told.locks] } satisfies Kept)
    for (const listener of this.#listeners) listener()
  }
}

/** The conduct in a message of the server's; its locks come as lists of ids by collection. */
export function toldIn(message: unknown): Conduct | undefined {
  if (!isTree(message) || message.balcony !== 'conduct') return undefined
  const byCollection = isTree(message.locks) ? message.locks : {}
  const locks = Object.entries(byCollection).flatMap(([collection, ids]) =>
    Array.isArray(ids) ? ids.map((id) => `${collection}/${String(id)}`) : [],
  )
  return read({ handsOff: message.handsOff === true, ...by(message.by), locks })
}

function read(kept: Kept | undefined): Conduct | undefined {
  return kept && { ...kept, locks: new Set(kept.locks) }
}

function by(member: unknown): { by?: string } {
  return typeof member === 'string' ? { by: member } : {}
}

function isSame(one: Conduct, other: Conduct): boolean {
  return (
    one.handsOff === other.handsOff &&
    one.by === other.by &&
    one.locks.size === other.locks.size &&
    [...one.locks].every((lock) => other.locks.has(lock))
  )
}

function isTree(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null
}
