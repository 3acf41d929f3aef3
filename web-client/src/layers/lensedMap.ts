import type { Accord, CollectionName, Layer, MapDocument } from '@balcony/shared-model'
import { Listeners } from '../store/listeners.ts'
import type { MapSource, SeenMap } from '../store/mapSource.ts'
import { type Lens, linksSeen, notesOn, WHOLE } from './lens.ts'

/** What to write at a line where two layers lie over each other. */
export type AccordWords = (accord: Accord, layers: { first: Layer; second: Layer }, map: MapDocument) => string

const NONE: ReadonlyMap<string, string> = new Map()

/** A map seen through a lens. What does not change through it keeps its identity. */
export class LensedMap implements SeenMap {
  readonly #source: MapSource
  readonly #words: AccordWords
  readonly #listeners = new Listeners()
  #lens: Lens = WHOLE
  #of: MapDocument | null = null
  #seen: MapDocument | null = null
  #notes = NONE

  constructor(source: MapSource, words: AccordWords) {
    this.#source = source
    this.#words = words
  }

  lens(): Lens {
    return this.#lens
  }

  /** Looks through another lens from now on. */
  look(lens: Lens) {
    if (lens === this.#lens) return
    this.#lens = lens
    this.#of = null
    this.#listeners.tell([])
  }

  current(): MapDocument {
    const map = this.#source.current()
    if (this.#lens.kind === 'all') return map
    if (this.#of === map && this.#seen) return this.#seen
    const last = this.#of
    const isSame = last !== null && last.links === map.links && last.voices === map.voices
    const links = isSame && this.#seen ? this.#seen.links : linksSeen(map, this.#lens)
    this.#of = map
    this.#seen = { ...map, links }
    this.#note(map)
    return this.#seen
  }

  notes(): ReadonlyMap<string, string> {
    if (this.#lens.kind !== 'two') return NONE
    this.current()
    return this.#notes
  }

  subscribe(listener: () => void): () => void {
    const stops = [this.#source.subscribe(listener), this.#listeners.onAny(listener)]
    return () => stops.forEach((stop) => stop())
  }

  subscribeTo(collection: CollectionName, id: string, listener: () => void): () => void {
    const stops = [this.#source.subscribeTo(collection, id, listener), this.#listeners.onAny(listener)]
    return () => stops.forEach((stop) => stop())
  }

  #note(map: MapDocument) {
    const lens = this.#lens
    if (lens.kind !== 'two') return
    const notes = notesOn(map, lens, (accord) => this.#words(accord, lens, map))
    const isSame = notes.size === this.#notes.size && [...notes].every(([id, words]) => this.#notes.get(id) === words)
    if (!isSame) this.#notes = notes
  }
}
