import { type DocHandle, type PeerId, Repo } from '@automerge/automerge-repo/slim'
import type { MapDocument } from '@balcony/shared-model'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type StockServer, stockServer } from '../testing/stockServer.ts'
import { until } from '../testing/until.ts'
import { HubAdapter } from './hubAdapter.ts'
import { toldIn, WhoDraws } from './whoDraws.ts'

let server: StockServer
let pages: Repo[]
let theirs: DocHandle<MapDocument>
let stored: Map<string, string>

beforeEach(async () => {
  server = await stockServer()
  theirs = server.repo.create<MapDocument>({ title: 'Getting home' } as MapDocument)
  pages = []
  stored = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  })
})

afterEach(async () => {
  vi.unstubAllGlobals()
  await Promise.all(pages.map((page) => page.shutdown()))
  await server.close()
})

async function page(name: string) {
  const adapter = new HubAdapter(server.url, async () => 'welcome', { known: true, device: new EventTarget() })
  const repo = new Repo({ peerId: name as PeerId, network: [adapter] })
  pages.push(repo)
  const handle = await repo.find<MapDocument>(theirs.url)
  return { handle, whoDraws: new WhoDraws(handle, () => adapter.hub, [], `conduct:${name}`) }
}

test('P45: is what the server said last, and what another page says is not believed', async () => {
  const asha = await page('page-asha')
  const ben = await page('page-ben')
  let heard = 0
  asha.handle.on('ephemeral-message', () => heard++)
  let told = 0
  asha.whoDraws.subscribe(() => told++)

  ben.handle.broadcast({ balcony: 'conduct', handsOff: true, by: 'member-b', locks: {} })
  await until('asha heard ben', () => heard > 0)
  expect(asha.whoDraws.current().handsOff).toBe(false)

  theirs.broadcast({ balcony: 'conduct', handsOff: true, by: 'member-e', locks: { elements: ['one'], links: ['l'] } })
  await until('asha was told', () => asha.whoDraws.current().handsOff)
  expect(asha.whoDraws.current()).toEqual({
    handsOff: true,
    by: 'member-e',
    locks: new Set(['elements/one', 'links/l']),
  })
  theirs.broadcast({ balcony: 'conduct', handsOff: true, by: 'member-e', locks: { links: ['l'], elements: ['one'] } })
  theirs.broadcast({ balcony: 'conduct', handsOff: false, locks: {} })
  await until('asha was told again', () => !asha.whoDraws.current().handsOff)
  expect(told).toBe(2)
})

test('P45 P47: is remembered; and just before it is stricter, what is half written can still be written', async () => {
  const asha = await page('page-asha')
  const seen: boolean[] = []
  asha.whoDraws.beforeStricter(() => seen.push(asha.whoDraws.current().handsOff))
  theirs.broadcast({ balcony: 'conduct', handsOff: true, by: 'member-e', locks: {} })
  await until('asha was told', () => asha.whoDraws.current().handsOff)

  const later = new WhoDraws(asha.handle, () => undefined, [], 'conduct:page-asha')

  expect(later.current()).toEqual({ handsOff: true, by: 'member-e', locks: new Set() })
  theirs.broadcast({ balcony: 'conduct', handsOff: false, locks: {} })
  await until('everybody draws', () => !asha.whoDraws.current().handsOff)
  expect(seen).toEqual([false])
})

test('P45: a message of another form says nothing of who draws', () => {
  for (const message of [undefined, 'conduct', {}, { balcony: 'roster', peers: {} }]) {
    expect(toldIn(message)).toBeUndefined()
  }
  expect(toldIn({ balcony: 'conduct', handsOff: 1, locks: 'all' })).toEqual({ handsOff: false, locks: new Set() })
})
