// Many rooms of a few people: in each one moves a node now and then, and the others read and acknowledge it.
import { joinNew } from '../clients/newcomer.mjs'
import { asker } from '../clients/door.mjs'
import { Hand, highestOperation, placesOf } from '../clients/chunks.mjs'
import { endOfBench } from '../clients/socket.mjs'
import { bytesOf, headOf } from '../clients/wire.mjs'
import { atPace, figures, record, settled, tell, times } from '../harness.mjs'

const DRAIN_LIMIT_MS = 20_000
/** Rooms that are set up at a time. */
const AT_ONCE = 8
const [port, count, people, rate, warmUp, seconds] = process.argv.slice(2).map(Number)

const door = asker(port)
let measured = null
let sent = 0
let delivered = 0
let expected = 0
let unsaved = 0

/** A room with its people in it; the first one draws. */
async function furnished(number) {
  const map = await door.newMap(`Bench ${number}`)
  const room = { due: [], saved: 0 }
  let nextOperation = 0
  let hand = null
  const maker = await joinNew(await map.enterAsMaker(), map.document, `maker-${number}`, (sync) => {
    if (hand && sync.heads.includes(room.last)) {
      for (; room.saved < room.due.length; room.saved++) {
        unsaved--
        if (measured) record(measured.saved, room.due[room.saved])
      }
    }
  })
  await maker.change((doc) => (doc.nodes = { n0: { x: -1 } }))
  nextOperation = highestOperation(maker.doc) + 1
  hand = new Hand(placesOf(maker.doc))
  room.last = maker.heads[0]
  for (let i = 1; i < people; i++) {
    const name = `reader-${number}-${i}`
    let seen = 0
    await joinNew(await map.enter(name), map.document, name, (sync, peer) => {
      for (const { actor, seq } of sync.changes.map(headOf)) {
        if (actor !== hand.actor) continue
        if (seq !== ++seen) throw new Error(`change ${seq} of room ${number} where ${seen} was next`)
        delivered++
        if (measured) record(measured.peers, room.due[seq - 1])
      }
      if (sync.changes.length > 0) peer.send(sync.rawHeads, [])
    })
  }
  room.draw = (due) => {
    const { chunk, hash } = hand.move('n0', room.due.length, [room.last], nextOperation++)
    room.last = hash
    room.due.push(due)
    unsaved++
    expected += people - 1
    maker.peer.send([bytesOf(hash)], [chunk])
  }
  return room
}

const rooms = []
let next = 0
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    while (next < count) rooms.push(await furnished(next++))
  }),
)
const draw = (duration) => atPace(rate * count, duration, (due) => rooms[sent++ % count].draw(due))
const drained = () => settled(DRAIN_LIMIT_MS, () => delivered >= expected && unsaved === 0)

await draw(warmUp)
await drained()
await tell({ ready: count })
const first = sent
measured = { peers: times(), saved: times() }
await draw(seconds)
await drained()
await tell({
  rooms: count,
  readers: people - 1,
  updates: sent - first,
  lost: expected - delivered + unsaved,
  peer: figures(measured.peers),
  saved: figures(measured.saved),
})
endOfBench()
process.exit(0)
