import type { CollectionName } from '@balcony/shared-model'

/** Those who want to know of any change of a map, or of one record in it. */
export class Listeners {
  readonly #all = new Set<() => void>()
  readonly #byRecord = new Map<string, Set<() => void>>()

  onAny(listener: () => void): () => void {
    this.#all.add(listener)
    return () => this.#all.delete(listener)
  }

  onRecord(collection: CollectionName, id: string, listener: () => void): () => void {
    const key = recordKey(collection, id)
    const listeners = this.#byRecord.get(key) ?? new Set()
    this.#byRecord.set(key, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.#byRecord.delete(key)
    }
  }

  /** Tells those who follow one of these records, and then those who follow everything. */
  tell(changed: Iterable<readonly [CollectionName, string]>) {
    for (const [collection, id] of changed) {
      for (const listener of this.#byRecord.get(recordKey(collection, id)) ?? []) listener()
    }
    for (const listener of this.#all) listener()
  }
}

function recordKey(collection: CollectionName, id: string): string {
  return `${collection}/${id}`
}
