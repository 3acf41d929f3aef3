import { getHeads, diff } from '@automerge/automerge/slim'
import type { DocHandle } from '@automerge/automerge-repo/slim'
import { COLLECTION_NAMES, type CollectionName, type MapDocument, readMap } from '@balcony/shared-model'
import { recall, remember } from './memory.ts'

/** Work that the server did not take: why, and the records as they stood on this device, so that nothing is lost in silence. */
export interface RefusedWork {
  map: string
  title: string
  code: string
  reason: string
  /** When it was refused, by this device's clock. Milliseconds since 1970. */
  at: number
  records: { [collection: string]: { [id: string]: unknown } }
}

/** The work since the heads that the server has, as records. */
export function workSince(handle: DocHandle<MapDocument>, durable: readonly string[]): RefusedWork['records'] {
  const doc = handle.doc()
  const map = readMap(doc)
  const records: RefusedWork['records'] = {}
  for (const { path } of diff(doc, [...durable], getHeads(doc))) {
    const [collection, id] = path.map(String)
    if (collection === undefined) continue
    const known = (COLLECTION_NAMES as readonly string[]).includes(collection)
    if (!known)
      records.map = { ...records.map, [collection]: (map as unknown as { [field: string]: unknown })[collection] }
    else if (id !== undefined) {
      const record: unknown = map[collection as CollectionName][id]
      records[collection] = { ...records[collection], [id]: record }
    }
  }
  return records
}

/** The refused work that this device keeps of one person in one map, oldest first. */
export function refusedWork(map: string, member: string): readonly RefusedWork[] {
  return recall<RefusedWork[]>(key(map, member)) ?? []
}

/** Keeps refused work until the person has seen to it. */
export function keepRefusedWork(member: string, work: RefusedWork) {
  remember(key(work.map, member), [...refusedWork(work.map, member), work])
}

/** The person has exported the work or does not want it. */
export function dropRefusedWork(map: string, member: string) {
  remember(key(map, member), [])
}

function key(map: string, member: string): string {
  return `refused:${map}:${member}`
}
