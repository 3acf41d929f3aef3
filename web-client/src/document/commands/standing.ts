import type { CollectionName } from '@balcony/shared-model'
import { isImmutableString } from '@automerge/automerge/slim'
import type { Path, Pen } from '../pen.ts'
import type { Hand } from './command.ts'

/** The collections whose records can be set aside and brought back. */
const standing: readonly CollectionName[] = [
  'elements',
  'links',
  'areas',
  'stakeholders',
  'ambitions',
  'notes',
  'voices',
]

/**
 * Takes back records that the author made: they are gone from the map, and come back with everything that was on them. Records that others made
 * stay; those are set aside, with a reason. Of a link that others still claim, only the author's own claims go.
 */
export function remove({ pen, author }: Hand, ids: readonly string[]) {
  for (const path of records(pen, ids)) {
    if (!isBy(pen, path, author.member)) continue
    if (path[0] === 'links') withdrawOwnClaims(pen, path, author.member)
    if (path[0] === 'links' && isHeldByOthers(pen, path, 'claims', author.member)) continue
    pen.patch(path, { standing: 'gone' })
  }
}

/** Sets records aside, with the reason for it. */
export function setAside({ pen }: Hand, ids: readonly string[], why: string) {
  for (const path of records(pen, ids)) pen.patch(path, { standing: 'aside', standingWhy: why })
}

/** Brings back what was set aside or taken back. */
export function bringBack({ pen }: Hand, ids: readonly string[]) {
  for (const path of records(pen, ids))
    pen.patch(path, {
      standing: 'here',
      standingWhy: '',
      ...(valueAt(pen, path, 'oneWith') !== undefined && { oneWith: null }),
    })
}

/** Whether others have built on a record so much that its maker cannot take it back by an undo. */
export function isBuiltUpon(pen: Pen, path: Path, member: string): boolean {
  const [collection, id] = path
  switch (path.length === 2 ? collection : undefined) {
    case 'links':
      return isHeldByOthers(pen, path, 'claims', member)
    case 'ambitions':
      return isHeldByOthers(pen, path, 'positions', member)
    case 'elements':
      return (
        ['meanings', 'stands', 'aims'].some((part) => isHeldByOthers(pen, path, part, member)) ||
        Object.keys(pen.at(['links']) ?? {}).some((link) => touches(pen, link, id) && isOthers(pen, link, member)) ||
        Object.keys(pen.at(['elements']) ?? {}).some((other) => valueAt(pen, ['elements', other], 'oneWith') === id)
      )
    default:
      return false
  }
}

function touches(pen: Pen, link: string, element: string | undefined): boolean {
  const record = pen.at(['links', link])
  return read(record?.from) === element || read(record?.to) === element
}

function isOthers(pen: Pen, link: string, member: string): boolean {
  const path = ['links', link]
  return read(pen.at(path)?.standing) !== 'gone' && isHeldByOthers(pen, path, 'claims', member)
}

function withdrawOwnClaims(pen: Pen, link: Path, member: string) {
  for (const claim of Object.keys(pen.at([...link, 'claims']) ?? {})) {
    const path = [...link, 'claims', claim]
    if (isBy(pen, path, member)) pen.patch(path, { state: 'withdrawn' })
  }
}

function isHeldByOthers(pen: Pen, path: Path, part: string, member: string): boolean {
  return Object.keys(pen.at([...path, part]) ?? {}).some((key) => {
    const inner = [...path, part, key]
    return !isBy(pen, inner, member) && read(pen.at(inner)?.state) !== 'withdrawn'
  })
}

/** Whether a record is on the map. */
export function isOn(pen: Pen, path: Path): boolean {
  return pen.at(path) !== undefined && (valueAt(pen, path, 'standing') ?? 'here') === 'here'
}

/** The plain value of a field. */
export function valueAt(pen: Pen, path: Path, field: string): unknown {
  return read(pen.at(path)?.[field])
}

function isBy(pen: Pen, path: Path, member: string): boolean {
  return read(pen.at(path)?.by) === member
}

function records(pen: Pen, ids: readonly string[]): Path[] {
  return ids.flatMap((id) => standing.map((name) => [name, id]).filter((path) => pen.at(path)))
}

function read(value: unknown): unknown {
  return isImmutableString(value) ? value.toString() : value
}
