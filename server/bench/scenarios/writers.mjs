// Many people in one room who all draw. Each builds its changes on what it was told last, reads and acknowledges what the others draw.
import { join, prepare } from '../clients/automerge.mjs'
import { Hand, highestOperation, placesOf } from '../clients/chunks.mjs'
import { endOfBench } from '../clients/socket.mjs'
import { bytesOf, headOf } from '../clients/wire.mjs'
import { atPace, figures, record, settled, tell, times } from '../harness.mjs'

const DRAIN_LIMIT_MS = 20_000
const [port, people, rate, warmUp, seconds] = process.argv.slice(2).map(Number)

const context = await prepare(port, people)
const places = placesOf(context.doc)
const firstOperation = highestOperation(context.doc) + 1
/** Each change by its hash: who wrote it, as which of theirs. */
const written = new Map()
const byActor = new Map()
let measured = null
let delivered = 0
let expected = 0
let repeated = 0
let frames = 0

class Person {
  constructor(number) {
    this.number = number
    this.hand = new Hand(places)
    byActor.set(this.hand.actor, number)
    this.heads = context.heads
    this.nextOperation = firstOperation
    this.last = null
    this.due = []
    this.saved = 0
    /** How many changes of each person it has. */
    this.seen = new Array(people).fill(0)
  }

  async enter() {
    this.peer = await join(context, `bench-writer-${this.number}`, (sync) => this.hear(sync))
  }

  draw(due) {
    const deps = this.last === null || this.heads.includes(this.last) ? this.heads : [...this.heads, this.last]
    const { chunk, seq, hash } = this.hand.move(`n${this.number}`, this.due.length, deps, this.nextOperation++)
    written.set(hash, { author: this, seq })
    this.due.push(due)
    this.last = hash
    this.seen[this.number] = seq
    expected += people - 1
    this.peer.send([bytesOf(hash)], [chunk])
  }

  hear(sync) {
    for (const chunk of sync.changes) this.take(headOf(chunk))
    const unknown = sync.heads.filter((head) => !this.has(head))
    const own = sync.heads.map((head) => written.get(head)).filter((one) => one?.author === this)
    for (const { seq } of own) for (; this.saved < seq; this.saved++) this.tellSaved()
    if (unknown.length > 0) {
      this.peer.send(this.heads.map(bytesOf), [], unknown.map(bytesOf))
      return
    }
    this.heads = sync.heads
    if (sync.changes.length > 0) {
      frames++
      this.peer.send(sync.rawHeads, [])
    }
  }

  has(head) {
    const one = written.get(head)
    return one ? this.seen[one.author.number] >= one.seq : context.heads.includes(head)
  }

  take({ actor, seq, startOp }) {
    const author = byActor.get(actor)
    if (author === undefined || author === this.number) return
    this.nextOperation = Math.max(this.nextOperation, startOp + 1)
    if (seq <= this.seen[author]) {
      repeated++
      return
    }
    if (seq !== this.seen[author] + 1) throw new Error(`change ${seq} of ${author} came after ${this.seen[author]}`)
    this.seen[author] = seq
    delivered++
    if (measured) record(measured.peers, everybody[author].due[seq - 1])
  }

  tellSaved() {
    if (measured) record(measured.saved, this.due[this.saved])
  }
}

const everybody = Array.from({ length: people }, (_, number) => new Person(number))
for (const person of everybody) await person.enter()
let turn = 0
const draw = (duration) => atPace(rate * people, duration, (due) => everybody[turn++ % people].draw(due))
const drained = () =>
  settled(DRAIN_LIMIT_MS, () => delivered >= expected && everybody.every((one) => one.saved === one.due.length))

await draw(warmUp)
await drained()
await tell({ ready: people })
const before = { delivered, frames, updates: turn }
measured = { peers: times(), saved: times() }
await draw(seconds)
await drained()
const { peers, saved } = measured
await tell({
  readers: people,
  updates: turn - before.updates,
  lost: expected - delivered + everybody.reduce((sum, one) => sum + one.due.length - one.saved, 0),
  repeated,
  changesPerFrame: (delivered - before.delivered) / (frames - before.frames),
  peer: figures(peers),
  saved: figures(saved),
})
endOfBench()
process.exit(0)
