import { expect, test } from 'vitest'
import { readMap } from '@balcony/shared-model'
import { FixedMap } from '../store/fixedMap.ts'
import { cardAt, LinkCurves, linkAt } from './linkCurves.ts'
import { cull, LIVE_ZOOM, MAX_LIVE, MOVING, paced, RESTING } from './nearCards.ts'
import { firstCard, nearestCard } from './navigation.ts'
import { pointAt } from './geometry.ts'
import { isBare, SceneMaker, type CardView, type Scene } from './scene.ts'

const measure = (text: string) => text.length * 8
const placeOf = (card: CardView) => card

function element(label: string, x: number, y: number, more: object = {}) {
  return { kind: 'factor', label, x, y, standing: 'here', ...more }
}

function sceneOf(elements: Record<string, object>, links: Record<string, object> = {}): Scene {
  return new SceneMaker(measure).sceneOf(readMap({ elements, links }))
}

const CROSS = {
  middle: element('Middle', 0, 0),
  left: element('Left', -400, 20),
  right: element('Right', 400, -10),
  up: element('Up', 30, -300),
  down: element('Down', -20, 300),
  far: element('Far right', 900, 0),
}

test('CV1 cards that are aside or gone are not on the map, nor are their links', () => {
  const elements = { a: element('A', 0, 0), b: element('B', 300, 0, { standing: 'aside' }) }
  const scene = sceneOf(elements, { l: { from: 'a', to: 'b', kind: 'influences', standing: 'here' } })
  expect([...scene.cards.keys()]).toEqual(['a'])
  expect(scene.links).toEqual([])
})

test('CV10 a map is bare when nothing stands on it, whatever was put aside', () => {
  expect(isBare(readMap({}))).toBe(true)
  expect(isBare(readMap({ elements: { b: element('B', 0, 0, { standing: 'aside' }) } }))).toBe(true)
  expect(isBare(readMap({ elements: CROSS }))).toBe(false)
})

test('CV1 a change of one element leaves the other cards the same objects', () => {
  const maker = new SceneMaker(measure)
  const map = new FixedMap({ elements: CROSS })
  const before = maker.sceneOf(map.current())
  map.show({ elements: { ...CROSS, up: element('Up!', 30, -300) } })
  const after = maker.sceneOf(map.current())
  expect(after.cards.get('left')).toBe(before.cards.get('left'))
  expect(after.cards.get('up')?.label).toBe('Up!')
})

test.each([
  ['left', 'left'],
  ['right', 'right'],
  ['up', 'up'],
  ['down', 'down'],
] as const)('CV12 the %s arrow goes to the nearest card that way', (direction, id) => {
  const scene = sceneOf(CROSS)
  expect(nearestCard(scene, scene.cards.get('middle')!, direction, placeOf)?.id).toBe(id)
})

test('CV12 every card can be reached by arrows from every other', () => {
  const scattered = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [`e${i}`, element(`E${i}`, (i * 7919) % 1300, (i * 104729) % 900)]),
  )
  const scene = sceneOf(scattered)
  const reached = new Set<string>()
  const next = [firstCard(scene, placeOf)!]
  for (let card = next.pop(); card; card = next.pop()) {
    if (reached.has(card.id)) continue
    reached.add(card.id)
    for (const direction of ['left', 'right', 'up', 'down'] as const) {
      const there = nearestCard(scene, card, direction, placeOf)
      if (there) next.push(there)
    }
  }
  expect(reached.size).toBe(40)
})

test('CV8 a press finds the card beneath it, and near a line the link', () => {
  const scene = sceneOf(CROSS, { l: { from: 'left', to: 'right', kind: 'influences', standing: 'here' } })
  const curves = new LinkCurves()
  expect(cardAt(scene, { x: 402, y: -8 }, placeOf)?.id).toBe('right')
  expect(cardAt(scene, { x: 200, y: 160 }, placeOf)).toBeNull()
  const { curve } = curves.drawnOf(scene.links[0]!, scene, placeOf)!
  const on = pointAt(curve, 0.3)
  expect(linkAt(scene, curves, { x: on.x, y: on.y + 8 }, placeOf, 12)?.id).toBe('l')
  expect(linkAt(scene, curves, { x: on.x, y: on.y + 40 }, placeOf, 12)).toBeNull()
})

