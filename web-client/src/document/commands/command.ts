import type { Author, Signature } from '../author.ts'
import { setOf } from '../author.ts'
import type { Pen } from '../pen.ts'

/** All that a command needs: the pen for this one change, who draws, and when. */
export interface Hand {
  readonly pen: Pen
  readonly author: Author
  readonly now: number
}

/** Who made a record, and when. */
export function signed({ author, now }: Hand): Signature {
  return { by: author.member, at: now }
}

/** The same, with the voices that the author speaks for. */
export function spoken(hand: Hand): Signature & { voices: { [id: string]: true } } {
  return { ...signed(hand), voices: setOf(hand.author.voices()) }
}
