import {
  type Chunk,
  type PeerId,
  Repo,
  type StorageAdapterInterface,
  type StorageKey,
} from '@automerge/automerge-repo/slim'
import { WebSocketServerAdapter } from '@automerge/automerge-repo-network-websocket'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'

/** A sync server made of stock parts, for tests of the page's own side. */
export interface StockServer {
  url: string
  repo: Repo
  /** The sockets that were ever opened to it, latest last. */
  sockets: WebSocket[]
  close(): Promise<void>
}

export async function stockServer(peerId = 'the-server'): Promise<StockServer> {
  const sockets: WebSocket[] = []
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  server.on('connection', (socket) => sockets.push(socket))
  await once(server, 'listening')
  const repo = new Repo({
    peerId: peerId as PeerId,
    network: [new WebSocketServerAdapter(server as never)],
    storage: new Memory(),
    sharePolicy: async () => false,
  })
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    repo,
    sockets,
    async close() {
      for (const socket of sockets) socket.terminate()
      await repo.shutdown()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A storage that lasts as long as its test. */
export class Memory implements StorageAdapterInterface {
  readonly #kept = new Map<string, Chunk>()

  load = async (key: StorageKey) => this.#kept.get(key.join('/'))?.data
  save = async (key: StorageKey, data: Uint8Array) => void this.#kept.set(key.join('/'), { key, data })
  remove = async (key: StorageKey) => void this.#kept.delete(key.join('/'))
  loadRange = async (prefix: StorageKey) => this.#under(prefix)
  removeRange = async (prefix: StorageKey) => {
    for (const { key } of this.#under(prefix)) this.#kept.delete(key.join('/'))
  }

  #under(prefix: StorageKey): Chunk[] {
    return [...this.#kept.values()].filter(({ key }) => prefix.every((part, index) => key[index] === part))
  }
}
