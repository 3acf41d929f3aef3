import * as A from '@automerge/automerge'
import { randomFrom } from './seeded.mjs'
import { randomEdits } from './edits.mjs'

/**
 * A document as stock clients make it, from a seed: several edit it in every way they can, offline from each other, merging now and
 * then, sometimes going on from a save under another actor. Not by changeAt: stock 3.5.0 itself loses operations over it (MissingOps).
 *
 * @param sizes how many edits a change may have, one of which is drawn for each change
 */
export function stockHistory(seed, rounds, sizes = [2, 4, 30], longest = 300) {
  const random = randomFrom(seed)
  const { int, pick, chance, hex } = random
  const { edit, text } = randomEdits(random, longest)
  const some = (d) => {
    for (let edits = 1 + int(pick(sizes)); edits > 0; edits--) edit(d)
  }
  const first = A.init({ actor: hex(16) })
  let peers = [
    A.change(first, { time: 0 }, (d) =>
      Object.assign(d, { a0: 'text', list: [1, 2], map: {}, total: new A.Counter(1) }),
    ),
  ]
  peers.push(A.clone(peers[0], { actor: hex(16) }), A.clone(peers[0], { actor: hex(4) }))
  for (let round = 0; round < rounds; round++) {
    const who = int(peers.length)
    const options = { message: chance(0.7) ? text() : undefined, time: int(2e9) }
    if (chance(0.05)) peers[who] = A.load(A.save(peers[who]), { actor: hex(16) })
    peers[who] = A.change(peers[who], options, some)
    if (chance(0.2)) peers[who] = A.emptyChange(peers[who], { message: 'nothing', time: 1 })
    if (chance(0.4)) {
      const other = (who + 1 + int(peers.length - 1)) % peers.length
      peers[other] = A.merge(peers[other], peers[who])
    }
  }
  const all = peers.reduce((doc, peer) => A.merge(doc, peer))
  for (const peer of peers.slice(1)) A.free(peer)
  return all
}
