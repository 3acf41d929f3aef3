// Stock peers that sync by Automerge's own functions, one JSON line a question on standard input and one an answer on standard output:
//   {"peer": name, "do": "make", "actor": hex}
//   {"peer", "do": "edit", "seed"} | {"peer", "do": "drop"}      random edits; a new connection
//   {"peer", "do": "say"}                                        -> message or null
//   {"peer", "do": "hear", "message"}
//   {"peer", "do": "heads"} -> [hash, …] | {"peer", "do": "save"} -> document
//   {"do": "read", "document"}                                   -> what a saved document holds, as text
import { createInterface } from 'node:readline'
import * as A from '@automerge/automerge'
import { plain } from './plain.mjs'
import { randomEdits } from './edits.mjs'
import { randomFrom } from './seeded.mjs'

const LONGEST = 20
const docs = new Map()
const states = new Map()
const bytes = (text) => Uint8Array.from(Buffer.from(text, 'base64'))
const text = (data) => Buffer.from(data).toString('base64')

const answers = {
  make({ peer, actor }) {
    docs.set(peer, A.init({ actor }))
    return answers.drop({ peer })
  },
  edit({ peer, seed }) {
    const random = randomFrom(seed)
    const { edit } = randomEdits(random, LONGEST)
    const edited = A.change(docs.get(peer), { time: seed % 1e9 }, (d) => {
      for (let left = 1 + random.int(4); left > 0; left--) edit(d)
    })
    docs.set(peer, edited)
    return ''
  },
  say({ peer }) {
    const [state, message] = A.generateSyncMessage(docs.get(peer), states.get(peer))
    states.set(peer, state)
    return message ? text(message) : null
  },
  hear({ peer, message }) {
    const [doc, state] = A.receiveSyncMessage(docs.get(peer), states.get(peer), bytes(message))
    docs.set(peer, doc)
    states.set(peer, state)
    return ''
  },
  drop({ peer }) {
    states.set(peer, A.initSyncState())
    return ''
  },
  heads: ({ peer }) => A.getHeads(docs.get(peer)),
  save: ({ peer }) => text(A.save(docs.get(peer))),
  read({ document }) {
    const doc = A.load(bytes(document))
    // Where counters conflict, stock itself reads other sums in other replicas.
    const held = JSON.stringify(plain(doc), (name, value) => (name === 'counter' ? 'a number' : value))
    A.free(doc)
    return held
  },
}

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line)
  process.stdout.write(`${JSON.stringify(answers[question.do](question))}\n`)
}
