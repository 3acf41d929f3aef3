// Seeded changes of stock clients, for the codec's tests. Prints a JSON line per change, in an order that respects dependencies, then
// one with the result.
//   node changes.mjs <seed> <rounds>
import * as A from '@automerge/automerge'
import { described } from './described.mjs'
import { plain } from './plain.mjs'
import { stockHistory } from './stock-history.mjs'

const [seed, rounds] = process.argv.slice(2).map(Number)
const all = stockHistory(seed, rounds)
const lines = A.getAllChanges(all).map(described)
lines.push(JSON.stringify({ heads: A.getHeads(all), document: plain(all) }))
process.stdout.write(lines.join('\n') + '\n')
