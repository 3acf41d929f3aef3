import { cbor, type DocHandle, type PeerId, Repo } from '@automerge/automerge-repo/slim'
import type { MapDocument } from '@balcony/shared-model'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type StockServer, stockServer } from '../testing/stockServer.ts'
import { until } from '../testing/until.ts'
import { HubAdapter } from './hubAdapter.ts'
import { Presence } from './presence.ts'

let server: StockServer
let pages: Repo[]
let theirs: DocHandle<MapDocument>

beforeEach(async () => {
  server = await stockServer()
  theirs = server.repo.create<MapDocument>({ title: 'Getting home' } as MapDocument)
  pages = []
})

afterEach(async () => {
  await Promise.all(pages.map((page) => page.shutdown()))
  await server.close()
})

async function page(name: string) {
  const adapter = new HubAdapter(server.url, async () => 'welcome', { known: true, device: new EventTarget() })
  const repo = new Repo({ peerId: name as PeerId, network: [adapter] })
  pages.push(repo)
  const handle = await repo.find<MapDocument>(theirs.url)
  return { handle, presence: new Presence(handle, name as PeerId, () => adapter.hub) }
}

function roster(peers: { [peer: string]: string }) {
  theirs.broadcast({ balcony: 'roster', peers })
}

test('P34: shows what the others do, under the member that the server names for their peer', async () => {
  const asha = await page('page-asha')
  const ben = await page('page-ben')
  roster({ 'page-asha': 'member-a', 'page-ben': 'member-b' })
  await until('asha sees ben', () => asha.presence.peers().has('page-ben'))

  ben.presence.set({ cursor: { x: 3, y: 4 }, typing: 'element-1' })
  ben.presence.set({ typing: undefined, selection: ['element-1'] })
  await until('the state came', () => asha.presence.peers().get('page-ben')?.state.selection !== undefined)

  expect([...asha.presence.peers()]).toEqual([
    ['page-ben', { member: 'member-b', state: { cursor: { x: 3, y: 4 }, selection: ['element-1'] } }],
  ])
})

test('P34: believes no roster that another page sends, and shows nobody whom the server did not name', async () => {
  const asha = await page('page-asha')
  const ben = await page('page-ben')
  roster({ 'page-asha': 'member-a' })
  const heard: unknown[] = []
  asha.handle.on('ephemeral-message', ({ message }) => heard.push(message))

  ben.handle.broadcast({ balcony: 'roster', peers: { 'page-ben': 'member-a' } })
  ben.presence.set({ cursor: { x: 1, y: 1 } })
  await until('both were heard', () => heard.length >= 2)

  expect(asha.presence.peers().size).toBe(0)
})

test('P34: whoever comes later is told the present state, and whoever left is not shown', async () => {
  const asha = await page('page-asha')
  roster({ 'page-asha': 'member-a' })
  asha.presence.set({ cursor: { x: 7, y: 8 } })
  const ben = await page('page-ben')
  roster({ 'page-asha': 'member-a', 'page-ben': 'member-b' })

  await until('ben sees asha’s pointer', () => ben.presence.peers().get('page-asha')?.state.cursor?.x === 7)
  roster({ 'page-ben': 'member-b' })
  await until('asha is gone', () => ben.presence.peers().size === 0)
})

test('P34: a state is never larger than what the server relays, and many come as few', async () => {
  const asha = await page('page-asha')
  const sent: Uint8Array[] = []
  asha.handle.on('ephemeral-message-outbound', ({ data }) => sent.push(data))
  const many = Array.from({ length: 200 }, (_, index) => `element-${index}-of-a-large-selection`)

  for (let step = 0; step <= 100; step++) {
    asha.presence.set({ cursor: { x: step, y: 0 }, selection: many, drag: { one: [step, step] } })
  }
  await until('the last state went out', () => sent.length > 0)

  expect(sent).toHaveLength(1)
  expect(sent[0]!.byteLength).toBeLessThanOrEqual(512)
  expect(cbor.decode(sent[0]!)).toMatchObject({ cursor: { x: 100 }, drag: { one: [100, 100] } })
})
