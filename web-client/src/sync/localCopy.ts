import { IndexedDBStorageAdapter } from '@automerge/automerge-repo-storage-indexeddb'

const prefix = 'balcony/'

/** The copy of one map that one person keeps on this device. */
export interface LocalCopy {
  map: string
  /** The person, by the id that is theirs in this map alone, so that two people on one laptop never share a copy. */
  member: string
  /** Rises when a copy is given up for a fresh one. */
  generation: number
}

/** The name of the database that holds a copy. */
export function databaseOf({ map, member, generation }: LocalCopy): string {
  return `${prefix}${map}/${member}/${generation}`
}

/** Where a copy is kept. It lets go of its database when it is closed, and as soon as somebody wants to delete it. */
export class LocalStorage extends IndexedDBStorageAdapter {
  readonly #database: Promise<IDBDatabase>
  #isOpen = true

  constructor(database: string) {
    super(database)
    // The stock adapter keeps its connection to itself, and an open connection would hold up "leave this device".
    this.#database = (this as unknown as { dbPromise: Promise<IDBDatabase> }).dbPromise
    this.#database.then(
      (opened) => opened.addEventListener('versionchange', () => void this.close()),
      () => {},
    )
  }

  /** Opens the storage, or undefined where the browser keeps nothing for this page. */
  static async open(database: string): Promise<LocalStorage | undefined> {
    if (typeof indexedDB === 'undefined') return undefined
    const storage = new LocalStorage(database)
    return storage.#database.then(
      () => storage,
      () => undefined,
    )
  }

  /** The repository saves a little late, so it may still call when the copy has been let go. */
  override async save(key: string[], binary: Uint8Array) {
    if (this.#isOpen) await super.save(key, binary)
  }

  override async remove(key: string[]) {
    if (this.#isOpen) await super.remove(key)
  }

  override async removeRange(prefix: string[]) {
    if (this.#isOpen) await super.removeRange(prefix)
  }

  async close() {
    this.#isOpen = false
    const database = await this.#database
    database.close()
  }
}

/** Deletes one copy. */
export function dropCopy(copy: LocalCopy): Promise<void> {
  return dropDatabase(databaseOf(copy))
}

/** Deletes every copy of every map on this device, whoever's it is. */
export async function dropAllCopies(): Promise<void> {
  const databases = await indexedDB.databases()
  const names = databases.flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : []))
  await Promise.all(names.map(dropDatabase))
}

function dropDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.addEventListener('success', () => resolve())
    request.addEventListener('error', () => reject(request.error ?? new Error(`could not delete ${name}`)))
  })
}
