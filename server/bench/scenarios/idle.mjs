// Many sockets that are open and say nothing: what they take of the server's memory, and that all of them still hear.
import { joinNew } from '../clients/newcomer.mjs'
import { asker } from '../clients/door.mjs'
import { endOfBench } from '../clients/socket.mjs'
import { bytesOf } from '../clients/wire.mjs'
import { settled, tell } from '../harness.mjs'

const HEARD_LIMIT_MS = 20_000
/** Rooms that are filled at a time. */
const AT_ONCE = 4
const [port, sockets, perRoom, seconds] = process.argv.slice(2).map(Number)

const door = asker(port)
let heard = 0
let expected = 0

async function filled(number) {
  const map = await door.newMap(`Bench ${number}`)
  const maker = await joinNew(await map.enterAsMaker(), map.document, `maker-${number}`, () => {})
  await maker.change((doc) => (doc.nodes = { n0: { x: -1 } }))
  for (let i = 1; i < Math.min(perRoom, sockets - number * perRoom); i++) {
    const name = `idle-${number}-${i}`
    await joinNew(await map.enter(name), map.document, name, (sync, peer) => {
      heard += sync.changes.length
      if (sync.changes.length > 0) peer.send(sync.rawHeads, [])
    })
    expected++
  }
  return maker
}

const makers = []
let next = 0
const count = Math.ceil(sockets / perRoom)
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    while (next < count) makers.push(await filled(next++))
  }),
)
await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
await tell({ ready: sockets })
await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
// The accounts are read at the next line, before anybody is heard again.
await tell({ sockets, rooms: count, updates: 1, idle: true })
heard = 0
for (const maker of makers) await maker.change((doc) => (doc.nodes.n0.x = 1))
await settled(HEARD_LIMIT_MS, () => heard >= expected)
await tell({
  sockets,
  updates: makers.length,
  lost: expected - heard,
  awake: true,
})
endOfBench()
process.exit(0)
