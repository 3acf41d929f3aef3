// What automerge-repo's sync server promises its clients, and what a peer sees of a hub instead of the other peers.
import { Repo, type PeerId } from '@automerge/automerge-repo'
import { afterEach, beforeAll, expect, inject, test, vi } from 'vitest'
import { newPerson, stockAdapter } from './person.ts'

let url: string
const repos: Repo[] = []

beforeAll(async () => {
  url = await newPerson('Ben')
})

afterEach(async () => {
  for (const repo of repos.splice(0)) await repo.shutdown()
})

function repo(peerId: string) {
  const adapter = stockAdapter(url)
  const made = new Repo({ network: [adapter], peerId: `${peerId}-${crypto.randomUUID()}` as PeerId })
  repos.push(made)
  return { repo: made, adapter }
}

test('IN2: the server answers at its root', async () => {
  expect((await fetch(inject('hub'))).status).toBe(200)
})

test('IN2: a document that one client made is found by another, as it is', async () => {
  const handle = repo('maker').repo.create<{ test?: string }>()
  handle.change((doc) => {
    doc.test = 'hello'
  })
  const found = await repo('finder').repo.find<{ test?: string }>(handle.url)
  await vi.waitFor(() => expect(found.doc().test).toBe('hello'), 10_000)
})

test('IN2: nothing is sent to a peer that did not ask for it', async () => {
  const maker = repo('maker').repo
  const handle = maker.create<{ test?: string }>({ test: 'mine' })
  const other = repo('other')
  await other.repo.networkSubsystem.whenReady()
  const seen: unknown[] = []
  other.adapter.on('message', (message) => seen.push(message.documentId))
  handle.change((doc) => {
    doc.test = 'still mine'
  })
  const asked = other.repo.create({ test: 'theirs' })
  await vi.waitFor(() => expect(seen).toContain(asked.documentId), 10_000)
  expect(seen).not.toContain(handle.documentId)
  expect(Object.keys(other.repo.handles)).toEqual([asked.documentId])
  expect((await other.repo.find<{ test?: string }>(handle.url)).doc().test).toBe('still mine')
})

test('IN2: a document that nobody has is said to be unavailable', async () => {
  const nowhere = new Repo().create().url
  await expect(repo('asker').repo.find(nowhere)).rejects.toThrow(/unavailable/)
})

test('IN3: a client meets one peer, the hub, with its storage id', async () => {
  const adapter = stockAdapter(url)
  const met = new Promise<{ peerId: string; peerMetadata: object }>((resolve) => {
    adapter.on('peer-candidate', resolve)
  })
  adapter.connect(`meets-${crypto.randomUUID()}` as PeerId, { isEphemeral: true })
  const candidate = await met
  adapter.disconnect()
  expect(candidate.peerId).toMatch(/^balcony-/)
  expect(candidate.peerMetadata).toMatchObject({ isEphemeral: false })
  expect(candidate.peerId).toBe(`balcony-${(candidate.peerMetadata as { storageId: string }).storageId}`)
})

test('IN3: who disconnects is told so, and the others stay connected', async () => {
  const left = repo('left')
  const right = repo('right')
  await Promise.all([left.repo.networkSubsystem.whenReady(), right.repo.networkSubsystem.whenReady()])
  const gone = new Promise((resolve) => left.adapter.on('peer-disconnected', resolve))
  let rightGone = false
  right.adapter.on('peer-disconnected', () => (rightGone = true))
  left.adapter.disconnect()
  // A repo whose adapter is gone cannot be shut down a second time.
  repos.splice(repos.indexOf(left.repo), 1)
  await gone
  const handle = right.repo.create({ test: 1 })
  await repo('third').repo.find(handle.url)
  expect(rightGone).toBe(false)
})
