import type { Pace } from './lineBatch.ts'

/** A frame that took longer, in milliseconds, missed the screen's next one. */
const LATE_MS = 25
/** So many late frames of one movement say that the machine does not keep up; a single one may be anything. */
const LATE_FRAMES = 2
/** So many movements after that start coarse as well. */
const COARSE_MOVEMENTS = 10

/**
 * How sharp the map is painted: with every pixel of the screen when the camera rests, with half as many each way while
 * it moves on a machine that does not keep up. Smooth and a little soft is easier on the eye than sharp and halting.
 */
export class Sharpness {
  #movedAt: number | null = null
  #late = 0
  #coarse = 0

  /** The share of the screen's pixels, each way, for a frame that is painted now, in milliseconds. */
  shareAt(now: number, pace: Pace): 1 | 0.5 {
    if (pace === 'careful') {
      if (this.#movedAt !== null && this.#coarse > 0) this.#coarse--
      this.#movedAt = null
      this.#late = 0
      return 1
    }
    if (this.#movedAt !== null && now - this.#movedAt > LATE_MS && ++this.#late === LATE_FRAMES) {
      this.#coarse = COARSE_MOVEMENTS
    }
    this.#movedAt = now
    return this.#coarse > 0 ? 0.5 : 1
  }
}
