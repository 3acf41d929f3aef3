import { diff, getHeads, hasHeads, view } from '@automerge/automerge/slim'
import type { DocHandle } from '@automerge/automerge-repo/slim'
import { COLLECTION_NAMES, type CollectionName, type MapDocument, readMap } from '@balcony/shared-model'
import type { Conduct, MapRecord } from '../document/conduct.ts'
import { freshId } from '../document/ids.ts'
import { type Edit, editsBetween, isSameEdit, type Offer, offerOf } from '../document/putBack.ts'
import type { Role } from './api.ts'
import { recall, remember } from './memory.ts'

/** Work that the server did not take: why, and the records as they stood on this device, so that nothing is lost in silence. */
export interface RefusedWork {
  /** Of this refusal alone; drafts from before there were such have none. */
  id?: string
  map: string
  title: string
  code: string
  reason: string
  /** The record on which it failed, where the server named one. */
  about?: MapRecord
  /** When it was refused, by this device's clock. Milliseconds since 1970. */
  at: number
  records: { [collection: string]: { [id: string]: unknown } }
  /** What was done, step by step, to be put back; drafts from before this was kept have none. */
  edits?: readonly Edit[]
  /** It was written again, and the server has not said yet that it is safe. */
  isBack?: true
}

/** Why work was refused, and of which map. */
export type Refusal = Pick<RefusedWork, 'map' | 'title' | 'code' | 'reason' | 'about'>

/**
 * The draft of a copy that was refused. It follows the copy for as long as anybody can still draw on it: words that are typed between the refusal
 * and the closing of the copy are kept too.
 */
export class Draft {
  readonly #handle: DocHandle<MapDocument>
  readonly #durable: () => readonly string[]
  readonly #member: string
  readonly #refusal: Refusal & { id: string; at: number }
  #isStored = false

  /** @param durable the heads up to which the server has the work */
  constructor(handle: DocHandle<MapDocument>, durable: () => readonly string[], member: string, refusal: Refusal) {
    this.#handle = handle
    this.#durable = durable
    this.#member = member
    this.#refusal = { ...refusal, id: freshId(), at: Date.now() }
    handle.on('heads-changed', this.#keep)
    this.#keep()
  }

  /** Whether the device keeps all of it; if not, the copy is all that there is of the work. */
  isStored(): boolean {
    return this.#isStored
  }

  /** The copy is gone. */
  close() {
    this.#handle.off('heads-changed', this.#keep)
  }

  readonly #keep = () => {
    this.#isStored = keepRefusedWork(this.#member, { ...this.#refusal, ...workSince(this.#handle, this.#durable()) })
  }
}

/** The work since the heads that the server has: the records as they stand, and what was done to them. */
export function workSince(
  handle: DocHandle<MapDocument>,
  durable: readonly string[],
): Required<Pick<RefusedWork, 'records' | 'edits'>> {
  const doc = handle.doc()
  const known = hasHeads(doc, [...durable]) ? [...durable] : []
  const map = readMap(doc)
  const records: RefusedWork['records'] = {}
  for (const { path } of diff(doc, known, getHeads(doc))) {
    const [collection, id] = path.map(String)
    if (collection === undefined) continue
    if (!(COLLECTION_NAMES as readonly string[]).includes(collection))
      records.map = { ...records.map, [collection]: (map as unknown as { [field: string]: unknown })[collection] }
    else if (id !== undefined) {
      const record: unknown = map[collection as CollectionName][id]
      records[collection] = { ...records[collection], [id]: record }
    }
  }
  return { records, edits: editsBetween(readMap(view(doc, known)), map) }
}

/** What the device could not store: kept for as long as the page is open. */
const unstored = new Map<string, readonly RefusedWork[]>()

/** The refused work that this device keeps of one person in one map, oldest first. */
export function refusedWork(map: string, member: string): readonly RefusedWork[] {
  const name = key(map, member)
  return unstored.get(name) ?? recall<RefusedWork[]>(name) ?? []
}

/**
 * Keeps refused work until the person has seen to it; false where the device could not store it. What was put back and comes back refused is in the
 * new draft alone, with the latest reason.
 */
export function keepRefusedWork(member: string, work: RefusedWork): boolean {
  const again = (edit: Edit) => work.edits?.some((other) => isSameEdit(edit, other)) ?? false
  const earlier = refusedWork(work.map, member).filter(({ id }) => id === undefined || id !== work.id)
  const left = earlier.flatMap((draft) =>
    draft.edits?.some(again)
      ? draftsWith(
          [draft],
          draft.edits.filter((edit) => !again(edit)),
        )
      : [draft],
  )
  return replaceRefusedWork(work.map, member, [...left, work])
}

/** Keeps these drafts in place of those that were kept; false where the device could not store them. */
export function replaceRefusedWork(map: string, member: string, drafts: readonly RefusedWork[]): boolean {
  const name = key(map, member)
  const isStored = remember(name, drafts)
  if (isStored) unstored.delete(name)
  else unstored.set(name, drafts)
  return isStored
}

/** What of these drafts can be put back on a map by a person in this role, as its enablers let people draw now. */
export function offerOfDrafts(drafts: readonly RefusedWork[], map: MapDocument, role: Role, conduct: Conduct): Offer {
  return offerOf(
    drafts.flatMap(({ edits }) => edits ?? []),
    map,
    role,
    conduct,
  )
}

/** What is left of drafts once only these edits are still to be kept. */
export function draftsWith(drafts: readonly RefusedWork[], edits: readonly Edit[]): RefusedWork[] {
  const kept = new Set(edits)
  return drafts.flatMap((draft) => {
    const { isBack: _isBack, ...rest } = draft
    if (!rest.edits) return [rest]
    const left = rest.edits.filter((edit) => kept.has(edit))
    if (left.length === 0) return []
    return [{ ...rest, edits: left, records: recordsOf(rest.records, left) }]
  })
}

/** The person has exported the work or does not want it. */
export function dropRefusedWork(map: string, member: string) {
  replaceRefusedWork(map, member, [])
}

function recordsOf(records: RefusedWork['records'], edits: readonly Edit[]): RefusedWork['records'] {
  const touched = new Set(
    edits.flatMap((edit) => {
      if (edit.path.length > 0) return [edit.path.slice(0, 2).join('/')]
      return 'became' in edit ? Object.keys({ ...edit.was, ...edit.became }).map((field) => `map/${field}`) : []
    }),
  )
  const left: RefusedWork['records'] = {}
  for (const [collection, byId] of Object.entries(records)) {
    const entries = Object.entries(byId).filter(([id]) => touched.has(`${collection}/${id}`))
    if (entries.length > 0) left[collection] = Object.fromEntries(entries)
  }
  return left
}

function key(map: string, member: string): string {
  return `refused:${map}:${member}`
}
