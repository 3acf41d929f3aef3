// Hocuspocus speaks y-websocket's messages, each after the name of its document, and says of each update that it has it.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as yjs from './yjs.mjs'

const NAME = 'bench'
const AUTH = 2
const TOKEN = 0
const SYNC_STATUS = 8

const ENVELOPE = {
  url: (port) => `ws://127.0.0.1:${port}`,
  begin() {
    const to = encoding.createEncoder()
    encoding.writeVarString(to, NAME)
    return to
  },
  skip: (from) => decoding.readVarString(from),
  isSaved: (from) => decoding.readVarUint(from) === SYNC_STATUS && decoding.readVarUint(from) === 1,
  /** Says who one is, and waits until it is believed. */
  greet(socket) {
    const to = ENVELOPE.begin()
    encoding.writeVarUint(to, AUTH)
    encoding.writeVarUint(to, TOKEN)
    encoding.writeVarString(to, 'bench')
    socket.send(encoding.toUint8Array(to))
    return new Promise((resolve) => socket.once('message', resolve))
  },
}

export const prepare = (port, nodes) => yjs.prepare(port, nodes, ENVELOPE)
export const { writer, reader } = yjs
