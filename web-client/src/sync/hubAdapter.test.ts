import { type PeerId, Repo } from '@automerge/automerge-repo/slim'
import type { MapDocument } from '@balcony/shared-model'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import { type StockServer, stockServer } from '../testing/stockServer.ts'
import { until } from '../testing/until.ts'
import { Backoff } from './backoff.ts'
import { type Admission, HubAdapter } from './hubAdapter.ts'

let server: StockServer
let pages: Repo[]

beforeEach(async () => {
  server = await stockServer()
  pages = []
})

afterEach(async () => {
  await Promise.all(pages.map((page) => page.shutdown()))
  await server.close()
})

/** A page that asks `admit` before each return. */
function page(admit: () => Promise<Admission> = async () => 'welcome', url = server.url) {
  const device = new EventTarget()
  const adapter = new HubAdapter(url, admit, { known: true, device })
  const repo = new Repo({ peerId: `page-${pages.length}` as PeerId, network: [adapter] })
  pages.push(repo)
  return { adapter, device, repo }
}

test('P30: comes back by itself soon after the connection is cut, and what was drawn meanwhile arrives', async () => {
  const { adapter, repo } = page()
  const theirs = server.repo.create<Partial<MapDocument>>({ title: 'Getting home' })
  const mine = await repo.find<Partial<MapDocument>>(theirs.url)
  const states: string[] = []
  adapter.subscribe(() => states.push(adapter.current()))

  server.sockets.at(-1)!.terminate()
  await until('the cut is seen', () => states.includes('lost'))
  const cutAt = Date.now()
  mine.change((draft) => {
    draft.question = 'What really matters here?'
  })
  await until('the change arrived', () => theirs.doc().question === 'What really matters here?')

  expect(Date.now() - cutAt).toBeLessThan(4_000)
  expect(states).toEqual(['lost', 'connected'])
})

test('P30: waits from a quarter of a second, doubling to ten, spread by half each way', () => {
  const shortest = new Backoff(() => 0)
  const longest = new Backoff(() => 1)

  expect([1, 2, 3, 4].map(() => shortest.next())).toEqual([125, 250, 500, 1_000])
  expect(Array.from({ length: 8 }, () => longest.next()).at(-1)).toBe(15_000)
})

test('P30: tries at 250 ms, then half a second later and so on, at most ten seconds apart, and at once when the device is back', async () => {
  vi.useFakeTimers({ now: 0 })
  try {
    const device = new EventTarget()
    const tries: number[] = []
    const atTheDoor = async (): Promise<Admission> => {
      tries.push(Date.now())
      if (tries.length === 2) throw new Error('an answer that cannot be read')
      return 'unreachable'
    }
    const adapter = new HubAdapter('ws://unused', atTheDoor, { backoff: new Backoff(() => 0.5), device })

    adapter.connect('page' as PeerId)
    await vi.advanceTimersByTimeAsync(40_000)
    expect(tries).toEqual([0, 250, 750, 1_750, 3_750, 7_750, 15_750, 25_750, 35_750])
    device.dispatchEvent(new Event('online'))
    expect(tries.at(-1)).toBe(40_000)
    adapter.disconnect()
    await vi.advanceTimersByTimeAsync(40_000)
    expect(tries).toHaveLength(10)
  } finally {
    vi.useRealTimers()
  }
})

test('P30: a try that hangs is given up when the device says that it is online, and cannot end the one after it', async () => {
  const mute = new WebSocketServer({ port: 0 })
  const sockets: WebSocket[] = []
  mute.on('connection', (socket) => sockets.push(socket))
  const { port } = mute.address() as AddressInfo
  const { device } = page(undefined, `ws://127.0.0.1:${port}`)
  await until('a try hangs', () => sockets[0]?.readyState === WebSocket.OPEN)

  device.dispatchEvent(new Event('online'))
  await until('another try', () => sockets.length === 2)

  await until('the first is given up', () => sockets[0]?.readyState === WebSocket.CLOSED)
  expect(sockets[1]?.readyState).toBe(WebSocket.OPEN)
  for (const socket of sockets) socket.terminate()
  mute.close()
})

test('P30: gives up a connection when the device goes offline, and tries at once when it is back', async () => {
  const { adapter, device } = page()
  await until('connected', () => adapter.current() === 'connected')

  device.dispatchEvent(new Event('offline'))
  expect(adapter.current()).toBe('lost')
  device.dispatchEvent(new Event('online'))
  await until('connected again', () => adapter.current() === 'connected')

  expect(server.sockets).toHaveLength(2)
})

test('P31: asks at the door before each return, and stays away when it is turned away', async () => {
  const answers: Admission[] = ['unreachable', 'welcome', 'turned away']
  const asked: (Admission | undefined)[] = []
  const { adapter } = page(async () => {
    asked.push(answers[asked.length])
    return asked.at(-1) ?? 'welcome'
  })
  await until('connected', () => adapter.current() === 'connected')

  server.sockets.at(-1)!.terminate()
  await until('connected again', () => server.sockets.length === 2 && adapter.current() === 'connected')
  server.sockets.at(-1)!.terminate()
  await until('turned away', () => asked.length === 3)
  await until('away', () => adapter.current() === 'lost')

  expect(asked).toEqual(answers)
  expect(server.sockets).toHaveLength(2)
})

test('a page whose server does not answer is ready to say so', async () => {
  const { adapter } = page(undefined, 'ws://127.0.0.1:9')

  await adapter.whenReady()

  expect(adapter.current()).toBe('lost')
})
