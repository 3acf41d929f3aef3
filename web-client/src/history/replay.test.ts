import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FixedMap } from '../store/fixedMap.ts'
import { Pictures } from './pictures.ts'
import { Replay } from './replay.ts'
import type { MarkedStep, Step } from './timeline.ts'

const steps: Step[] = Array.from({ length: 40 }, (_, index) => ({
  index,
  at: index,
  person: 'asha',
  name: 'Asha',
  voices: [],
  text: `Step ${index}`,
  subjects: [`e${index}`],
  heads: [`h${index}`],
  from: index + 1,
  to: index + 1,
}))
const mark = { moment: { id: 'm', title: 'M', narration: '', heads: ['h9'], at: '', kind: 'moment' }, step: 9 }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A server whose answers come when the test says so. */
class Server {
  readonly asked: string[] = []
  readonly #open = new Map<string, (picture: unknown) => void>()
  hold = false

  readonly load = (at: string, signal: AbortSignal) =>
    new Promise<unknown>((resolve, reject) => {
      this.asked.push(at)
      signal.addEventListener('abort', () => reject(new Error('aborted')))
      if (this.hold) this.#open.set(at, resolve)
      else resolve({ title: at })
    })

  answer(at: string) {
    this.#open.get(at)?.({ title: at })
  }
}

function start(server: Server, position?: number, marks: MarkedStep[] = []) {
  const map = new FixedMap()
  return { map, replay: new Replay(steps, marks, new Pictures(server.load), map, position) }
}

const settle = () => vi.advanceTimersByTimeAsync(0)

test('R5 it opens at now, and a jump shows the map as it was', async () => {
  const { map, replay } = start(new Server())
  await settle()
  expect(map.current().title).toBe('h39')
  replay.go(5)
  await settle()
  expect(map.current().title).toBe('h5')
  expect(replay.state()).toMatchObject({ position: 5, shown: 5 })
})

test('R5 the last picture stays until the next is there', async () => {
  const server = new Server()
  const { map, replay } = start(server, 3)
  await settle()
  server.hold = true
  replay.go(20)
  await settle()
  expect(map.current().title).toBe('h3')
  expect(replay.state()).toMatchObject({ position: 20, shown: 3 })
  server.answer('h20')
  await settle()
  expect(map.current().title).toBe('h20')
})

test('R6 whoever scrubs gets the picture of where they stopped, however many lie between', async () => {
  const server = new Server()
  const { map, replay } = start(server, 0)
  await settle()
  server.hold = true
  server.asked.length = 0
  for (let i = 2; i <= 30; i++) replay.go(i)
  await settle()
  for (const at of server.asked) server.answer(at)
  await settle()
  server.answer('h30')
  await settle()
  expect(map.current().title).toBe('h30')
  expect(server.asked.filter((at) => at !== 'h30').length).toBeLessThan(4)
})

test('R6 the pictures next to the one on screen are fetched ahead, and none is fetched twice', async () => {
  const server = new Server()
  const { replay } = start(server, 10)
  await settle()
  expect(server.asked).toEqual(expect.arrayContaining(['h10', 'h11', 'h9']))
  replay.step(1)
  await settle()
  expect(server.asked.filter((at) => at === 'h11')).toHaveLength(1)
})

test('R7 playing takes steps and stops at the end', async () => {
  const { replay } = start(new Server(), 37)
  await settle()
  replay.play()
  expect(replay.state().playing).toBe(true)
  await vi.advanceTimersByTimeAsync(1200)
  expect(replay.state().position).toBe(38)
  await vi.advanceTimersByTimeAsync(3000)
  expect(replay.state()).toMatchObject({ position: 39, playing: false })
})

test('R7 playing from the end begins again at the beginning', async () => {
  const { replay } = start(new Server())
  await settle()
  replay.play()
  expect(replay.state().position).toBe(0)
})

test('R7 playing waits for a picture that is late', async () => {
  const server = new Server()
  const { replay } = start(server, 0)
  await settle()
  server.hold = true
  replay.go(10)
  replay.play()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(replay.state().position).toBe(10)
  server.answer('h10')
  await vi.advanceTimersByTimeAsync(1200)
  expect(replay.state().position).toBe(11)
})

test('R7 however quick, playing stops at no step beyond a moment before showing it', async () => {
  const { replay } = start(new Server(), 0, [mark])
  replay.setSpeed(16)
  await settle()
  replay.play()
  const seen = new Set<number>()
  replay.subscribe(() => seen.add(replay.state().position))
  await vi.advanceTimersByTimeAsync(12_000)
  expect(seen).toContain(9)
  expect(replay.state().position).toBe(39)
})

test('R8 what a step was about is marked when it is stepped to, and not after a jump', async () => {
  const { replay } = start(new Server(), 10)
  await settle()
  replay.step(1)
  await settle()
  expect([...replay.state().fresh]).toEqual(['e11'])
  replay.go(30)
  await settle()
  expect(replay.state().fresh.size).toBe(0)
})

test('R9 a picture that cannot be had is said, and can be tried again', async () => {
  let broken = true
  const pictures = new Pictures(() => (broken ? Promise.reject(new Error('down')) : Promise.resolve({ title: 'here' })))
  const replay = new Replay(steps, [], pictures, new FixedMap(), 3)
  await settle()
  expect(replay.state().failed).toBe(true)
  broken = false
  replay.retry()
  await settle()
  expect(replay.state()).toMatchObject({ failed: false, shown: 3 })
})

test('R4 the keys of moments go from one to the next', async () => {
  const { replay } = start(new Server(), 20, [mark])
  replay.stepMoment(-1)
  expect(replay.state().position).toBe(9)
  replay.stepMoment(1)
  expect(replay.state().position).toBe(39)
})
