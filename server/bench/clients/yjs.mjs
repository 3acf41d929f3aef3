// Light clients of y-websocket: they read every update's clock and hold no document. The protocol has no acknowledgement.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { open } from './socket.mjs'

const SYNC = 0
const STEP_1 = 0
const UPDATE = 2

/** What a message stands in: y-websocket has nothing around it, Hocuspocus the name of the document. */
const BARE = {
  url: (port) => `ws://127.0.0.1:${port}/bench`,
  begin: () => encoding.createEncoder(),
  skip: () => {},
}

export async function prepare(port, nodes, envelope = BARE) {
  const doc = new Y.Doc()
  const map = doc.getMap('nodes')
  doc.transact(() => {
    for (let i = 0; i < nodes; i++) map.set(`n${i}`, new Y.Map(Object.entries({ x: i, y: i, label: `Factor ${i}` })))
  })
  const context = {
    url: envelope.url(port),
    envelope,
    doc,
    nodes,
    before: Y.getState(doc.store, doc.clientID),
  }
  const socket = await join(context)
  socket.send(message(context, UPDATE, Y.encodeStateAsUpdate(doc)))
  await probe(context, doc)
  return context
}

/** Waits until the server hands out all that the document has. */
async function probe(context, doc) {
  for (let attempt = 0; attempt < 100; attempt++) {
    const socket = await open(context.url)
    const copy = new Y.Doc()
    const answered = new Promise((resolve) =>
      socket.on('message', (frame) => {
        const from = decoding.createDecoder(frame)
        context.envelope.skip(from)
        if (decoding.readVarUint(from) !== SYNC || decoding.readVarUint(from) === STEP_1) return
        Y.applyUpdate(copy, decoding.readVarUint8Array(from))
        resolve()
      }),
    )
    await context.envelope.greet?.(socket)
    socket.send(message(context, STEP_1, Y.encodeStateVector(copy)))
    await answered
    socket.removeAllListeners('close')
    socket.close()
    if (copy.getMap('nodes').size === doc.getMap('nodes').size) return
  }
  throw new Error('the map did not reach the server')
}

export async function writer(context, onSaved) {
  const { doc, nodes } = context
  const map = doc.getMap('nodes')
  const waiting = []
  const socket = await join(context, (from) => {
    if (context.envelope.isSaved?.(from)) onSaved(waiting.shift())
  })
  let update
  doc.on('update', (bytes) => (update = bytes))
  return (seq) => {
    map.get(`n${seq % nodes}`).set('x', seq)
    waiting.push(seq)
    socket.send(message(context, UPDATE, update))
  }
}

export async function reader(context, _name, onUpdate) {
  const { doc, before } = context
  await join(context, (from) => {
    if (decoding.readVarUint(from) !== SYNC || decoding.readVarUint(from) !== UPDATE) return
    const update = decoding.createDecoder(decoding.readVarUint8Array(from))
    for (let clients = decoding.readVarUint(update); clients > 0; clients--) {
      const structs = decoding.readVarUint(update)
      if (decoding.readVarUint(update) !== doc.clientID) throw new Error('an update of nobody')
      const clock = decoding.readVarUint(update)
      for (let i = 0; i < structs; i++) onUpdate(clock + i - before + 1)
      if (clients > 1) throw new Error('an update of several writers')
    }
  })
}

async function join(context, onMessage = () => {}) {
  const socket = await open(context.url)
  socket.on('message', (frame) => {
    const from = decoding.createDecoder(frame)
    context.envelope.skip(from)
    onMessage(from)
  })
  await context.envelope.greet?.(socket)
  socket.send(message(context, STEP_1, Y.encodeStateVector(context.doc)))
  return socket
}

function message({ envelope }, kind, bytes) {
  const to = envelope.begin()
  encoding.writeVarUint(to, SYNC)
  encoding.writeVarUint(to, kind)
  encoding.writeVarUint8Array(to, bytes)
  return encoding.toUint8Array(to)
}
