import { type DocHandle, type DocumentId, type PeerId, Repo } from '@automerge/automerge-repo/slim'
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
  return {
    self,
    adapter,
    find: (document) => repo.find<MapDocument>(document as DocumentId).catch(() => undefined),
    async close() {
      await repo.shutdown()
      await storage?.close()
    },
  }
}

function syncUrl(): string {
  const url = new URL('/sync', location.href)
  url.protocol = url.protocol.replace('http', 'ws')
  return url.href
}
