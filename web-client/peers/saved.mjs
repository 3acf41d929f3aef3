// A stock document of so many changes, as one line of JSON: what it saves. Usage: node saved.mjs <number of changes>
import * as Automerge from '@automerge/automerge'

let doc = Automerge.init({ actor: 'aa'.repeat(16) })
for (let i = 0; i < Number(process.argv[2]); i++) {
  doc = Automerge.change(doc, { time: i }, (draft) => void (draft[`k${i}`] = i))
}
process.stdout.write(`${JSON.stringify({ document: Buffer.from(Automerge.save(doc)).toString('base64') })}\n`)
