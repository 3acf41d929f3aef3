// Clients of the bare relay: a frame of about the size of a change, with its number in it.
import { open } from './socket.mjs'

const UPDATE = 1
const ACKNOWLEDGED = 2
const BYTES = 240

export async function prepare(port) {
  return { url: `ws://127.0.0.1:${port}` }
}

export async function writer({ url }, onSaved) {
  const socket = await open(url)
  socket.on('message', (frame) => {
    if (frame[0] === ACKNOWLEDGED) onSaved(frame.readUInt32BE(1))
  })
  return (seq) => {
    const frame = Buffer.alloc(BYTES)
    frame[0] = UPDATE
    frame.writeUInt32BE(seq, 1)
    socket.send(frame)
  }
}

export async function reader({ url }, _name, onUpdate) {
  const socket = await open(url)
  const answer = Buffer.alloc(74, ACKNOWLEDGED)
  socket.on('message', (frame) => {
    if (frame[0] !== UPDATE) return
    onUpdate(frame.readUInt32BE(1))
    socket.send(answer)
  })
}
