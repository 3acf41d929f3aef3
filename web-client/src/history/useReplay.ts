import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { api } from '../session/api.ts'
import { FixedMap } from '../store/fixedMap.ts'
import { loadHistory, type MapHistory } from './loadHistory.ts'
import { Pictures } from './pictures.ts'
import { Replay, type ReplayState } from './replay.ts'
import { markedSteps, type MarkedStep, type Session, sessionsOf, type Step, stepsOf } from './timeline.ts'

/** A history laid out to be walked through. */
export interface Walk {
  readonly history: MapHistory
  readonly steps: readonly Step[]
  readonly sessions: readonly Session[]
  readonly marks: readonly MarkedStep[]
  readonly pictures: Pictures<unknown>
  readonly source: FixedMap
  readonly replay: Replay
}

export type Loading =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'empty' }
  | { readonly kind: 'ready'; readonly walk: Walk }

/** The history of a map; `again` fetches it anew and stays where it stands, as after a moment was marked. */
export function useWalk(map: string): { loading: Loading; again: () => void } {
  const [loading, setLoading] = useState<Loading>({ kind: 'loading' })
  const current = useRef<Walk | null>(null)

  const load = useCallback(
    async (isLeft: () => boolean) => {
      try {
        const history = await loadHistory(api, map)
        if (isLeft()) return
        const walk = layOut(map, history, current.current)
        current.current = walk
        setLoading(walk ? { kind: 'ready', walk } : { kind: 'empty' })
      } catch (error) {
        if (!isLeft()) setLoading({ kind: 'failed', error })
      }
    },
    [map],
  )
  useEffect(() => {
    let left = false
    void load(() => left)
    return () => {
      left = true
      current.current?.replay.close()
    }
  }, [load])

  return { loading, again: useCallback(() => void load(() => false), [load]) }
}

/** Lays a history out; a walk before it lends its pictures and its place. Null where nothing has happened yet. */
function layOut(map: string, history: MapHistory, before: Walk | null): Walk | null {
  const steps = stepsOf(history.events)
  if (steps.length === 0) return null
  const marks = markedSteps(steps, history.moments)
  const pictures = before?.pictures ?? new Pictures((at, signal) => api.map(map, at, signal))
  const source = before?.source ?? new FixedMap()
  before?.replay.close()
  const place = before ? placeOf(before, steps) : steps.length - 1
  const replay = new Replay(steps, marks, pictures, source, place)
  return { history, steps, sessions: sessionsOf(steps), marks, pictures, source, replay }
}

/** Where a walk stood, found again in the steps of a longer history. */
function placeOf(before: Walk, steps: readonly Step[]): number {
  const stood = before.steps[before.replay.state().position]
  const found = steps.findLastIndex((step) => step.from <= (stood?.from ?? 0))
  return found === -1 ? steps.length - 1 : found
}

export function useReplayState(replay: Replay): ReplayState {
  return useSyncExternalStore(replay.subscribe, replay.state)
}
