import { WebSocketClientAdapter } from '@automerge/automerge-repo-network-websocket'
import { inject } from 'vitest'

/** The address under which a new person's clients reach the hub: it carries their ticket. */
export async function newPerson(name: string): Promise<string> {
  const hub = inject('hub')
  const post = async (path: string, body: object, token = '') => {
    const answer = await fetch(hub + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
    return (await answer.json()) as Record<string, string>
  }
  const { token } = await post('/api/session', { name })
  const { ticket } = await post('/api/tickets', {}, token)
  return `${hub.replace('http', 'ws')}/sync?ticket=${ticket}`
}

const RETRY_MS = 200

export const stockAdapter = (url: string) => new WebSocketClientAdapter(url, RETRY_MS)
