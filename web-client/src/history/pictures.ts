/** Fetches the map as it was at some heads. */
export type LoadPicture<T> = (at: string, signal: AbortSignal) => Promise<T>

/** How many pictures are kept: enough to scrub to and fro around a place without asking twice. */
const KEPT = 80

/** Pictures of the past, by the heads that they show: those asked for lately are kept, the same one is never fetched twice at once. */
export class Pictures<T> {
  readonly #load: LoadPicture<T>
  readonly #kept = new Map<string, T>()
  readonly #coming = new Map<string, { promise: Promise<T>; abort: AbortController }>()

  constructor(load: LoadPicture<T>) {
    this.#load = load
  }

  /** A picture that is here already. */
  peek(at: string): T | undefined {
    const picture = this.#kept.get(at)
    if (picture !== undefined) this.#keep(at, picture)
    return picture
  }

  async get(at: string): Promise<T> {
    const known = this.peek(at)
    if (known !== undefined) return known
    const coming = this.#coming.get(at)
    if (coming) return coming.promise
    const abort = new AbortController()
    const promise = this.#load(at, abort.signal)
      .then((picture) => {
        this.#keep(at, picture)
        return picture
      })
      .finally(() => this.#coming.delete(at))
    this.#coming.set(at, { promise, abort })
    return promise
  }

  /** Gives up what is on its way, except what is still wanted. */
  dropAllBut(wanted: readonly string[]) {
    for (const [at, { abort }] of this.#coming) if (!wanted.includes(at)) abort.abort()
  }

  #keep(at: string, picture: T) {
    this.#kept.delete(at)
    this.#kept.set(at, picture)
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT) return
      this.#kept.delete(oldest)
    }
  }
}
