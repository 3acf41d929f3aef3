import { getChangesMetaSince, hasHeads } from '@automerge/automerge/slim'
import {
  type DocHandle,
  type DocHandleRemoteHeadsPayload,
  decodeHeads,
  type StorageId,
  type UrlHeads,
} from '@automerge/automerge-repo/slim'
import type { MapDocument } from '@balcony/shared-model'
import { recall, remember } from '../session/memory.ts'
import type { Connection } from './connection.ts'

/** Whether what this person drew is safe, in the words that the page shows. */
export type SavedState =
  { kind: 'saved' } | { kind: 'saving' } | { kind: 'offline'; changes: number } | { kind: 'refused'; reason: string }

const noHeads = [] as unknown as UrlHeads

/**
 * Whether what was drawn here is on the server's disk.
 *
 * A change is safe once it is among the heads that the server's own storage reports, or below them. Those are remembered, so that a page that is
 * opened offline still knows how many of its changes were never sent.
 */
export class Saved {
  readonly #handle: DocHandle<MapDocument>
  readonly #storage: StorageId
  readonly #connection: Connection
  readonly #memory: string
  readonly #listeners = new Set<() => void>()
  readonly #unfollow: () => void
  #durable: string[]
  #reported: string[] = []
  #refused: string | undefined
  #state: SavedState = { kind: 'saving' }
  #looking = false

  constructor(handle: DocHandle<MapDocument>, storage: StorageId, connection: Connection, memory: string) {
    this.#handle = handle
    this.#storage = storage
    this.#connection = connection
    this.#memory = memory
    this.#durable = recall<string[]>(memory) ?? []
    this.#reported = decodeHeads(handle.getSyncInfo(storage)?.lastHeads ?? noHeads)
    handle.on('remote-heads', this.#onRemoteHeads)
    handle.on('heads-changed', this.#lookSoon)
    this.#unfollow = connection.subscribe(this.#lookSoon)
    this.#look()
  }

  /** The same object until something changes. */
  current(): SavedState {
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The heads up to which all is safe. */
  durableHeads(): readonly string[] {
    return this.#durable
  }

  /** The server refused a change; nothing after it can be saved either. */
  refuse(reason: string) {
    this.#refused = reason
    this.#look()
  }

  /** The refusal has been dealt with. */
  forgive() {
    this.#refused = undefined
    this.#look()
  }

  close() {
    this.#handle.off('remote-heads', this.#onRemoteHeads)
    this.#handle.off('heads-changed', this.#lookSoon)
    this.#unfollow()
  }

  readonly #onRemoteHeads = ({ storageId, heads }: DocHandleRemoteHeadsPayload) => {
    if (storageId !== this.#storage) return
    this.#reported = decodeHeads(heads)
    this.#lookSoon()
  }

  /** Several things move together when a message comes in: look once, after all of them. */
  readonly #lookSoon = () => {
    if (this.#looking) return
    this.#looking = true
    queueMicrotask(() => {
      this.#looking = false
      this.#look()
    })
  }

  #look() {
    const doc = this.#handle.doc()
    if (this.#reported.length > 0 && hasHeads(doc, this.#reported)) {
      this.#durable = this.#reported
      this.#reported = []
      remember(this.#memory, this.#durable)
    }
    const since = hasHeads(doc, this.#durable) ? this.#durable : []
    this.#become(this.#stateFor(getChangesMetaSince(doc, since).length))
  }

  #stateFor(unsaved: number): SavedState {
    if (this.#refused !== undefined) return { kind: 'refused', reason: this.#refused }
    if (this.#connection.current() === 'lost') return { kind: 'offline', changes: unsaved }
    return unsaved === 0 ? { kind: 'saved' } : { kind: 'saving' }
  }

  #become(state: SavedState) {
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
