import type { Path } from './pen.ts'

/** Who draws on a map just now, beside everybody's role, as its enablers have decided. It binds all who are no enablers. */
export interface Conduct {
  /** Whether only enablers draw. */
  readonly handsOff: boolean
  /** The member who took the pen. */
  readonly by?: string
  /** What only enablers change, each as `collection/id`. */
  readonly locks: ReadonlySet<string>
}

/** Everybody draws as their role allows. */
export const freeHands: Conduct = { handsOff: false, locks: new Set() }

/** One record of a map. */
export interface MapRecord {
  readonly collection: string
  readonly id: string
}

/** Why something cannot be written just now: only enablers draw, or it is part of a locked record. */
export type Hold = { readonly why: 'hands-off' } | ({ readonly why: 'locked' } & MapRecord)

/** What keeps somebody who is no enabler from writing at a path; null where nothing does. */
export function holdOn(conduct: Conduct, path: Path): Hold | null {
  if (conduct.handsOff) return { why: 'hands-off' }
  const [collection, id] = path
  if (collection === undefined || id === undefined || !isLocked(conduct, { collection, id })) return null
  return { why: 'locked', collection, id }
}

export function isLocked({ locks }: Conduct, { collection, id }: MapRecord): boolean {
  return locks.has(`${collection}/${id}`)
}

/** Whether the second holds back something that the first let be written. */
export function isStricter(before: Conduct, after: Conduct): boolean {
  return (after.handsOff && !before.handsOff) || [...after.locks].some((lock) => !before.locks.has(lock))
}
