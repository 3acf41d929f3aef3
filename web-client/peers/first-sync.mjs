// The first sync message of a stock document of so many changes, and their hashes, as one line of JSON.
import * as Automerge from '@automerge/automerge'

let doc = Automerge.init({ actor: 'aa'.repeat(16) })
for (let i = 0; i < Number(process.argv[2]); i++) {
  doc = Automerge.change(doc, { time: i }, (draft) => void (draft[`k${i % 7}`] = i))
}
const [, message] = Automerge.generateSyncMessage(doc, Automerge.initSyncState())
const line = {
  message: Buffer.from(message).toString('base64'),
  heads: Automerge.getHeads(doc),
  hashes: Automerge.getAllChanges(doc).map((change) => Automerge.decodeChange(change).hash),
}
process.stdout.write(`${JSON.stringify(line)}\n`)
