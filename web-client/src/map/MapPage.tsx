import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { messages } from '../messages/index.ts'
import type { MapOpening, Opening } from '../session/mapSession.ts'
import { openMap } from '../session/openMap.ts'
import { MapShell } from './MapShell.tsx'
import { MapStatus, Opening as OpeningPage } from './MapStatus.tsx'
import { RefusedStrip } from './refused/RefusedStrip.tsx'
import { ReturnCodeStrip } from './ReturnCodeStrip.tsx'

/** The map at an address: opening, open, or the reason why not. */
export function MapPage({ map }: { map: string }) {
  const opening = useOpening(map)
  const [entered, setEntered] = useState(false)
  if (opening.state === 'open' && !entered) setEntered(true)
  const text = messages.map.status
  switch (opening.state) {
    case 'opening':
      return <OpeningPage />
    case 'open':
      return (
        <>
          <ReturnCodeStrip />
          <RefusedStrip session={opening.session} />
          <MapShell key={opening.session.me.document + opening.session.role} session={opening.session} />
        </>
      )
    case 'missing':
      return <MapStatus {...(entered ? text.removed : text.notFound)} />
    case 'stranger':
      return <MapStatus {...(entered ? text.expired : text.notFound)} doors />
    case 'unreachable':
      return <MapStatus {...text.unavailable} retry />
  }
}

/** Holds the map open for as long as the page shows it. */
function useOpening(map: string): Opening {
  const [now, setNow] = useState<Opening>({ state: 'opening' })
  useEffect(() => {
    const door: MapOpening = openMap(map)
    let isOpen = false
    const follow = () => {
      const next = door.current()
      if (isOpen && next.state !== 'open') {
        // The copy is about to be closed: words that are half typed enter it, and from here on nobody can draw on it.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
        flushSync(() => setNow(next))
      } else setNow(next)
      isOpen = next.state === 'open'
    }
    const stop = door.subscribe(follow)
    follow()
    return () => {
      stop()
      void door.close()
    }
  }, [map])
  return now
}
