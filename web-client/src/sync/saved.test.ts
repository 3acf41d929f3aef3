import { type PeerId, Repo, type StorageId } from '@automerge/automerge-repo/slim'
import type { MapDocument } from '@balcony/shared-model'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type StockServer, stockServer } from '../testing/stockServer.ts'
import { until } from '../testing/until.ts'
import { type Admission, HubAdapter } from './hubAdapter.ts'
import { Saved } from './saved.ts'
import { watchConnection } from './watchdog.ts'

let server: StockServer
let page: Repo
let door: Admission

beforeEach(async () => {
  server = await stockServer()
  door = 'welcome'
})

afterEach(async () => {
  await page.shutdown()
  await server.close()
})

async function open() {
  const theirs = server.repo.create<MapDocument>({ title: 'Getting home' } as MapDocument)
  const adapter = new HubAdapter(server.url, async () => door, { known: true, device: new EventTarget() })
  page = new Repo({ peerId: 'page' as PeerId, network: [adapter] })
  const handle = await page.find<MapDocument>(theirs.url)
  const storage = (await server.repo.storageId()) as StorageId
  const saved = new Saved(handle, storage, adapter, 'durable:test')
  await until('all is safe', () => saved.current().kind === 'saved')
  return { adapter, handle, saved }
}

test('P33: is saving until the server’s storage has the change, then saved', async () => {
  const { handle, saved } = await open()
  const seen: string[] = []
  saved.subscribe(() => seen.push(saved.current().kind))

  handle.change((draft) => {
    draft.title = 'Home by noon'
  })
  await until('it is safe', () => seen.at(-1) === 'saved')

  expect(seen).toEqual(['saving', 'saved'])
})

test('P33: offline, counts the changes that were not sent; back again, they are saved', async () => {
  const { adapter, handle, saved } = await open()
  door = 'unreachable'
  server.sockets.at(-1)!.terminate()
  await until('offline', () => saved.current().kind === 'offline')

  for (const title of ['One', 'Two', 'Three']) {
    handle.change((draft) => {
      draft.title = title
    })
  }
  await until('three are counted', () => JSON.stringify(saved.current()) === '{"kind":"offline","changes":3}')
  door = 'welcome'
  adapter.tryNow()

  await until('they are safe', () => saved.current().kind === 'saved')
})

test('P30: a connection over which nothing gets through is given up for a new one', async () => {
  const { adapter, handle, saved } = await open()
  const stop = watchConnection(saved, adapter, 300)
  server.sockets.at(-1)!.pause()

  handle.change((draft) => {
    draft.title = 'Home by noon'
  })
  await until('it is safe over a new connection', () => server.sockets.length === 2 && saved.current().kind === 'saved')
  stop()
})

test('P35: a refusal is shown until it has been dealt with', async () => {
  const { saved } = await open()

  saved.refuse('Only enablers change voices')
  expect(saved.current()).toEqual({ kind: 'refused', reason: 'Only enablers change voices' })
  saved.forgive()

  expect(saved.current().kind).toBe('saved')
})
