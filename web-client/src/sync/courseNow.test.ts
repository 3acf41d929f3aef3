import { type DocHandle, type PeerId, Repo } from '@automerge/automerge-repo/slim'
import type { MapDocument } from '@balcony/shared-model'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type StockServer, stockServer } from '../testing/stockServer.ts'
import { until } from '../testing/until.ts'
import { CourseNow, noCourse, timeLeft } from './courseNow.ts'
import { HubAdapter } from './hubAdapter.ts'

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

async function page(name: string, clock: () => number) {
  const adapter = new HubAdapter(server.url, async () => 'welcome', { known: true, device: new EventTarget() })
  const repo = new Repo({ peerId: name as PeerId, network: [adapter] })
  pages.push(repo)
  const handle = await repo.find<MapDocument>(theirs.url)
  return { handle, course: new CourseNow(handle, () => adapter.hub, [], `course:${name}`, clock) }
}

const noon = Date.UTC(2026, 10, 22, 12)

test('RU4: devices whose clocks differ count the same time, and go on counting after a reload without a connection', async () => {
  const behind = await page('page-behind', () => noon - 3 * 60_000)
  const ahead = await page('page-ahead', () => noon + 60 * 60_000)
  theirs.broadcast({ balcony: 'course', now: noon, step: 'write', since: noon, endsAt: noon + 90_000 })
  await until('both were told', () => [behind, ahead].every(({ course }) => course.current().step?.id === 'write'))

  for (const { course } of [behind, ahead]) {
    const { timer } = course.current().step!
    expect(timeLeft(timer, course.serverTime())).toBe(90_000)
  }
  ahead.course.close()
  const again = new CourseNow(
    ahead.handle,
    () => undefined,
    [],
    'course:page-ahead',
    () => noon + 61 * 60_000,
  )
  expect(timeLeft(again.current().step!.timer, again.serverTime())).toBe(30_000)
})

test('RU8: what another page says of the course is not believed', async () => {
  const asha = await page('page-asha', () => noon)
  const ben = await page('page-ben', () => noon)
  let heard = 0
  asha.handle.on('ephemeral-message', () => heard++)

  ben.handle.broadcast({ balcony: 'course', now: noon, callBy: 'member-ben', callUntil: noon + 60_000 })
  await until('asha heard ben', () => heard > 0)
  expect(asha.course.current()).toBe(noCourse)

  theirs.broadcast({ balcony: 'course', now: noon, callBy: 'member-edda', callUntil: noon + 60_000 })
  await until('asha was told', () => asha.course.current().call !== null)
  expect(asha.course.current().call).toEqual({ by: 'member-edda', until: noon + 60_000 })
})

test('RU5: a timer that has run out has nothing left, and one that is paused what it had', () => {
  expect(timeLeft({ kind: 'running', endsAt: noon }, noon + 5)).toBe(0)
  expect(timeLeft({ kind: 'paused', left: 7 }, noon)).toBe(7)
  expect(timeLeft({ kind: 'none' }, noon)).toBeNull()
})
