import { useSyncExternalStore } from 'react'

/** Where the page is: one of the few addresses that Balcony has. */
export type Route =
  | { page: 'home' }
  | { page: 'join' }
  | { page: 'map'; map: string }
  | { page: 'replay'; map: string }
  | { page: 'missing' }

/** The route that a path names. */
export function parseRoute(path: string): Route {
  const [first, map, third, ...rest] = path.split('/').filter(Boolean)
  if (rest.length > 0) return { page: 'missing' }
  if (first === undefined) return { page: 'home' }
  if (first === 'join' && third === undefined) return { page: 'join' }
  if (first === 'map' && map !== undefined) {
    const id = decodeURIComponent(map)
    if (third === undefined) return { page: 'map', map: id }
    if (third === 'replay') return { page: 'replay', map: id }
  }
  return { page: 'missing' }
}

/** The path of a route; the opposite of {@link parseRoute}. */
export function pathOf(route: Route): string {
  switch (route.page) {
    case 'home':
    case 'missing':
      return '/'
    case 'join':
      return '/join'
    case 'map':
      return `/map/${encodeURIComponent(route.map)}`
    case 'replay':
      return `/map/${encodeURIComponent(route.map)}/replay`
  }
}

const moved = 'balcony:moved'

/** Goes to a path of this site without loading the page again. */
export function navigate(path: string, how: { replace?: boolean } = {}) {
  if (how.replace) history.replaceState(null, '', path)
  else history.pushState(null, '', path)
  dispatchEvent(new Event(moved))
}

function subscribe(listener: () => void) {
  addEventListener('popstate', listener)
  addEventListener(moved, listener)
  return () => {
    removeEventListener('popstate', listener)
    removeEventListener(moved, listener)
  }
}

/** The current route, which changes with the address. */
export function useRoute(): Route {
  const path = useSyncExternalStore(subscribe, () => location.pathname)
  return parseRoute(path)
}
