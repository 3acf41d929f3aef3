// Changes made by hand: a client that does not hold the document can still draw upon what it was told.
import * as A from '@automerge/automerge'
import { createHash, randomBytes } from 'node:crypto'
import { headOf } from './wire.mjs'

const CHECKED_FROM = 8
const TYPE_AT = 8
const PLAIN = 1

/** The place of each node's x in a document: its object, and the operation that set it last. */
export function placesOf(doc) {
  const names = new Map()
  const places = new Map()
  for (const change of A.getAllChanges(doc).map((chunk) => A.decodeChange(chunk))) {
    for (const [i, operation] of change.ops.entries()) {
      const id = `${change.startOp + i}@${change.actor}`
      if (operation.action === 'makeMap') names.set(id, operation.key)
      if (operation.key === 'x' && names.has(operation.obj))
        places.set(names.get(operation.obj), {
          object: operation.obj,
          last: id,
        })
    }
  }
  return places
}

/** The highest number of an operation in a document. */
export function highestOperation(doc) {
  return Math.max(
    ...A.getAllChanges(doc)
      .map((chunk) => A.decodeChange(chunk))
      .map((one) => one.startOp + one.ops.length - 1),
  )
}

/** Somebody who moves nodes, one in each change. */
export class Hand {
  actor = randomBytes(16).toString('hex')
  #seq = 0
  #places

  constructor(places) {
    this.#places = new Map(places)
  }

  /** The next change, upon these changes; their operations end before startOp. */
  move(node, value, deps, startOp) {
    this.#seq++
    const { object, last } = this.#places.get(node)
    const kind = typeof value === 'number' ? { datatype: 'int' } : {}
    const operation = {
      action: 'set',
      obj: object,
      key: 'x',
      value,
      ...kind,
      pred: [last],
    }
    const chunk = A.encodeChange({
      actor: this.actor,
      seq: this.#seq,
      startOp,
      time: 0,
      message: null,
      deps: deps.toSorted(),
      ops: [operation],
    })
    if (headOf(chunk).seq !== this.#seq) throw new Error('a change was not written as it was meant')
    this.#places.set(node, { object, last: `${startOp}@${this.actor}` })
    return { chunk, seq: this.#seq, hash: hashOf(chunk) }
  }
}

/** The name of a change: of what it holds, inflated. */
function hashOf(chunk) {
  if (chunk[TYPE_AT] !== PLAIN) return A.decodeChange(chunk).hash
  return createHash('sha256').update(chunk.subarray(CHECKED_FROM)).digest('hex')
}
