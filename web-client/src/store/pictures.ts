import { COLLECTION_NAMES, type CollectionName, type MapDocument } from '@balcony/shared-model'

/**
 * The next picture of a map after the last one: the same as `next`, but whatever is equal in both is the object of `last`, so that views that
 * compare by identity draw only what differs. `changed` names the records that differ.
 */
export function nextPicture(
  last: MapDocument,
  next: MapDocument,
): { map: MapDocument; changed: [CollectionName, string][] } {
  const map = { ...next }
  const changed: [CollectionName, string][] = []
  for (const name of COLLECTION_NAMES) {
    const before: Records = last[name]
    const after: Records = { ...next[name] }
    const ids = changedIds(before, after)
    for (const id of ids) changed.push([name, id])
    Object.assign(map, { [name]: ids.length === 0 ? before : after })
  }
  return { map, changed }
}

type Records = { [id: string]: unknown }

/** The ids whose records differ; where they do not, `after` is given the record of `before`. */
function changedIds(before: Records, after: Records): string[] {
  const changed = Object.keys(before).filter((id) => !Object.hasOwn(after, id))
  for (const [id, record] of Object.entries(after)) {
    if (Object.hasOwn(before, id) && isSame(before[id], record)) after[id] = before[id]
    else changed.push(id)
  }
  return changed
}

function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  const [left, right] = [one as Records, other as Records]
  const keys = Object.keys(left)
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isSame(left[key], right[key]))
  )
}
