import { expect, test } from 'vitest'
import { codeIn } from './join/invite.ts'
import { parseRoute, pathOf, type Route } from './router.ts'

const routes: readonly [string, Route][] = [
  ['/', { page: 'home' }],
  ['/join', { page: 'join' }],
  ['/map/harbourside', { page: 'map', map: 'harbourside' }],
  ['/map/harbourside/replay', { page: 'replay', map: 'harbourside' }],
]

test.each(routes)('%s leads to its page, and the page to it', (path, route) => {
  expect(parseRoute(path)).toEqual(route)
  expect(pathOf(route)).toBe(path)
})

test.each(['/elsewhere', '/map', '/map/a/b', '/map/a/replay/b'])('%s leads nowhere', (path) => {
  expect(parseRoute(path)).toEqual({ page: 'missing' })
})

test('a code in the path leads to the joining page', () => {
  expect(parseRoute('/join/K7QM2X')).toEqual({ page: 'join' })
  expect(parseRoute('/join/K7QM2X/')).toEqual({ page: 'join' })
  expect(codeIn('/join/K7QM2X')).toBe('K7QM2X')
  expect(codeIn('/join')).toBe('')
})

test('an id with strange letters survives the way there and back', () => {
  const route: Route = { page: 'map', map: 'a b/ü' }
  expect(parseRoute(pathOf(route))).toEqual(route)
})
