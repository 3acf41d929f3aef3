/** A TCP line that a test can spoil: between one client and the server, on a port of its own. */
import { connect, createServer } from 'node:net'

/** How much is passed on before the cut in mid-frame, of what came in one piece. */
const CUT_SHARE = 0.5
const BYTE_EVERY_MS = 1_000

export class Proxy {
  #lines = new Set()
  #shut = false
  #unheard = []
  #spoil = 'nothing'
  #delayMs = 0

  static async open(target) {
    const proxy = new Proxy()
    proxy.server = createServer((client) => proxy.#accept(client, target))
    await new Promise((resolve) => proxy.server.listen(0, '127.0.0.1', resolve))
    proxy.port = proxy.server.address().port
    return proxy
  }

  /**
   * Spoils all lines, open and new: `delay` by `ms` each way, `trickle` one byte a second, `cut` each at its next piece, in the middle,
   * `swallow` everything and let neither side know (half-open). `ghost` breaks the client's side of the lines that are open and lets the
   * server believe in them; new lines are good.
   */
  spoil(how, ms = 0) {
    this.#spoil = how === 'ghost' ? 'nothing' : how
    this.#delayMs = ms
    if (how === 'ghost') for (const line of this.#lines) line.haunt()
  }

  /** What the server said on ghost lines, where nobody heard it. */
  get unheard() {
    return Buffer.concat(this.#unheard)
  }

  /** Makes the network well again. What was held back is passed on; lines that swallowed are reset, as real ones are. */
  heal() {
    const swallowed = this.#spoil === 'swallow'
    this.#spoil = 'nothing'
    for (const line of this.#lines) {
      if (swallowed || line.ghost) line.reset()
      else line.flush()
    }
  }

  /** Ends all lines, and takes no new ones until it is open again. */
  shut() {
    this.#shut = true
    for (const line of this.#lines) line.reset()
  }

  open() {
    this.#shut = false
  }

  close() {
    for (const line of this.#lines) line.reset()
    this.server.close()
  }

  #accept(client, target) {
    if (this.#shut) {
      client.destroy()
      return
    }
    const server = connect(target, '127.0.0.1')
    const held = []
    let timer
    const line = {
      ghost: false,
      haunt: () => {
        line.ghost = true
        client.destroy()
      },
      reset: () => {
        client.destroy()
        server.destroy()
      },
      flush: () => {
        clearTimeout(timer)
        timer = undefined
        for (const { to, bytes } of held.splice(0)) to.write(bytes)
      },
    }
    this.#lines.add(line)
    const trickle = () => {
      timer = undefined
      const next = held[0]
      if (next === undefined || this.#spoil !== 'trickle') return
      next.to.write(next.bytes.subarray(0, 1))
      next.bytes = next.bytes.subarray(1)
      if (next.bytes.length === 0) held.shift()
      timer = setTimeout(trickle, BYTE_EVERY_MS)
    }
    const pass = (bytes, to) => {
      if (line.ghost) {
        if (to === client) this.#unheard.push(bytes)
      } else if (this.#spoil === 'cut') {
        to.write(bytes.subarray(0, Math.ceil(bytes.length * CUT_SHARE)), () => line.reset())
      } else if (this.#spoil === 'swallow') {
        // Neither side hears of it.
      } else if (this.#spoil === 'trickle') {
        held.push({ to, bytes })
        timer ??= setTimeout(trickle, BYTE_EVERY_MS)
      } else if (this.#spoil === 'delay' || held.length > 0) {
        held.push({ to, bytes })
        setTimeout(() => {
          const due = held.shift()
          if (due) due.to.write(due.bytes)
        }, this.#delayMs)
      } else {
        to.write(bytes)
      }
    }
    client.on('data', (bytes) => pass(bytes, server))
    server.on('data', (bytes) => pass(bytes, client))
    const end = (other, side) => () => {
      // A half-open line: the side that still stands is told nothing until the network is well.
      if (this.#spoil === 'swallow' || (line.ghost && side === 'client')) return
      // What was passed on before the end still arrives.
      other.end()
      clearTimeout(timer)
      this.#lines.delete(line)
    }
    client.on('close', end(server, 'client'))
    server.on('close', end(client, 'server'))
    client.on('error', () => {})
    server.on('error', () => {})
  }
}
