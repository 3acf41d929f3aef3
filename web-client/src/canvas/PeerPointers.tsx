import { useEffect, useRef } from 'react'
import type { Companion } from './mapCanvasProps.ts'
import type { PeerOnMap } from './usePeers.ts'
import type { Stage } from './stage.ts'
import { toScreen } from './viewport.ts'

interface PeerPointersProps {
  stage: Stage
  peers: readonly PeerOnMap[]
  people: ReadonlyMap<string, Companion>
}

/** Where others point, each with their name; they glide from one place to the next. */
export function PeerPointers({ stage, peers, people }: PeerPointersProps) {
  return (
    <div className="map-pointers" aria-hidden="true">
      {peers.map(({ peer, member, cursor }) => {
        const person = people.get(member)
        return cursor && person ? <PeerPointer key={peer} stage={stage} cursor={cursor} person={person} /> : null
      })}
    </div>
  )
}

/** How long a pointer takes to reach where it was last seen: a little more than the pause between two messages. */
const GLIDE = 90

function PeerPointer({ stage, cursor, person }: { stage: Stage; cursor: { x: number; y: number }; person: Companion }) {
  const element = useRef<HTMLDivElement>(null)
  const shown = useRef(cursor)
  useEffect(() => {
    const start = { ...shown.current }
    const startedAt = performance.now()
    let frame = 0
    const draw = () => {
      const share = Math.min(1, (performance.now() - startedAt) / GLIDE)
      shown.current = { x: start.x + (cursor.x - start.x) * share, y: start.y + (cursor.y - start.y) * share }
      const at = toScreen(stage.view, shown.current)
      if (element.current) element.current.style.transform = `translate(${at.x}px, ${at.y}px)`
      if (share < 1) frame = requestAnimationFrame(draw)
    }
    draw()
    const stop = stage.onFrame(draw)
    return () => {
      cancelAnimationFrame(frame)
      stop()
    }
  }, [stage, cursor])
  return (
    <div ref={element} className="map-pointer" style={{ '--peer': person.colour } as React.CSSProperties}>
      <svg width="22" height="24" viewBox="0 0 22 24">
        <path d="M3 2l15 9.5-7 1.2-3.6 6.6z" />
      </svg>
      <span>{person.name}</span>
    </div>
  )
}
