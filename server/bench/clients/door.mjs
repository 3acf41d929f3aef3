/** Asks Balcony over HTTP. */
export function asker(port) {
  const base = `http://127.0.0.1:${port}`
  const post = async (path, body, token) => {
    const headers = {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    }
    const answer = await fetch(base + path, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  const addressFor = async ({ token }) => {
    const { ticket } = await post('/api/tickets', {}, token)
    return `ws://127.0.0.1:${port}/sync?ticket=${ticket}`
  }
  return {
    /** A new person's new map: how to come in as that person, and as others by its link. */
    async newMap(title) {
      const maker = await post('/api/session', { name: 'Bench' })
      const map = await post('/api/maps', { title }, maker.token)
      const invite = await post(`/api/maps/${map.id}/invites`, { role: 'participant' }, maker.token)
      return {
        document: map.url,
        enterAsMaker: () => addressFor(maker),
        async enter(name) {
          const session = await post('/api/session', { name })
          await post('/api/join', { invite: invite.token }, session.token)
          return addressFor(session)
        },
      }
    },
  }
}

/** How to get in: Balcony asks who one is, and everybody is a person of their own; the stock server does not ask. */
export async function doorOf(port) {
  const isBalcony = (await fetch(`http://127.0.0.1:${port}/livez`)).headers.get('content-type')?.includes('json')
  if (!isBalcony)
    return {
      url: `ws://127.0.0.1:${port}`,
      enter: () => `ws://127.0.0.1:${port}`,
    }
  const map = await asker(port).newMap('Bench')
  return {
    url: await map.enterAsMaker(),
    document: map.document,
    enter: map.enter,
  }
}
