import { type CollectionName, type MapDocument, SHAPES } from '@balcony/shared-model'
import type { Hand } from './commands/command.ts'
import { type Conduct, freeHands, type Hold, holdOn } from './conduct.ts'
import { shapeAt, type Tree } from './encoding.ts'
import type { Path } from './pen.ts'

/**
 * One thing that a person did to a map, in plain values, so that it can be done again on another copy: a record that they made, or fields of a
 * record (or entries of a set in it) that they changed. A field that is not named was not there.
 */
export type Edit = { path: Path; made: Tree } | { path: Path; was: Tree; became: Tree }

/** Who puts something back: what they may touch depends on it. */
type Role = 'enabler' | 'participant' | 'observer' | 'guest'

/**
 * Why an edit cannot be written now: its author only watches; only enablers, or only the server, write there; only enablers draw just now, or it is
 * about a locked record; somebody has changed the same since; what it is about is not there, or not any more.
 */
export type Hindrance = 'watching' | 'not theirs' | Hold['why'] | 'changed' | 'gone'

/** An edit that cannot be written now, and is not on the map. */
export interface Hindered {
  readonly edit: Edit
  readonly why: Hindrance
}

/** What can be done with edits that were not accepted, on the map as it stands now. */
export interface Offer {
  /** Can be written now. */
  readonly can: readonly Edit[]
  readonly cannot: readonly Hindered[]
}

/** Fields that say one thing together: they are put back together or not at all. */
const together: readonly (readonly string[])[] = [
  ['x', 'y'],
  ['standing', 'standingWhy', 'oneWith'],
]

/** Whole collections that the server keeps for others than participants. */
const serverOnly: readonly string[] = ['schema', 'moments', 'asks'] satisfies (CollectionName | 'schema')[]
const enablersOnly: readonly string[] = ['voices', 'agenda'] satisfies CollectionName[]

/** What was done between two readings of a map. */
export function editsBetween(before: MapDocument, after: MapDocument): Edit[] {
  return within([], 'MapDocument', before as unknown as Tree, after as unknown as Tree)
}

/**
 * What of these edits can be written on a map now. An edit is offered where the person may write just now and nobody changed the same since; what the
 * map has already is neither offered nor kept. Of two edits of the same thing the later counts.
 */
export function offerOf(edits: readonly Edit[], map: MapDocument, role: Role, conduct: Conduct = freeHands): Offer {
  const latest = [...new Map(edits.map((edit) => [whatOf(edit), edit])).values()]
  const missing = latest.filter((edit) => !isOn(map, edit))
  const allowed = missing.filter((edit) => mayWrite(role, edit) && holdFor(role, conduct, edit) === null)
  const returning = new Set(allowed.filter((edit) => settles(edit) && isFree(map, edit)).map(recordOf))
  const stands = (path: Path) => returning.has(placeOf(path)) || isThere(map, path)
  const free = allowed.filter((edit) => isFree(map, edit) && stands(edit.path.slice(0, 2)))
  const can = free.filter((edit) => endsOf(edit, map).every(stands))
  const hindered = missing.filter((edit) => !can.includes(edit))
  return { can, cannot: hindered.map((edit) => ({ edit, why: hindranceOf(edit, map, role, conduct, stands) })) }
}

/** What one chooses to put back, once this edit is chosen or is not any more: a link comes with the new card that it leads to, and goes with it. */
export function chosenWith(
  chosen: readonly Edit[],
  edit: Edit,
  isChosen: boolean,
  { can }: Offer,
  map: MapDocument,
): Edit[] {
  const now = new Set(chosen)
  if (isChosen) for (const needed of withNeeds(edit, can, map)) now.add(needed)
  else for (const other of chosen) if (withNeeds(other, can, map).has(edit)) now.delete(other)
  return can.filter((one) => now.has(one))
}

/** Whether two edits, one of them perhaps read from a file, do the same. */
export function isSameEdit(one: Edit, other: Edit): boolean {
  return isSame(one.path, other.path) && isSame({ ...one, path: '' }, { ...other, path: '' })
}

/** Writes edits anew, as this person's own. */
export function putBack({ pen }: Hand, edits: readonly Edit[]) {
  for (const edit of edits) {
    if ('made' in edit) pen.create(edit.path, edit.made)
    else if ('x' in edit.became && 'y' in edit.became) pen.place(edit.path, edit.became as { x: number; y: number })
    else pen.patch(edit.path, { ...absent(edit.was), ...edit.became })
  }
}

/** An edit, and those among the others that make the records that it is about. */
function withNeeds(edit: Edit, among: readonly Edit[], map: MapDocument, found = new Set<Edit>()): Set<Edit> {
  if (found.has(edit)) return found
  found.add(edit)
  const missing = [edit.path.slice(0, 2), ...endsOf(edit, map)].filter((record) => !isThere(map, record)).map(placeOf)
  for (const other of among) {
    if (settles(other) && missing.includes(recordOf(other))) withNeeds(other, among, map, found)
  }
  return found
}

function hindranceOf(
  edit: Edit,
  map: MapDocument,
  role: Role,
  conduct: Conduct,
  stands: (record: Path) => boolean,
): Hindrance {
  if (!mayDraw(role)) return 'watching'
  if (!mayWrite(role, edit)) return 'not theirs'
  const hold = holdFor(role, conduct, edit)
  if (hold) return hold.why
  const isAbout = [edit.path.slice(0, 2), ...endsOf(edit, map)]
  const isMade = 'made' in edit && edit.path.length === 2
  if (!isAbout.slice(isMade ? 1 : 0).every(stands)) return 'gone'
  return isFree(map, edit) ? 'gone' : 'changed'
}