test('CV8 a curve is worked out again only when an end moves', () => {
  const scene = sceneOf(CROSS, { l: { from: 'left', to: 'right', kind: 'influences', standing: 'here' } })
  const curves = new LinkCurves()
  const link = scene.links[0]!
  const first = curves.drawnOf(link, scene, placeOf)
  expect(curves.drawnOf(link, scene, placeOf)).toBe(first)
  const moved = curves.drawnOf(link, scene, (card) => (card.id === 'left' ? { x: -500, y: 0 } : card))
  expect(moved).not.toBe(first)
})

test('CV9 only cards near the view are in the page, the rest of those in view are painted', () => {
  const many = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`e${i}`, element('E', i * 300, 0)]))
  const scene = sceneOf(many)
  const near = cull(scene, { x: 0, y: 300, zoom: 1, width: 1200, height: 700 }, placeOf, new Set(['e1500']))
  expect(near.live.length).toBeLessThan(12)
  expect(near.live.map((card) => card.id)).toContain('e1500')
  expect(near.painted).toEqual([])
  const far = cull(scene, { x: 0, y: 300, zoom: LIVE_ZOOM / 2, width: 1200, height: 700 }, placeOf, new Set())
  expect(far.live).toEqual([])
  expect(far.painted.length).toBeGreaterThan(20)
})

test('CV9 where more cards are in view than the page holds, all but the pinned are painted', () => {
  const many = Object.fromEntries(Array.from({ length: MAX_LIVE + 50 }, (_, i) => [`e${i}`, element('E', i, i)]))
  const { live, painted } = cull(
    sceneOf(many),
    { x: 0, y: 0, zoom: 1, width: 1200, height: 700 },
    placeOf,
    new Set(['e3']),
  )
  expect(live.map((card) => card.id)).toEqual(['e3'])
  expect(painted.length).toBe(MAX_LIVE + 49)
})

test('CV9 cards become elements of the page a few a frame, and are painted until then', () => {
  const scene = sceneOf(Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`e${i}`, element('E', i * 10, 0)])))
  const pinned = new Set(['e29'])
  const near = cull(scene, { x: 0, y: 300, zoom: 1, width: 1200, height: 700 }, placeOf, pinned)
  let live: ReadonlySet<string> = new Set()
  let frames = 0
  for (let more = true; more; frames++) {
    const frame = paced(near, scene, live, pinned, RESTING)
    expect(frame.live.length + frame.painted.length).toBe(30)
    expect(frame.live.map((card) => card.id)).toContain('e29')
    live = new Set(frame.live.map((card) => card.id))
    more = frame.more
  }
  expect(live.size).toBe(30)
  expect(frames).toBe(Math.ceil(29 / RESTING.in))
})

test('CV9 while the camera moves what is an element stays one, what comes into view is painted, and what is pinned is an element at once', () => {
  const scene = sceneOf({ here: element('E', 0, 0), there: element('E', 5000, 0), held: element('E', 5200, 0) })
  const there = cull(scene, { x: -4500, y: 300, zoom: 1, width: 1200, height: 700 }, placeOf, new Set(['held']))
  const frame = paced(there, scene, new Set(['here']), new Set(['held']), MOVING)
  expect(frame.live.map((card) => card.id).toSorted()).toEqual(['held', 'here'])
  expect(frame.painted.map((card) => card.id)).toEqual(['there'])
  expect(frame.more).toBe(true)
})

test('CV9 cards stop being elements a few a frame, and are painted beneath them before they go', () => {
  const count = RESTING.out * 2 + 5
  const scene = sceneOf(Object.fromEntries(Array.from({ length: count }, (_, i) => [`e${i}`, element('E', i, 0)])))
  const far = cull(scene, { x: 0, y: 300, zoom: LIVE_ZOOM / 2, width: 1200, height: 700 }, placeOf, new Set())
  let live: ReadonlySet<string> = new Set(scene.cards.keys())
  const sizes: number[] = []
  for (let more = true; more;) {
    const frame = paced(far, scene, live, new Set(), RESTING)
    live = new Set(frame.live.map((card) => card.id))
    expect(frame.painted.length).toBe(count)
    sizes.push(live.size)
    more = frame.more
  }
  expect(sizes).toEqual([count - RESTING.out, count - 2 * RESTING.out, 0])
})
