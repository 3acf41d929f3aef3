// The cases of automerge-repo's WebSocket adapter that speak to the server without a client.
import * as A from '@automerge/automerge'
import { generateAutomergeUrl, parseAutomergeUrl } from '@automerge/automerge-repo'
import { decode, encode } from 'cbor-x'
import { once } from 'node:events'
import { beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { newPerson } from './person.ts'

const QUIET_MS = 700

let url: string

beforeAll(async () => {
  url = await newPerson('Cara')
})

type Message = { type: string; data?: Uint8Array; [key: string]: unknown }

/** A socket with what came over it, in order. */
class Peer {
  private heard: Message[] = []
  private waiting: ((message: Message) => void)[] = []
  readonly closed: Promise<number>

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (bytes) => {
      const message = decode(bytes as Buffer) as Message
      const next = this.waiting.shift()
      if (next) next(message)
      else this.heard.push(message)
    })
    this.closed = new Promise((resolve) => socket.on('close', resolve))
  }

  static async open() {
    const socket = new WebSocket(url)
    const peer = new Peer(socket)
    await once(socket, 'open')
    return peer
  }

  say(message: object) {
    this.socket.send(encode(message))
  }

  sayBytes(bytes: Uint8Array) {
    this.socket.send(bytes)
  }

  /** The next message, or null if none comes for a while. */
  async hear(): Promise<Message | null> {
    if (this.heard.length > 0) return this.heard.shift()!
    let timer: NodeJS.Timeout | undefined
    const next = await new Promise<Message | null>((resolve) => {
      this.waiting.push(resolve)
      timer = setTimeout(() => {
        this.waiting = this.waiting.filter((one) => one !== resolve)
        resolve(null)
      }, QUIET_MS)
    })
    clearTimeout(timer)
    return next
  }

  /** The next sync message about a document, or null; rosters and the like are passed over. */
  async hearSync(documentId: string) {
    let message = await this.hear()
    while (message !== null && (message.type !== 'sync' || message.documentId !== documentId))
      message = await this.hear()
    return message
  }

  end() {
    this.socket.terminate()
  }
}

const freshId = () => `raw-${crypto.randomUUID()}`

test.each([{ supportedProtocolVersions: ['1'] }, {}])(
  'IN4: join %j is answered by peer, version 1',
  async (versions) => {
    const peer = await Peer.open()
    const senderId = freshId()
    peer.say({ type: 'join', senderId, ...versions })
    expect(await peer.hear()).toMatchObject({ type: 'peer', targetId: senderId, selectedProtocolVersion: '1' })
    peer.end()
  },
)

test('IN4: a version that is not spoken is answered by an error, and the end', async () => {
  const peer = await Peer.open()
  const senderId = freshId()
  peer.say({ type: 'join', senderId, supportedProtocolVersions: ['fake'] })
  expect(await peer.hear()).toMatchObject({
    type: 'error',
    targetId: senderId,
    message: 'unsupported protocol version',
  })
  expect(await peer.closed).toBe(4406)
})

test('IN4: bytes that are no CBOR end their socket: an array that claims more elements than there can be', async () => {
  const peer = await Peer.open()
  peer.sayBytes(Uint8Array.of(0x9b, 0, 0, 0, 1, 0, 0, 0, 0))
  expect(await peer.closed).toBe(4400)
})

test('IN4: a socket that the same peer replaced is closed, and what still comes over it is not heard', async () => {
  const senderId = freshId()
  const first = await Peer.open()
  first.say({ type: 'join', senderId })
  await first.hear()
  const second = await Peer.open()
  second.say({ type: 'join', senderId })
  expect(await second.hear()).toMatchObject({ type: 'peer' })
  expect(await first.closed).toBe(4410)
  second.end()
})

test('IN5: a client that lost an answer and connects again ends level with the hub, and then both are quiet', async () => {
  const { documentId } = parseAutomergeUrl(generateAutomergeUrl())
  const base = A.from<{ foo: string }>({ foo: 'bar' })
  let hubSide = A.clone(base)
  let clientSide = A.change(A.clone(base), (doc) => void (doc.foo = 'qux'))
  hubSide = A.change(hubSide, (doc) => void (doc.foo = 'baz'))

  // What the hub has was brought by another peer.
  const maker = await Peer.open()
  const makerId = freshId()
  maker.say({ type: 'join', senderId: makerId })
  await maker.hear()
  await level(maker, makerId, documentId, hubSide)
  maker.end()

  const senderId = freshId()
  const lost = await Peer.open()
  lost.say({ type: 'join', senderId })
  await lost.hear()
  let [state, message] = A.generateSyncMessage(clientSide, A.initSyncState())
  lost.say({ type: 'request', senderId, documentId, data: message })
  expect(await lost.hearSync(documentId)).not.toBeNull()

  // That answer never arrived: the client keeps its state, draws on and comes back by another socket.
  const again = await Peer.open()
  again.say({ type: 'join', senderId })
  await again.hear()
  clientSide = A.change(clientSide, (doc) => void (doc.foo = 'quoxen'))
  const met = await level(again, senderId, documentId, clientSide, state)
  expect(A.getAllChanges(met)).toHaveLength(4)

  const reader = await Peer.open()
  const readerId = freshId()
  reader.say({ type: 'join', senderId: readerId })
  await reader.hear()
  const seen = await level(reader, readerId, documentId, A.init<{ foo: string }>())
  expect(A.getHeads(seen)).toEqual(A.getHeads(met))
  again.end()
  reader.end()
})

/** Speaks the sync protocol until neither side has anything to say; fails if that takes more than 20 rounds. */
async function level<T>(peer: Peer, senderId: string, documentId: string, doc: A.Doc<T>, from = A.initSyncState()) {
  let state = from
  let current = doc
  for (let round = 0; round < 20; round++) {
    const [next, message] = A.generateSyncMessage(current, state)
    state = next
    if (message) peer.say({ type: 'sync', senderId, documentId, data: message })
    const answer = await peer.hearSync(documentId)
    if (answer) [current, state] = A.receiveSyncMessage(current, state, answer.data!)
    if (!message && !answer) return current
  }
  throw new Error('the two never became quiet')
}
