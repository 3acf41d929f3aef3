// One stock automerge-repo client that opens a map, draws in it and gives it another title, and prints as one JSON line what stock Automerge then
// reads: the map, its heads, and each change's hash, message and time. It stays connected until its standard input ends.
// Usage: node draw.mjs <socket url> <automerge url>
import * as A from '@automerge/automerge'
import { Repo } from '@automerge/automerge-repo'
import { WebSocketClientAdapter } from '@automerge/automerge-repo-network-websocket'

const [socket, url] = process.argv.slice(2)
const repo = new Repo({ network: [new WebSocketClientAdapter(socket)] })
const handle = await repo.find(url)
const before = A.getHeads(handle.doc())
const first = A.getAllChanges(handle.doc()).map((chunk) => A.decodeChange(chunk))

handle.change(
  (map) => {
    map.elements.one = {
      kind: new A.ImmutableString('factor'),
      label: 'Loneliness',
      notes: '',
      x: 1,
      y: 2,
      tags: {},
      standing: new A.ImmutableString('here'),
    }
  },
  { message: 'add', time: 1_700_000_000 },
)
handle.change(
  (map) => {
    map.elements.one.x = 30
    map.elements.one.y = 40
  },
  { message: 'move', time: 1_700_000_001 },
)
handle.change((map) => A.updateText(map, ['title'], 'Drawn anew'), { message: 'title', time: 1_700_000_002 })
const doc = handle.doc()
console.log(
  JSON.stringify({
    map: doc,
    before: [...before].sort(),
    heads: [...A.getHeads(doc)].sort(),
    title: typeof doc.title,
    changes: first.map(({ hash, message, time }) => ({ hash, message, time })),
  }),
)
process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
