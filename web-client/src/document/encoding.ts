import { ImmutableString } from '@automerge/automerge/slim'
import { type FieldShape, SHAPES } from '@balcony/shared-model'

/** A tree as it stands in an Automerge document. */
export interface Tree {
  [key: string]: unknown
}

/** The shape of whatever stands at a path of the map, or undefined where the model knows of nothing. */
export function shapeAt(path: readonly string[]): FieldShape | undefined {
  let shape: FieldShape | undefined = { is: 'record', of: 'MapDocument' }
  for (const key of path) {
    if (shape?.is === 'record') shape = SHAPES[shape.of]?.[key]
    else if (shape?.is === 'map') shape = shape.of
    else return undefined
  }
  return shape
}

/**
 * A plain value as the document keeps it: co-edited text as a string, every other string as an ImmutableString, and a record with each of its
 * texts and inner collections present, so that nobody has to create one later.
 */
export function encode(shape: FieldShape | undefined, value: unknown): unknown {
  switch (shape?.is) {
    case 'text':
      return value
    case 'record':
      return encodeRecord(shape.of, value as Tree)
    case 'map':
      return Object.fromEntries(Object.entries(value as Tree).map(([key, inner]) => [key, encode(shape.of, inner)]))
    default:
      return immutable(value)
  }
}

function encodeRecord(name: string, plain: Tree): Tree {
  const shapes = SHAPES[name] ?? {}
  const record: Tree = {}
  for (const [field, shape] of Object.entries(shapes)) {
    const value = plain[field] ?? shape.missing
    if (value !== undefined) record[field] = encode(shape, value)
  }
  return record
}

function immutable(value: unknown): unknown {
  if (typeof value === 'string') return new ImmutableString(value)
  if (Array.isArray(value)) return value.map(immutable)
  return value
}
