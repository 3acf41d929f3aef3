/**
 * What this device remembers between visits besides the maps themselves: small, and dropped by "leave this device".
 *
 * Storage may be full or switched off; the page then forgets, and works.
 */
const prefix = 'balcony:'

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

/** Forgets everything that was remembered by this page. */
export function forgetAll() {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key)
  } catch {
    // Then there was nothing to forget.
  }
}
