// Stock Automerge as the judge of changes: whether each applies, lets others edit, saves and loads again. One JSON line a question on
// standard input, one a verdict on standard output, null where all is well.
//   {"base": [chunk, …]}                            the history that the following changes come upon
//   {"changes": [{"change": chunk, "hash": hex, "early": [n, …]}, …]}
//                                                   changes of different actors, and the parts of the base that each builds on
// A panic leaves the module in an unknown state, so the process ends after it has told of one.
import { createInterface } from 'node:readline'
import * as A from '@automerge/automerge'
import { plain } from './plain.mjs'

const ACTOR = 'fe'.repeat(16)
const OTHER = 'fd'.repeat(16)
let chunks = []
let base = A.init()
let edited = A.init()
/** Parts of the base as documents, by their places in it. */
let parts = new Map()

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line)
  let verdict = null
  try {
    if (question.base) await begin(question.base.map(bytes))
    else judge(question.changes)
  } catch (error) {
    verdict = String(error?.message ?? error)
    if (error instanceof WebAssembly.RuntimeError || error?.name === 'PanicError') {
      process.stdout.write(`${JSON.stringify(`panic: ${verdict}`)}\n`, () => process.exit(1))
      break
    }
  }
  process.stdout.write(`${JSON.stringify(verdict)}\n`)
}

function bytes(text) {
  return Uint8Array.from(Buffer.from(text, 'base64'))
}

function begin(next) {
  for (const doc of [base, edited, ...parts.values()]) free(doc)
  parts = new Map()
  chunks = next
  base = A.applyChanges(A.init({ actor: ACTOR }), chunks)[0]
  edited = A.change(A.clone(base, { actor: OTHER }), touchAll)
}

function judge(suspects) {
  const made = []
  const keep = (doc) => (made.push(doc), doc)
  const changes = suspects.map(({ change }) => bytes(change))
  try {
    const taken = keep(A.applyChanges(A.clone(base, { actor: ACTOR }), changes)[0])
    const heads = A.getHeads(taken)
    for (const { hash } of suspects) if (!heads.includes(hash)) throw new Error('not taken')
    const on = keep(A.change(A.clone(taken, { actor: ACTOR }), touchAll))
    same(keep(A.load(A.save(on))), on, 'saved and loaded')
    const met = keep(A.applyChanges(A.clone(edited, { actor: OTHER }), changes)[0])
    const further = keep(A.change(met, touchAll))
    same(keep(A.load(A.save(further))), further, 'met another edit, saved and loaded')
    same(keep(A.applyChanges(A.init(), [...changes, ...chunks].reverse())[0]), taken, 'taken in reverse')
    for (const [early, some] of byPart(suspects, changes)) {
      const before = keep(A.applyChanges(A.clone(part(early)), some)[0])
      plain(before)
      same(keep(A.load(A.save(before))), before, 'taken early, saved and loaded')
    }
    A.diff(taken, A.getHeads(base), heads)
    plain(A.view(on, [suspects[0].hash]))
  } finally {
    for (const doc of new Set(made)) free(doc)
  }
}

/** The changes that build on less than the whole base, by what they build on: a peer may have them before all else. */
function byPart(suspects, changes) {
  const some = new Map()
  for (const [i, { early }] of suspects.entries()) {
    if (early.length === chunks.length) continue
    const name = early.join()
    if (!some.has(name)) some.set(name, [])
    some.get(name).push(changes[i])
  }
  return some
}

function part(name) {
  if (!parts.has(name)) {
    const some = name === '' ? [] : name.split(',').map((n) => chunks[Number(n)])
    parts.set(name, A.applyChanges(A.init({ actor: ACTOR }), some)[0])
  }
  return parts.get(name)
}

function free(doc) {
  try {
    A.free(doc)
  } catch {
    // an earlier state of a document that was freed already
  }
}

function same(one, other, when) {
  if (A.getHeads(one).sort().join() !== A.getHeads(other).sort().join()) throw new Error(`other heads when ${when}`)
  if (read(one) === read(other)) return
  // What stock 3.5 shows of a list after taking changes in one go may differ from what it then has: with [1, 2, 3], where one takes
  // away the 3, another replaces it and a third adds behind it. That is stock's own fault; what the document holds is compared.
  if (read(A.view(one, A.getHeads(one))) === read(A.view(other, A.getHeads(other)))) return
  throw new Error(`reads otherwise when ${when}`)
}

/** Without the numbers of counters: where counters conflict, stock 3.5 itself reads another sum after a load. */
function read(doc) {
  return JSON.stringify(plain(doc), (name, value) => (name === 'counter' ? 'a number' : value))
}

/** Edits every object, so that whatever is wrong with one shows. */
function touchAll(doc) {
  const places = []
  collect(doc, [], places)
  for (const [path, node] of places) {
    if (typeof node === 'string') {
      A.splice(doc, path, 0, node.length > 2 ? 1 : 0, 'zz')
      A.splice(doc, path, Math.floor(node.length / 2), 0, 'y')
      if (node.length > 4) A.mark(doc, path, { start: 1, end: node.length - 1, expand: 'both' }, 'bold', true)
      A.marks(doc, path)
    } else if (Array.isArray(node)) {
      if (node.length > 1) node.splice(0, 1)
      node.splice(Math.floor(node.length / 2), 0, 7)
      node.push('pushed')
    } else {
      const names = Object.keys(node)
      for (const name of names) if (node[name] instanceof A.Counter) node[name].increment(1)
      node.zz = 1
      const plainName = names.find((name) => typeof node[name] === 'number')
      if (plainName !== undefined) node[plainName] = 5
    }
  }
}

function collect(node, path, places) {
  if (places.length > 60) return
  if (typeof node === 'string') {
    if (path.length > 0) places.unshift([path, node])
  } else if (Array.isArray(node)) {
    node.forEach((child, i) => collect(child, [...path, i], places))
    places.push([path, node])
  } else if (node && typeof node === 'object' && isMap(node)) {
    for (const name of Object.keys(node)) collect(node[name], [...path, name], places)
    places.push([path, node])
  }
}

function isMap(node) {
  return !(
    node instanceof Date ||
    node instanceof Uint8Array ||
    node instanceof A.Counter ||
    A.isImmutableString(node) ||
    ArrayBuffer.isView(node)
  )
}
