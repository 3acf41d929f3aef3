import { type Message, NetworkAdapter, type PeerId, type PeerMetadata } from '@automerge/automerge-repo/slim'
import { WebSocketClientAdapter } from '@automerge/automerge-repo-network-websocket'
import { Backoff } from './backoff.ts'
import type { Connection, ConnectionState } from './connection.ts'

/**
 * What a page that wants to come back learns at the door: it may, nobody answers, or it may not, or no longer as the same person in the same role.
 */
export type Admission = 'welcome' | 'unreachable' | 'turned away'

/** How long the server may take to greet. Milliseconds. */
const greetingDeadline = 10_000
/** A connection that lasted this long was a good one: the next try after it comes quickly. Milliseconds. */
const settled = 5_000
/** The stock adapter's timer allows no "never"; this comes closest. Milliseconds. */
const never = 2 ** 31 - 1

/** Who says `online` and `offline`: in a browser, the window. */
type Device = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>

export interface HubAdapterOptions {
  /** The door has just answered, so the first try need not ask again. */
  known?: boolean
  backoff?: Backoff
  device?: Device
}

/** The stock adapter for one connection: it does not try again by itself. */
class OneTry extends WebSocketClientAdapter {
  override onClose: () => void

  constructor(url: string, onClose: () => void) {
    super(url, never)
    this.onClose = onClose
  }
}

/**
 * The way to the server: the stock WebSocket adapter, a new one for each try.
 *
 * The stock one waits five seconds between tries; people in a room should not. Before each return it asks at the door who they are by now, so
 * that a device which changed hands meanwhile never sends one person's work as another's.
 *
 * ```
 * connecting ──greeted──▶ connected ──closed, offline──▶ lost ──welcome, greeted──▶ connected
 *     └──────failed──────────────────────────────────────▶ └──turned away──▶ (ends)
 * ```
 */
export class HubAdapter extends NetworkAdapter implements Connection {
  readonly #url: string
  readonly #admit: () => Promise<Admission>
  readonly #backoff: Backoff
  readonly #device: Device
  readonly #listeners = new Set<() => void>()
  readonly #ready: Promise<void>
  #isReady = false
  #becomeReady: () => void = () => {}
  #state: ConnectionState = 'connecting'
  #stock: OneTry | undefined
  #hub: PeerId | undefined
  #greetedAt = 0
  #known: boolean
  #trying = false
  #closed = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(url: string, admit: () => Promise<Admission>, options: HubAdapterOptions = {}) {
    const { known = false, backoff = new Backoff(), device = globalThis } = options
    super()
    this.#device = device
    this.#url = url
    this.#admit = admit
    this.#known = known
    this.#backoff = backoff
    this.#ready = new Promise((resolve) => {
      this.#becomeReady = resolve
    })
  }

  /** The server's own peer id, while it is connected. */
  get hub(): PeerId | undefined {
    return this.#hub
  }

  current(): ConnectionState {
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  isReady() {
    return this.#isReady
  }

  /** Resolves once the server greeted, or once it is plain that it does not answer now. */
  whenReady() {
    return this.#ready
  }

  connect(peerId: PeerId, peerMetadata?: PeerMetadata) {
    this.peerId = peerId
    this.peerMetadata = peerMetadata
    this.#device.addEventListener('online', this.tryNow)
    this.#device.addEventListener('offline', this.drop)
    void this.#try()
  }

  disconnect() {
    this.#closed = true
    this.#device.removeEventListener('online', this.tryNow)
    this.#device.removeEventListener('offline', this.drop)
    clearTimeout(this.#timer)
    this.#end()
  }

  send(message: Message) {
    const socket = this.#stock?.socket
    if (socket?.readyState === socket?.OPEN) this.#stock?.send(message as never)
  }

  /** Tries again at once instead of waiting for the next turn. */
  readonly tryNow = () => {
    if (this.#state === 'connected' || this.#trying) return
    clearTimeout(this.#timer)
    void this.#try()
  }

  /** Gives up the present connection, which may be dead without having said so, and tries for a new one. */
  readonly drop = () => {
    if (this.#state === 'connected') this.#lost()
  }

  async #try() {
    this.#trying = true
    const admission = this.#known ? 'welcome' : await this.#admit().catch(() => 'unreachable' as const)
    this.#known = false
    this.#trying = false
    if (this.#closed || admission === 'turned away') return
    if (admission === 'welcome') this.#open()
    else this.#lost()
  }

  #open() {
    // A try may still be waiting for its greeting when the device says that it is online: it is given up for this one.
    this.#end()
    const stock: OneTry = new OneTry(this.#url, () => {
      if (this.#stock === stock) this.#lost()
    })
    this.#stock = stock
    stock.on('peer-candidate', ({ peerId, peerMetadata }) => this.#greeted(peerId, peerMetadata))
    stock.on('message', (message) => this.emit('message', message))
    stock.connect(this.peerId!, this.peerMetadata)
    this.#timer = setTimeout(() => this.#lost(), greetingDeadline)
  }

  #greeted(hub: PeerId, metadata: PeerMetadata) {
    clearTimeout(this.#timer)
    this.#hub = hub
    this.#greetedAt = Date.now()
    this.#become('connected')
    this.#settle()
    this.emit('peer-candidate', { peerId: hub, peerMetadata: metadata })
  }

  #lost() {
    if (this.#hub !== undefined && Date.now() - this.#greetedAt >= settled) this.#backoff.reset()
    this.#end()
    this.#become('lost')
    this.#settle()
    if (this.#closed) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#try(), this.#backoff.next())
  }

  /** Ends the present try or connection, if there is one. */
  #end() {
    const [stock, hub] = [this.#stock, this.#hub]
    this.#stock = undefined
    this.#hub = undefined
    stock?.removeAllListeners()
    if (stock?.socket) stock.disconnect()
    if (hub !== undefined) this.emit('peer-disconnected', { peerId: hub })
  }

  #settle() {
    this.#isReady = true
    this.#becomeReady()
  }

  #become(state: ConnectionState) {
    if (state === this.#state) return
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
