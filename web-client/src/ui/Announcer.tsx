import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'

const AnnounceContext = createContext<(text: string) => void>(() => {})

/** Says a sentence to screen readers through the page's one polite live region. */
export function useAnnounce(): (text: string) => void {
  return useContext(AnnounceContext)
}

/** Holds the live region. A no-break space flips at the end, so that the same sentence twice is said twice. */
export function Announcer({ children }: { children: ReactNode }) {
  const [text, setText] = useState('')
  const flip = useRef(false)
  const announce = useCallback((sentence: string) => {
    flip.current = !flip.current
    setText(flip.current ? sentence : `${sentence}\u00a0`)
  }, [])
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="visually-hidden" role="status" aria-live="polite" data-testid="announcer">
        {text}
      </div>
    </AnnounceContext>
  )
}
