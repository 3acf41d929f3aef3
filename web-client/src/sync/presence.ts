import {
  cbor,
  type DocHandle,
  type DocHandleEphemeralMessagePayload,
  type PeerId,
} from '@automerge/automerge-repo/slim'
import type { MapDocument } from '@balcony/shared-model'

/** What one person is doing just now: one whole state, small, and never kept. */
export interface PresenceState {
  /** Where their pointer is, in the map's own coordinates. */
  cursor?: { x: number; y: number }
  selection?: readonly string[]
  /** Where the elements that they are dragging are at this moment, by id. */
  drag?: { [id: string]: readonly [x: number, y: number] }
  /** The record whose words they are typing. */
  typing?: string
  /** A link that they are drawing: from an element to a place. */
  linking?: { from: string; x: number; y: number }
  /** The part of the map that they see, for those who follow them. */
  viewport?: { x: number; y: number; zoom: number }
}

/** Someone else in the map: who they are by the server's word, and what they are doing by their own. */
export interface Peer {
  readonly member: string
  readonly state: PresenceState
}

/** The largest state that the server relays. Bytes. */
const largest = 512
/** The shortest time between two states. Milliseconds. */
const interval = 1000 / 30

/**
 * Who else is in the map, and what each is doing.
 *
 * Who a peer is comes from the server's roster alone; a name in a peer's own message is not looked at. A state replaces the one before it as a
 * whole, so a lost message costs nothing.
 */
export class Presence {
  readonly #handle: DocHandle<MapDocument>
  readonly #self: PeerId
  readonly #hub: () => PeerId | undefined
  readonly #listeners = new Set<() => void>()
  readonly #rosterListeners = new Set<() => void>()
  readonly #states = new Map<string, PresenceState>()
  #roster: { [peer: string]: string } = {}
  #peers: ReadonlyMap<string, Peer> = new Map()
  #mine: PresenceState = {}
  #sentAt = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `self` is this page's own peer id; `hub` is the server's, while it is connected; `heardBefore` came before anybody listened. */
  constructor(
    handle: DocHandle<MapDocument>,
    self: PeerId,
    hub: () => PeerId | undefined,
    heardBefore: readonly DocHandleEphemeralMessagePayload<MapDocument>[] = [],
  ) {
    this.#handle = handle
    this.#self = self
    this.#hub = hub
    handle.on('ephemeral-message', this.#onMessage)
    for (const message of heardBefore) this.#onMessage(message)
  }

  /** Changes parts of what the others see of this person; undefined takes a part away. */
  set(patch: PresenceState) {
    this.#mine = { ...this.#mine, ...patch }
    this.#sendSoon()
  }

  /** The others by peer id. The same object until something changes. */
  peers(): ReadonlyMap<string, Peer> {
    return this.#peers
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Calls the listener when somebody comes or goes. */
  onRoster(listener: () => void): () => void {
    this.#rosterListeners.add(listener)
    return () => this.#rosterListeners.delete(listener)
  }

  /** The connection is gone: nobody can be seen any more. */
  lost() {
    this.#takeRoster({})
  }

  close() {
    this.#handle.off('ephemeral-message', this.#onMessage)
    clearTimeout(this.#timer)
  }

  readonly #onMessage = ({ senderId, message }: DocHandleEphemeralMessagePayload<MapDocument>) => {
    if (!isObject(message)) return
    const { balcony, ...rest } = message
    if (balcony === 'roster' && senderId === this.#hub()) this.#takeRoster(asRoster(rest.peers))
    if (balcony === 'presence' && senderId !== this.#self) this.#takeState(senderId, rest as PresenceState)
  }

  #takeRoster(roster: { [peer: string]: string }) {
    const someoneNew = Object.keys(roster).some((peer) => !Object.hasOwn(this.#roster, peer))
    this.#roster = roster
    for (const peer of this.#states.keys()) if (!Object.hasOwn(roster, peer)) this.#states.delete(peer)
    this.#tell()
    for (const listener of this.#rosterListeners) listener()
    if (someoneNew) this.#sendSoon()
  }

  #takeState(peer: string, state: PresenceState) {
    this.#states.set(peer, state)
    if (Object.hasOwn(this.#roster, peer)) this.#tell()
  }

  #tell() {
    const peers = Object.entries(this.#roster).filter(([peer]) => peer !== this.#self)
    this.#peers = new Map(peers.map(([peer, member]) => [peer, { member, state: this.#states.get(peer) ?? {} }]))
    for (const listener of this.#listeners) listener()
  }

  #sendSoon() {
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined
        this.#sentAt = Date.now()
        this.#handle.broadcast(fitting(this.#mine))
      },
      Math.max(0, this.#sentAt + interval - Date.now()),
    )
  }
}

/** The message for a state; what matters least is left out until the rest fits. */
function fitting(state: PresenceState): { balcony: 'presence' } & PresenceState {
  const message = { balcony: 'presence' as const, ...state }
  for (const part of ['viewport', 'selection', 'drag'] as const) {
    if (cbor.encode(message).byteLength <= largest) break
    if (part === 'drag') message.drag = Object.fromEntries(Object.entries(message.drag ?? {}).slice(0, 8))
    else delete message[part]
  }
  return message
}

function asRoster(peers: unknown): { [peer: string]: string } {
  const entries = Object.entries(isObject(peers) ? peers : {})
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

function isObject(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null
}