function within(path: Path, name: string, before: Tree, after: Tree): Edit[] {
  const shapes = SHAPES[name] ?? {}
  const edits: Edit[] = []
  const changed = new Set<string>()
  for (const [field, shape] of Object.entries(shapes)) {
    if (shape.is === 'map') edits.push(...amongEntries([...path, field], tree(before[field]), tree(after[field])))
    else if (!isSame(before[field], after[field])) changed.add(field)
  }
  for (const fields of [...together, ...[...changed].map((field) => [field])]) {
    if (!fields.some((field) => changed.has(field))) continue
    edits.push({ path, was: picked(before, fields), became: picked(after, fields) })
    for (const field of fields) changed.delete(field)
  }
  return edits
}

function amongEntries(path: Path, before: Tree, after: Tree): Edit[] {
  const edits: Edit[] = []
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, became] = [before[key], after[key]]
    const place = [...path, key]
    const shape = shapeAt(place)
    const whole = shape?.is === 'record' || shape?.is === 'map'
    if (whole && became !== undefined && was === undefined) edits.push({ path: place, made: tree(became) })
    else if (shape?.is === 'record' && became !== undefined) {
      edits.push(...within(place, shape.of, tree(was), tree(became)))
    } else if (shape?.is === 'map' && became !== undefined) edits.push(...amongEntries(place, tree(was), tree(became)))
    else if (!whole && !isSame(was, became)) {
      edits.push({ path, was: picked(before, [key]), became: picked(after, [key]) })
    }
  }
  return edits
}

/** What an edit is about: two edits of the same are two words on one thing. */
function whatOf(edit: Edit): string {
  return JSON.stringify('made' in edit ? edit.path : [edit.path, [...fieldsOf(edit)].toSorted()])
}

function fieldsOf(edit: { was: Tree; became: Tree }): Set<string> {
  return new Set([...Object.keys(edit.was), ...Object.keys(edit.became)])
}

function isOn(map: MapDocument, edit: Edit): boolean {
  const now = at(map, edit.path)
  if ('made' in edit) return now !== undefined && isSame(now, edit.made)
  return now !== undefined && isSame(picked(now, [...fieldsOf(edit)]), edit.became)
}

/** Nobody else took the place, or changed the same fields. */
function isFree(map: MapDocument, edit: Edit): boolean {
  const now = at(map, edit.path)
  if ('made' in edit) return now === undefined && at(map, edit.path.slice(0, -1)) !== undefined
  return now !== undefined && isSame(picked(now, [...fieldsOf(edit)]), edit.was)
}

/** Whether it says itself how its record stands: it makes it, brings it back or takes it away. */
function settles(edit: Edit): boolean {
  return 'made' in edit ? edit.path.length === 2 : edit.path.length === 2 && 'standing' in edit.became
}

function mayWrite(role: Role, edit: Edit): boolean {
  if (!mayDraw(role)) return false
  const touched = edit.path.length > 0 || 'made' in edit ? edit.path.slice(0, 1) : [...fieldsOf(edit)]
  return touched.every((name) => !serverOnly.includes(name) && (role === 'enabler' || !enablersOnly.includes(name)))
}

/** What keeps a person in this role from writing an edit just now. */
function holdFor(role: Role, conduct: Conduct, { path }: Edit): Hold | null {
  return role === 'enabler' ? null : holdOn(conduct, path)
}

function mayDraw(role: Role): boolean {
  return role === 'enabler' || role === 'participant'
}

/** The records that must be there for a new one to make sense: a link hangs between two elements, a note on something. */
function endsOf(edit: Edit, map: MapDocument): Path[] {
  if (!('made' in edit) || edit.path.length !== 2) return []
  const { from, to, on } = edit.made
  if (edit.path[0] === 'links') return [from, to].map((end) => ['elements', String(end)])
  const { kind, id } = tree(on)
  const collection = `${String(kind)}s`
  return edit.path[0] === 'notes' && at(map, [collection]) ? [[collection, String(id)]] : []
}

/** Whether a record is there and was not taken away. */
function isThere(map: MapDocument, record: Path): boolean {
  const now = at(map, record)
  return now !== undefined && now.standing !== 'gone'
}

function at(map: MapDocument, path: Path): Tree | undefined {
  let found: unknown = map
  for (const key of path) found = isTree(found) && Object.hasOwn(found, key) ? found[key] : undefined
  return isTree(found) ? found : undefined
}

function picked(from: Tree, fields: readonly string[]): Tree {
  return Object.fromEntries(fields.flatMap((field) => (from[field] === undefined ? [] : [[field, from[field]]])))
}

function absent(fields: Tree): Tree {
  return Object.fromEntries(Object.keys(fields).map((field) => [field, undefined]))
}

/** The record that an edit is on: the map itself has none. */
function recordOf(edit: Edit): string {
  return placeOf(edit.path.slice(0, 2))
}

function placeOf(path: Path): string {
  return path.join('/')
}

function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value, index) => isSame(value, other[index]))
  }
  if (!isTree(one) || !isTree(other)) return one === other
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every(
    (key) => isSame(one[key], other[key]) || ((key === 'x' || key === 'y') && isNear(one[key], other[key])),
  )
}

/** A coordinate that stays is written a thousandth of a pixel off. */
function isNear(one: unknown, other: unknown): boolean {
  return typeof one === 'number' && typeof other === 'number' && Math.abs(one - other) <= 2 / 1024
}

function tree(value: unknown): Tree {
  return isTree(value) ? value : {}
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
