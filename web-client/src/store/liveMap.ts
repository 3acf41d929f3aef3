import type { Patch } from '@automerge/automerge/slim'
import type { DocHandle, DocHandleChangePayload } from '@automerge/automerge-repo/slim'
import { COLLECTION_NAMES, type CollectionName, type MapDocument, readMap, readRecord } from '@balcony/shared-model'
import { Listeners } from './listeners.ts'
import type { MapSource } from './mapSource.ts'
import { nextPicture } from './pictures.ts'

/** The map that everybody draws on, as plain values that follow an Automerge document patch by patch. */
export class LiveMap implements MapSource {
  readonly #handle: DocHandle<MapDocument>
  readonly #listeners = new Listeners()
  #map: MapDocument

  constructor(handle: DocHandle<MapDocument>) {
    this.#handle = handle
    this.#map = readMap(handle.doc())
    handle.on('change', this.#onChange)
  }

  current(): MapDocument {
    return this.#map
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.onAny(listener)
  }

  subscribeTo(collection: CollectionName, id: string, listener: () => void): () => void {
    return this.#listeners.onRecord(collection, id, listener)
  }

  /** Stops following the document. */
  close() {
    this.#handle.off('change', this.#onChange)
  }

  readonly #onChange = ({ doc, patches }: DocHandleChangePayload<MapDocument>) => {
    const touched = touchedBy(patches)
    if (touched === 'all') this.#readAgain(doc)
    else this.#readParts(doc, touched)
  }

  #readParts(doc: MapDocument, { fields, records }: Touched) {
    const map = { ...this.#map, ...onlyThese(doc, fields) }
    const changed: [CollectionName, string][] = []
    for (const [collection, ids] of records) {
      Object.assign(map, { [collection]: withRecords(collection, this.#map[collection], doc[collection], ids) })
      for (const id of ids) changed.push([collection, id])
    }
    this.#map = map
    this.#listeners.tell(changed)
  }

  /** A whole collection changed. Records stay the same objects where they can. */
  #readAgain(doc: MapDocument) {
    const { map, changed } = nextPicture(this.#map, readMap(doc))
    this.#map = map
    this.#listeners.tell(changed)
  }
}

const names: ReadonlySet<string> = new Set(COLLECTION_NAMES)

/** What patches touch: records, and fields beside the collections, such as the title. */
interface Touched {
  fields: Set<string>
  records: Map<CollectionName, Set<string>>
}

/** What the patches touch, or all when they touch a collection as a whole. */
function touchedBy(patches: Patch[]): Touched | 'all' {
  const fields = new Set<string>()
  const records = new Map<CollectionName, Set<string>>()
  for (const { path } of patches) {
    const [field, id] = path.map(String)
    if (field === undefined) return 'all'
    if (!names.has(field)) fields.add(field)
    else if (id === undefined) return 'all'
    else {
      const collection = field as CollectionName
      records.set(collection, (records.get(collection) ?? new Set()).add(id))
    }
  }
  return { fields, records }
}

function onlyThese(doc: MapDocument, fields: Set<string>): Partial<MapDocument> {
  if (fields.size === 0) return {}
  const isTouched = ([field]: [string, unknown]) => fields.has(field)
  const read = readMap(Object.fromEntries(Object.entries(doc).filter(isTouched)))
  return Object.fromEntries(Object.entries(read).filter(isTouched))
}

type Records = { readonly [id: string]: unknown } | undefined

function withRecords(collection: CollectionName, before: Records, raw: Records, ids: Set<string>) {
  const after = { ...before }
  for (const id of ids) {
    const record = readRecord(collection, raw?.[id])
    if (record) after[id] = record
    else delete after[id]
  }
  return after
}
