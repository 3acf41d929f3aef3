import { useEffect, useRef } from 'react'

/**
 * Puts the focus and the eye at the beginning of the page, as loading it anew would, each time that something else is shown: another address, or
 * what comes after a step on the same one.
 */
export function useBeginning(shown: unknown) {
  const before = useRef(shown)
  useEffect(() => {
    if (before.current !== shown) {
      document.getElementById('main')?.focus({ preventScroll: true })
      window.scrollTo(0, 0)
    }
    before.current = shown
  }, [shown])
}
