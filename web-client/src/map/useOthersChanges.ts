import { useEffect, useRef } from 'react'
import { COLLECTION_NAMES, type MapDocument } from '@balcony/shared-model'
import { messages } from '../messages/index.ts'
import type { MapSession } from '../session/mapSession.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import type { Companions } from './useCompanions.ts'

/** How long others' changes are gathered before they are summed up. Milliseconds. */
const gathering = 6_000

/** Sums up what others changed, in one polite sentence: "Asha and 2 others made 6 changes." */
export function useOthersChanges(session: MapSession, companions: Companions) {
  const announce = useAnnounce()
  const latest = useRef({ companions, announce })
  useEffect(() => {
    latest.current = { companions, announce }
  })
  useEffect(() => {
    const { source, editor, me } = session
    let before = source.current()
    let changed = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | undefined

    const tell = () => {
      timer = undefined
      const others = latest.current.companions.here.filter((one) => one.member !== me.member).map((one) => one.name)
      latest.current.announce(summed(others, changed.size))
      changed = new Set()
    }
    const onChange = () => {
      const after = source.current()
      const touched = changedRecords(before, after)
      before = after
      if (editor?.isDrawing()) return
      for (const key of touched) changed.add(key)
      if (changed.size > 0) timer ??= setTimeout(tell, gathering)
    }
    const stop = source.subscribe(onChange)
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [session])
}

/** The sentence for so many changes, when these others are here. */
export function summed(others: readonly string[], changes: number): string {
  const text = messages.map.changes
  if (others.length === 0) return text.some(changes)
  const named = others.length === 2 ? others : others.slice(0, 1)
  return text.by(named, others.length - named.length, changes)
}

/** The records that differ, as "collection id". What did not change keeps its identity, so this reads little. */
export function changedRecords(before: MapDocument, after: MapDocument): string[] {
  const changed: string[] = []
  for (const name of COLLECTION_NAMES) {
    const [was, is]: { [id: string]: unknown }[] = [before[name], after[name]]
    if (was === is || !was || !is) continue
    for (const id of new Set([...Object.keys(was), ...Object.keys(is)]))
      if (was[id] !== is[id]) changed.push(`${name} ${id}`)
  }
  if (before.title !== after.title) changed.push('title')
  if (before.question !== after.question) changed.push('question')
  return changed
}
