import { useEffect, useMemo, useState } from 'react'
import type { MapSource } from '../store/mapSource.ts'
import type { Presence } from '../sync/presence.ts'
import type { Point } from './geometry.ts'
import type { Companion } from './mapCanvasProps.ts'
import type { Stage } from './stage.ts'

/** Another page that has this map open, as far as the canvas shows it. */
export interface PeerOnMap {
  readonly peer: string
  readonly member: string
  readonly cursor: Point | undefined
  readonly viewport: { x: number; y: number; zoom: number } | undefined
}

const UNKNOWN = '#6f6a63'

/** A dropped card waits so long where it was dropped for the change that puts it there. */
const DROP_PATIENCE = 1500

/** Follows what others do on the map: their drags and selections go to the stage, their pointers are returned. */
export function usePeers(
  presence: Presence | null,
  stage: Stage,
  source: MapSource,
  people: ReadonlyMap<string, Companion>,
): readonly PeerOnMap[] {
  const [peers, setPeers] = useState<readonly PeerOnMap[]>([])
  const dropped = useMemo(() => new Drops(stage), [stage])
  useEffect(() => {
    if (!presence) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const readAgain = () => {
      if (dropped.wait()) read()
    }
    const read = () => {
      const drags = new Map<string, Point>()
      const colours = new Map<string, string>()
      const seen: PeerOnMap[] = []
      for (const [peer, { member, state }] of presence.peers()) {
        const colour = people.get(member)?.colour ?? UNKNOWN
        for (const id of state.selection ?? []) colours.set(id, colour)
        if (state.typing) colours.set(state.typing, colour)
        for (const [id, [x, y]] of Object.entries(state.drag ?? {})) {
          drags.set(id, { x, y })
          colours.set(id, colour)
        }
        seen.push({ peer, member, cursor: state.cursor, viewport: state.viewport })
      }
      stage.showOthers({ drags: dropped.after(drags), colours })
      setPeers(seen)
      clearTimeout(timer)
      if (dropped.wait()) timer = setTimeout(read, DROP_PATIENCE)
    }
    read()
    const stops = [presence.subscribe(read), source.subscribe(readAgain)]
    return () => {
      clearTimeout(timer)
      for (const stop of stops) stop()
    }
  }, [presence, stage, source, people, dropped])
  return peers
}

/** Presence ends a drag a moment before the change arrives: until then the card stays where it was let go. */
class Drops {
  readonly #stage: Stage
  #last = new Map<string, { at: Point; from: Point; until: number }>()

  constructor(stage: Stage) {
    this.#stage = stage
  }

  /** Whether a dropped card still waits for its change. */
  wait(): boolean {
    return this.#last.size > 0
  }

  after(drags: ReadonlyMap<string, Point>): ReadonlyMap<string, Point> {
    const now = performance.now()
    const shown = new Map(drags)
    for (const [id, drop] of this.#last) {
      const card = this.#stage.scene.cards.get(id)
      const waits = card && card.x === drop.from.x && card.y === drop.from.y && now < drop.until
      if (shown.has(id) || !waits) this.#last.delete(id)
      else shown.set(id, drop.at)
    }
    for (const [id, at] of drags) {
      const card = this.#stage.scene.cards.get(id)
      if (card) this.#last.set(id, { at, from: { x: card.x, y: card.y }, until: now + DROP_PATIENCE })
    }
    return shown
  }
}
