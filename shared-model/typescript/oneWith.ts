import type { Standing } from './map.ts'

/** A record that may have turned out to be the same as another: it is kept, off the map, and points to the one that stays. */
interface Mergeable {
  standing: Standing
  oneWith?: string
}

/** Which record an id stands for: itself, or the one at the end of what it points to. Records that point in a ring stand for themselves. */
export function oneOf(records: { [id: string]: Mergeable }, id: string): string {
  let last = id
  let seen: Set<string> | undefined
  for (let next = targetOf(records, id); next !== undefined; next = targetOf(records, last)) {
    seen ??= new Set([id])
    if (seen.has(next)) return id
    seen.add(next)
    last = next
  }
  return last
}

/** What a set of ids stands for, each once. */
export function onesOf(records: { [id: string]: Mergeable }, ids: Iterable<string>): string[] {
  return [...new Set([...ids].map((id) => oneOf(records, id)))]
}

function targetOf(records: { [id: string]: Mergeable }, id: string): string | undefined {
  const record = Object.hasOwn(records, id) ? records[id] : undefined
  if (record === undefined || record.standing === 'here' || record.oneWith === undefined) return undefined
  return Object.hasOwn(records, record.oneWith) ? record.oneWith : undefined
}
