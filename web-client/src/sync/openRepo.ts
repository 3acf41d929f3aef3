import {
  type DocHandle,
  type DocHandleEphemeralMessagePayload,
  type DocumentId,
  type PeerId,
  Repo,
} from '@automerge/automerge-repo/slim'
import type { MapDocument } from '@balcony/shared-model'
import { freshId } from '../document/ids.ts'
import { type Admission, HubAdapter } from './hubAdapter.ts'
import { databaseOf, type LocalCopy, LocalStorage } from './localCopy.ts'
import { loadAutomerge } from './wasm.ts'

/** One map's document on this device, kept in step with the server's. */
export interface OpenRepo {
  readonly self: PeerId
  readonly adapter: HubAdapter
  /** The document, or undefined when neither this device nor the server has it for this person. */
  find(document: string): Promise<DocHandle<MapDocument> | undefined>
  /**
   * What was said about the document before anybody could listen: the server's first roster comes ahead of the
   * document. Each message is given once.
   */
  heardBefore(): readonly DocHandleEphemeralMessagePayload<MapDocument>[]
  close(): Promise<void>
}

/** Opens a local copy and the way to the server. Each tab is a peer of its own. */
export async function openRepo(
  copy: LocalCopy,
  admit: () => Promise<Admission>,
  { known }: { known: boolean },
): Promise<OpenRepo> {
  const [storage] = await Promise.all([LocalStorage.open(databaseOf(copy)), loadAutomerge()])
  const self = `page-${freshId()}` as PeerId
  const adapter = new HubAdapter(syncUrl(), admit, { known })
  const repo = new Repo({ peerId: self, network: [adapter], ...(storage ? { storage } : {}) })
  const early = new EarlyMessages()
  return {
    self,
    adapter,
    find: (document) => {
      const found = repo.findWithProgress<MapDocument>(document as DocumentId)
      if ('handle' in found) early.listen(found.handle)
      return repo.find<MapDocument>(document as DocumentId).catch(() => undefined)
    },
    heardBefore: () => early.drain(),
    async close() {
      await repo.shutdown()
      await storage?.close()
    },
  }
}

/** Keeps the messages that come while a document is still on its way. */
class EarlyMessages {
  #kept: DocHandleEphemeralMessagePayload<MapDocument>[] = []
  #stop = () => {}

  listen(handle: DocHandle<MapDocument>) {
    this.#stop()
    const keep = (message: DocHandleEphemeralMessagePayload<MapDocument>) => {
      this.#kept = [...this.#kept.slice(-MOST_KEPT), message]
    }
    handle.on('ephemeral-message', keep)
    this.#stop = () => handle.off('ephemeral-message', keep)
  }

  drain(): DocHandleEphemeralMessagePayload<MapDocument>[] {
    this.#stop()
    const kept = this.#kept
    this.#kept = []
    return kept
  }
}

const MOST_KEPT = 100

function syncUrl(): string {
  const url = new URL('/sync', location.href)
  url.protocol = url.protocol.replace('http', 'ws')
  return url.href
}
