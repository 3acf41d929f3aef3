import { freshId } from '../document/ids.ts'

/**
 * What this device remembers between visits besides the maps themselves: small, and dropped by "leave this device".
 *
 * Storage may be full or switched off; the page then forgets, and works.
 */
const prefix = 'balcony:'
/** Names the time since somebody left this device: what a tab remembers from before is void. */
const VISIT = 'visit'

/** False where it could not be stored. Little depends on it while the server can be reached. */
export function remember(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(prefix + key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

export function recall<T>(key: string): T | undefined {
  try {
    const kept = localStorage.getItem(prefix + key)
    return kept === null ? undefined : (JSON.parse(kept) as T)
  } catch {
    return undefined
  }
}

export function forget(key: string) {
  try {
    localStorage.removeItem(prefix + key)
  } catch {
    // Then there was nothing to forget.
  }
}

/** Forgets everything that was remembered by this page, in every tab. */
export function forgetAll() {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key)
  } catch {
    // Then there was nothing to forget.
  }
  forgetTab()
}

/** What this tab remembers while it is open; where it has storage of its own, that holds the same, so that a reload loses nothing. */
const inTab = new Map<string, string>()

/** Remembers until this tab is closed, or somebody leaves the device in any tab. */
export function rememberInTab(key: string, value: unknown) {
  const kept = JSON.stringify({ visit: visitNow(), value })
  inTab.set(key, kept)
  try {
    sessionStorage.setItem(prefix + key, kept)
  } catch {
    // Then it lives as long as the page.
  }
}

export function recallInTab<T>(key: string): T | undefined {
  const kept = inTab.get(key) ?? storedInTab(key)
  if (kept === null) return undefined
  const { visit, value } = JSON.parse(kept) as { visit: string; value: T }
  if (visit === visitNow()) return value
  forgetTab()
  return undefined
}

export function forgetInTab(key: string) {
  inTab.delete(key)
  try {
    sessionStorage.removeItem(prefix + key)
  } catch {
    // Then there was nothing to forget.
  }
}

function storedInTab(key: string): string | null {
  try {
    return sessionStorage.getItem(prefix + key)
  } catch {
    return null
  }
}

function forgetTab() {
  inTab.clear()
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
  } catch {
    // Then there was nothing to forget.
  }
}

function visitNow(): string {
  const known = recall<string>(VISIT)
  if (known !== undefined) return known
  const fresh = freshId()
  return remember(VISIT, fresh) ? fresh : ''
}

// Whoever leaves the device in another tab leaves it here too.
globalThis.addEventListener?.('storage', ({ key, newValue }) => {
  if ((key === null || key === prefix + VISIT) && newValue === null) forgetTab()
})
