import type { HubAdapter } from './hubAdapter.ts'
import type { Saved } from './saved.ts'

/** How long a change may be on its way before the connection is thought dead. Milliseconds. */
const patience = 10_000

/**
 * Gives up a connection over which nothing gets through any more. A network that vanishes, as when a laptop leaves a room, closes no socket, and a
 * page cannot ping; but the server answers each change within moments of it.
 */
export function watchConnection(saved: Saved, adapter: HubAdapter, limit = patience): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    const waiting = saved.current().kind === 'saving' && adapter.current() === 'connected'
    if (!waiting) {
      clearTimeout(timer)
      timer = undefined
    } else {
      timer ??= setTimeout(() => {
        timer = undefined
        adapter.drop()
      }, limit)
    }
  }
  const unfollow = [saved.subscribe(look), adapter.subscribe(look)]
  look()
  return () => {
    clearTimeout(timer)
    for (const leave of unfollow) leave()
  }
}
