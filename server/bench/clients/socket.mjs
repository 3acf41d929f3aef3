import { WebSocket } from 'ws'

/** An open socket without compression. */
export function open(url) {
  const socket = new WebSocket(url, { perMessageDeflate: false })
  socket.binaryType = 'nodebuffer'
  return new Promise((resolve, reject) => {
    socket.once('open', () => {
      socket.on('close', (code, reason) => {
        if (!closing) throw new Error(`the server closed with ${code} ${reason}`)
      })
      resolve(socket)
    })
    socket.once('error', reject)
  })
}

let closing = false

/** From now on a server may close its sockets. */
export function endOfBench() {
  closing = true
}
