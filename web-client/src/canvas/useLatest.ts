import { useLayoutEffect, useRef, type RefObject } from 'react'

/** What was last rendered with, for event handlers that live longer than one render. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value)
  useLayoutEffect(() => {
    latest.current = value
  })
  return latest
}
