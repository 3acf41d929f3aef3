/** The first wait before trying again, and the longest. Milliseconds. */
const first = 250
const longest = 10_000

/** How long to wait before the next try: doubling from a quarter of a second, and spread so that a whole room does not come back at once. */
export class Backoff {
  readonly #random: () => number
  #tries = 0

  constructor(random: () => number = Math.random) {
    this.#random = random
  }

  next(): number {
    const wait = Math.min(longest, first * 2 ** this.#tries)
    this.#tries += 1
    return wait * (0.5 + this.#random())
  }

  reset() {
    this.#tries = 0
  }
}
