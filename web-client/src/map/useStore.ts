import { useCallback, useSyncExternalStore } from 'react'

/** Follows something that tells when it changes. `read` must give the same value until then. */
export function useStore<T>(store: { subscribe(listener: () => void): () => void }, read: () => T): T {
  const subscribe = useCallback((listener: () => void) => store.subscribe(listener), [store])
  return useSyncExternalStore(subscribe, read)
}
