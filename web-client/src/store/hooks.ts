import { useCallback, useSyncExternalStore } from 'react'
import type { CollectionName, CollectionRecord, MapDocument } from '@balcony/shared-model'
import type { MapSource } from './mapSource.ts'

/** The whole map; drawn again after every change, so for panels and summaries, not for single elements. */
export function useMap(source: MapSource): MapDocument {
  const subscribe = useCallback((listener: () => void) => source.subscribe(listener), [source])
  return useSyncExternalStore(subscribe, () => source.current())
}

/** One collection; drawn again only when something in it changes. */
export function useCollection<C extends CollectionName>(
  source: MapSource,
  collection: C,
): Record<string, CollectionRecord[C]> {
  const subscribe = useCallback((listener: () => void) => source.subscribe(listener), [source])
  return useSyncExternalStore(
    subscribe,
    () => source.current()[collection] as unknown as Record<string, CollectionRecord[C]>,
  )
}

/** One record, or undefined where there is none; drawn again only when that record changes. */
export function useRecord<C extends CollectionName>(
  source: MapSource,
  collection: C,
  id: string,
): CollectionRecord[C] | undefined {
  const subscribe = useCallback(
    (listener: () => void) => source.subscribeTo(collection, id, listener),
    [source, collection, id],
  )
  return useSyncExternalStore(
    subscribe,
    () => (source.current()[collection] as unknown as Record<string, CollectionRecord[C]>)[id],
  )
}

/** Something that has a present state and says when it changes: an opening, a saved state, a presence. */
interface Followed<T> {
  current(): T
  subscribe(listener: () => void): () => void
}

/** The present state of something, followed. */
export function useCurrent<T>(followed: Followed<T>): T {
  const subscribe = useCallback((listener: () => void) => followed.subscribe(listener), [followed])
  return useSyncExternalStore(subscribe, () => followed.current())
}
