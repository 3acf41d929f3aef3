import { useCallback, useEffect, useState } from 'react'
import { messages } from '../messages/index.ts'
import { type AsideRecord, leftBetween } from '../panels/aside.ts'
import type { MapSession } from '../session/mapSession.ts'
import { useAnnounce } from '../ui/Announcer.tsx'

/** What others took off the map since somebody last looked: nothing vanishes unsaid. */
export function useLeaving({ source, editor }: MapSession): { left: readonly AsideRecord[]; dismiss: () => void } {
  const announce = useAnnounce()
  const [left, setLeft] = useState<readonly AsideRecord[]>([])
  useEffect(() => {
    let before = source.current()
    return source.subscribe(() => {
      const after = source.current()
      const gone = leftBetween(before, after)
      before = after
      if (gone.length > 0 && !editor?.isDrawing()) {
        announce(wordsOfLeft(gone))
        setLeft((known) => [...known, ...gone])
      }
      setLeft((known) => {
        const still = known.filter(({ collection, id }) => after[collection][id]?.standing !== 'here')
        return still.length === known.length ? known : still
      })
    })
  }, [source, editor, announce])
  return { left, dismiss: useCallback(() => setLeft([]), []) }
}

export function wordsOfLeft(left: readonly AsideRecord[]): string {
  const text = messages.voices.aside
  const [first] = left
  if (left.length !== 1 || !first) return text.leftMany(left.length)
  if (first.one === null) return text.left(first.name, first.why)
  return first.collection === 'voices' ? text.oneVoice(first.one) : text.oneCard(first.one)
}
