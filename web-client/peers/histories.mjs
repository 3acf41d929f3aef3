// Makes histories as they are asked for, one JSON line each on standard input and output, so that thousands cost one process:
//   {"seed": n, "rounds": n, "sizes": [n, …], "longest": n}  ->  [chunk, …] in an order that respects dependencies
import { createInterface } from 'node:readline'
import * as A from '@automerge/automerge'
import { stockHistory } from './stock-history.mjs'

for await (const line of createInterface({ input: process.stdin })) {
  const { seed, rounds, sizes, longest } = JSON.parse(line)
  const history = stockHistory(seed, rounds, sizes, longest)
  const chunks = A.getAllChanges(history).map((chunk) => Buffer.from(chunk).toString('base64'))
  A.free(history)
  process.stdout.write(`${JSON.stringify(chunks)}\n`)
}
