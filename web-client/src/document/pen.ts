import { isImmutableString, updateText } from '@automerge/automerge/slim'
import type { Hold } from './conduct.ts'
import { encode, shapeAt, type Tree } from './encoding.ts'

/** Where something stands in the map: collection, id, and further keys. */
export type Path = readonly string[]

/** One thing that a change did, kept so that its author can take it back. */
export type Step =
  | { kind: 'values'; path: Path; was: Tree; became: Tree; born?: true }
  | { kind: 'text'; path: Path; field: string; was: string; became: string }

/** How a record shows that it is there, and how that it was taken back: none is ever deleted. */
const presence: { [field: string]: { here: string; back: string } } = {
  standing: { here: 'here', back: 'gone' },
  state: { here: 'held', back: 'withdrawn' },
}

/**
 * Writes in an Automerge draft by the rules of the shape, and remembers what it did.
 *
 * Text is spliced, never assigned; records are made whole and never deleted; a position is written as a pair. What is held back just now is left as
 * it is, and told.
 */
export class Pen {
  readonly steps: Step[] = []
  /** What was not written because it is held back. */
  readonly holds: Hold[] = []
  readonly #draft: Tree
  readonly #holdOn: (path: Path) => Hold | null

  constructor(draft: object, holdOn: (path: Path) => Hold | null = () => null) {
    this.#draft = draft as Tree
    this.#holdOn = holdOn
  }

  /** What stands at a path, or undefined. */
  at(path: Path): Tree | undefined {
    let tree: unknown = this.#draft
    for (const key of path) tree = isTree(tree) ? tree[key] : undefined
    return isTree(tree) ? tree : undefined
  }

  /** Makes a record with all that its kind promises. */
  create(path: Path, record: Tree) {
    if (this.#isHeld(path)) return
    const whole = encode(shapeAt(path), record) as Tree
    this.#makeParent(path)[last(path)] = whole
    const field = Object.keys(presence).find((name) => name in whole)
    if (field === undefined) return
    const { here, back } = presence[field]!
    this.steps.push({ kind: 'values', path, was: { [field]: back }, became: { [field]: here }, born: true })
  }

  /** Sets plain fields of a record, each by its kind; an undefined or null value takes an optional field away. Equal values are not written. */
  patch(path: Path, fields: Tree) {
    const values: Tree = {}
    for (const [field, value] of Object.entries(fields)) {
      const shape = shapeAt([...path, field])
      if (shape?.is === 'text') this.write(path, field, String(value ?? ''))
      else if (shape?.is === 'map') this.#setEntries([...path, field], (value ?? {}) as Tree)
      else values[field] = value ?? undefined
    }
    this.#setValues(path, values, (was, wanted) => was !== wanted)
  }

  /** Brings a co-edited text to new words by splices, so that what others type at the same time stays. */
  write(path: Path, field: string, words: string) {
    const raw = path.length === 0 ? this.#draft[field] : this.at(path)?.[field]
    const was = plain(raw)
    if (was === words || this.#isHeld(path)) return
    const record = this.#make(path)
    if (typeof raw === 'string') updateText(this.#draft, [...path, field], words)
    else record[field] = words
    this.steps.push({ kind: 'text', path, field, was: typeof was === 'string' ? was : '', became: words })
  }

  /**
   * Writes a position: x, then y, always both, so that of two concurrent moves one wins whole.
   *
   * Automerge leaves out a write of the value that is already there; a coordinate that stays is therefore written a thousandth of a pixel off.
   */
  place(path: Path, position: { x: number; y: number }) {
    const record = this.at(path)
    if (!record || (record.x === position.x && record.y === position.y)) return
    const { x, y } = position
    this.#setValues(path, { x: x === record.x ? nudged(x) : x, y: y === record.y ? nudged(y) : y }, () => true)
  }

  /** Sets one entry of a set or of a map of plain values; undefined takes it out. */
  setEntry(path: Path, key: string, value: unknown) {
    this.#setValues(path, { [key]: value }, (was, wanted) => was !== wanted)
  }

  /** Takes one step back, unless somebody has changed the same thing since. */
  takeBack(step: Step) {
    const record = this.at(step.path)
    if (!record) return
    if (step.kind === 'text') {
      if (plain(record[step.field]) === step.became) this.write(step.path, step.field, step.was)
    } else if (Object.entries(step.became).every(([field, value]) => plain(record[field]) === value)) {
      if ('x' in step.was && 'y' in step.was) this.place(step.path, step.was as { x: number; y: number })
      else this.#setValues(step.path, step.was, (was, wanted) => was !== wanted)
    }
  }

  /** Brings a set or a map of plain values to the wanted entries, key by key. */
  #setEntries(path: Path, wanted: Tree) {
    const entries: Tree = {}
    for (const key of Object.keys(this.at(path) ?? {})) if (!Object.hasOwn(wanted, key)) entries[key] = undefined
    this.#setValues(path, { ...entries, ...wanted }, (was, value) => was !== value)
  }

  #setValues(path: Path, fields: Tree, differs: (was: unknown, wanted: unknown) => boolean) {
    const wanted = Object.entries(fields).filter(([field, value]) => differs(plain(this.at(path)?.[field]), value))
    if (wanted.length === 0 || this.#isHeld(path)) return
    const record = this.#make(path)
    const was = Object.fromEntries(wanted.map(([field]) => [field, plain(record[field])]))
    for (const [field, value] of wanted) {
      if (value === undefined) delete record[field]
      else record[field] = encode(shapeAt([...path, field]), value)
    }
    this.steps.push({ kind: 'values', path, was, became: Object.fromEntries(wanted) })
  }

  #isHeld(path: Path): boolean {
    const hold = this.#holdOn(path)
    if (hold) this.holds.push(hold)
    return hold !== null
  }

  /** The tree at a path, made where a partial record of a stock client lacks it. */
  #make(path: Path): Tree {
    const tree = this.at(path)
    if (tree || path.length === 0) return tree ?? this.#draft
    const parent = this.#make(path.slice(0, -1))
    parent[last(path)] = {}
    return parent[last(path)] as Tree
  }

  #makeParent(path: Path): Tree {
    return this.#make(path.slice(0, -1))
  }
}

function last(path: Path): string {
  const key = path.at(-1)
  if (key === undefined) throw new Error('a path names at least one key')
  return key
}

function nudged(coordinate: number): number {
  const thousandth = 1 / 1024
  return Number.isInteger(coordinate) ? coordinate + thousandth : coordinate - thousandth
}

function plain(value: unknown): unknown {
  return isImmutableString(value) ? value.toString() : value
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isImmutableString(value)
}
