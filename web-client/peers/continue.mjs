// A stock client that goes on where others stopped: takes chunks from standard input (base64, one a line), prints what it
// reads in each and then the document, makes some changes of its own, prints those and the document again.
//   node continue.mjs <seed> <changes>
import * as A from '@automerge/automerge'
import { described } from './described.mjs'
import { plain } from './plain.mjs'
import { randomEdits } from './edits.mjs'
import { randomFrom } from './seeded.mjs'
import { readFileSync } from 'node:fs'

const [seed, changes] = process.argv.slice(2).map(Number)
const random = randomFrom(seed)
const { edit, text } = randomEdits(random)
const print = (line) => process.stdout.write(line + '\n')
const state = (doc) => print(JSON.stringify({ heads: A.getHeads(doc), document: plain(doc) }))

const chunks = readFileSync(0, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => Uint8Array.from(Buffer.from(line, 'base64')))
let [doc] = A.applyChanges(A.init({ actor: random.hex(16) }), chunks)
A.getAllChanges(doc).map(described).forEach(print)
state(doc)
// A document that went through a save is the same document.
doc = A.load(A.save(doc), { actor: A.getActorId(doc) })
for (let made = 0; made < changes; made++) {
  doc = A.change(doc, { message: text(), time: 1 + made }, (d) => {
    for (let edits = 1 + random.int(6); edits > 0; edits--) edit(d)
  })
  const last = A.getLastLocalChange(doc)
  if (last) print(described(last))
}
state(doc)
