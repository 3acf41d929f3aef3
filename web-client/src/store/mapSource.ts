import type { CollectionName, MapDocument } from '@balcony/shared-model'

/** A map that can be looked at, and that tells when it changes: the live one, or a picture of the past. */
export interface MapSource {
  /** The map as it is now. Parts that did not change keep their identity from one call to the next. */
  current(): MapDocument
  /** Calls the listener after every change. */
  subscribe(listener: () => void): () => void
  /** Calls the listener after a change of one record, and after no other. */
  subscribeTo(collection: CollectionName, id: string, listener: () => void): () => void
}

/** A map as it is looked at: all of it, or what some voices say. */
export interface SeenMap extends MapSource {
  /** What is remarkable about links in this way of looking, by the ids of their bundles; the same object until something of it changes. */
  notes?(): ReadonlyMap<string, string>
}
