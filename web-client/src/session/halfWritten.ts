import { forgetInTab, recallInTab, rememberInTab } from './memory.ts'

/** The fields of a form by their names, as plain values. */
export type Fields = { [field: string]: unknown }

/**
 * What one person has begun to write in the forms of one map, and neither sent nor cancelled. It outlives the form: the panel that is closed by mistake,
 * and the map that opens anew because the server refused something. Nobody else on this device is shown it.
 *
 * Only what differs from the form's beginning is kept, so that fields which the person left alone show what others have written there meanwhile.
 */
export class HalfWritten {
  readonly #owner: string

  constructor(map: string, member: string) {
    this.#owner = `${map}:${member}`
  }

  /** A form as it was left, or its beginning. */
  in<T extends Fields>(form: string, beginning: T): T {
    return { ...beginning, ...recallInTab<Partial<T>>(this.#key(form)) }
  }

  /** Keeps a form as it is now. */
  keep<T extends Fields>(form: string, beginning: T, now: T) {
    const changed = Object.entries(now).filter(([field, value]) => !isSame(value, beginning[field]))
    if (changed.length === 0) this.forget(form)
    else rememberInTab(this.#key(form), Object.fromEntries(changed))
  }

  /** It was sent, or is not wanted. */
  forget(form: string) {
    forgetInTab(this.#key(form))
  }

  #key(form: string): string {
    return `written:${this.#owner}:${form}`
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
