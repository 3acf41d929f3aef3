/** Who draws: the member that this map knows them as, and the voices that they speak for just now, which may be none. */
export interface Author {
  readonly member: string
  voices(): readonly string[]
}

/** What a record of an author's own work begins with. */
export interface Signature {
  by: string
  at: number
}

/** A set of ids, as the map keeps sets. */
export function setOf(ids: Iterable<string>): { [id: string]: true } {
  return Object.fromEntries([...ids].map((id) => [id, true as const]))
}
