// Seeded changes of stock clients, for the codec's tests: two peers edit one document in every way they can, with
// merges now and then. Prints a JSON line per change, in an order that respects dependencies, then one with the result.
//   node changes.mjs <seed> <rounds>
import * as A from '@automerge/automerge'
import { randomFrom } from './seeded.mjs'
import { described } from './described.mjs'
import { plain } from './plain.mjs'
import { randomEdits } from './edits.mjs'

const [seed, rounds] = process.argv.slice(2).map(Number)
const random = randomFrom(seed)
const { int, pick, chance, hex } = random
const { edit, text } = randomEdits(random)

let peers = [
  A.change(A.init({ actor: hex(16) }), { time: 0 }, (d) =>
    Object.assign(d, { a0: 'text', list: [1, 2], map: {}, total: new A.Counter(1) }),
  ),
]
peers.push(A.clone(peers[0], { actor: hex(16) }), A.clone(peers[0], { actor: hex(4) }))
for (let round = 0; round < rounds; round++) {
  const who = int(peers.length)
  peers[who] = A.change(peers[who], { message: chance(0.7) ? text() : undefined, time: int(2e9) }, (d) => {
    for (let edits = 1 + int(pick([2, 4, 30])); edits > 0; edits--) edit(d)
  })
  if (chance(0.2)) peers[who] = A.emptyChange(peers[who], { message: 'nothing', time: 1 })
  if (chance(0.4)) {
    const other = (who + 1 + int(peers.length - 1)) % peers.length
    peers[other] = A.merge(peers[other], A.clone(peers[who]))
  }
}
const all = peers.slice(1).reduce((doc, peer) => A.merge(doc, A.clone(peer)), A.clone(peers[0]))
const lines = A.getAllChanges(all).map(described)
lines.push(JSON.stringify({ heads: A.getHeads(all), document: plain(all) }))
process.stdout.write(lines.join('\n') + '\n')
