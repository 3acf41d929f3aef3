import { type CollectionName, type MapDocument, readMap } from '@balcony/shared-model'
import { Listeners } from './listeners.ts'
import type { MapSource } from './mapSource.ts'
import { nextPicture } from './pictures.ts'

/** A picture of a map: it changes only when the next picture is shown. */
export class FixedMap implements MapSource {
  readonly #listeners = new Listeners()
  #map: MapDocument

  /** Starts with a picture in the shape of the map, from the server or anywhere else; without one, with an empty map. */
  constructor(picture: unknown = {}) {
    this.#map = readMap(picture)
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

  /** Shows another picture. Records that are the same in both keep their identity, so only what differs is drawn again. */
  show(picture: unknown) {
    const { map, changed } = nextPicture(this.#map, readMap(picture))
    this.#map = map
    this.#listeners.tell(changed)
  }
}
