import type { CollectionName, CollectionRecord, MapDocument } from './map.ts'
import { SHAPES } from './shapes.ts'

/** What a field holds, and what a reader takes it to hold where it is missing or unusable. */
export type FieldShape = { readonly missing?: unknown } & (
  | { readonly is: 'text' | 'string' | 'number' | 'integer' | 'boolean' | 'time' | 'true' | 'any' | 'list' }
  | { readonly is: 'choice'; readonly of: readonly (string | number)[] }
  | { readonly is: 'record'; readonly of: string }
  | { readonly is: 'map'; readonly of: FieldShape }
)

/**
 * Reads a document, or any plain tree, as a map: what is missing is filled in, what cannot be used counts as missing, and
 * keys that this version does not know stay where they are.
 */
export function readMap(tree: unknown): MapDocument {
  return readRecordOf('MapDocument', isTree(tree) ? tree : {}) as unknown as MapDocument
}

/** Reads one record of a top-level collection in the same way; undefined where there is no record. */
export function readRecord<C extends CollectionName>(collection: C, tree: unknown): CollectionRecord[C] | undefined {
  const shape = SHAPES.MapDocument?.[collection]
  const record = shape?.is === 'map' ? readValue(shape.of, tree) : undefined
  return record as CollectionRecord[C] | undefined
}

function readRecordOf(name: string, tree: Tree): Tree {
  const fields = SHAPES[name] ?? {}
  const record: Tree = {}
  for (const key of Object.keys(tree)) {
    if (!Object.hasOwn(fields, key)) set(record, key, plain(tree[key]))
  }
  for (const [key, shape] of Object.entries(fields)) {
    const value = readValue(shape, Object.hasOwn(tree, key) ? tree[key] : undefined) ?? missing(shape)
    if (value !== undefined) set(record, key, value)
  }
  return record
}

function readValue(shape: FieldShape, raw: unknown): unknown {
  const value = unwrap(raw)
  switch (shape.is) {
    case 'text':
    case 'string':
      return typeof value === 'string' ? value : undefined
    case 'number':
      return isNumber(value) ? value : undefined
    case 'integer':
      return isNumber(value) ? Math.trunc(value) : undefined
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined
    case 'true':
      return value === true ? true : undefined
    case 'time':
      return time(value)
    case 'choice':
      return shape.of.includes(value as string) ? value : undefined
    case 'record':
      return isTree(value) ? readRecordOf(shape.of, value) : undefined
    case 'map':
      return isTree(value) ? readEntries(shape.of, value) : undefined
    case 'list':
      return Array.isArray(value) ? value.map(plain) : undefined
    case 'any':
      return plain(value)
  }
}

function readEntries(shape: FieldShape, tree: Tree): Tree {
  const entries: Tree = {}
  for (const key of Object.keys(tree)) {
    const value = readValue(shape, tree[key])
    if (value !== undefined) set(entries, key, value)
  }
  return entries
}

/** Times are numbers; a stock client may have written a date or ISO text. */
function time(value: unknown): number | undefined {
  if (isNumber(value)) return value
  if (value instanceof Date) return isNumber(value.getTime()) ? value.getTime() : undefined
  if (typeof value !== 'string') return undefined
  const parsed = Date.parse(value)
  return isNumber(parsed) ? parsed : undefined
}

function missing(shape: FieldShape): unknown {
  if (Array.isArray(shape.missing)) return []
  return typeof shape.missing === 'object' ? {} : shape.missing
}

function plain(value: unknown): unknown {
  const inner = unwrap(value)
  if (Array.isArray(inner)) return inner.map(plain)
  return isTree(inner) ? readEntries({ is: 'any' }, inner) : inner
}

/** Automerge's ImmutableString, known by its form so that this package needs no Automerge. */
function unwrap(value: unknown): unknown {
  return isTree(value) && Object.getPrototypeOf(value) !== Object.prototype && typeof value.val === 'string'
    ? value.val
    : value
}

interface Tree {
  [key: string]: unknown
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

/** A key from outside may be `__proto__`: define it, never assign it. */
function set(tree: Tree, key: string, value: unknown): void {
  Object.defineProperty(tree, key, { value, writable: true, enumerable: true, configurable: true })
}
