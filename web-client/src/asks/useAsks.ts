import type { Ask } from '@balcony/shared-model'
import { useEffect, useState } from 'react'
import { type AskRecord, api } from '../session/api.ts'
import { useCollection } from '../store/hooks.ts'
import type { MapSource } from '../store/mapSource.ts'

/** How long the page waits before it asks again how many have answered. Milliseconds. */
const countEvery = 5_000

/** The map's questions as everyone sees them, by id. */
export function useAsksOf(source: MapSource): Record<string, Ask> {
  return useCollection(source, 'asks') ?? {}
}

/** What the server alone knows of the questions, such as whether I have answered; asked anew as they come and go, while the page is looked at. */
export function useAskRecords(map: string, asks: Record<string, Ask>): readonly AskRecord[] {
  const [records, setRecords] = useState<readonly AskRecord[]>([])
  const standing = Object.entries(asks)
    .map(([id, ask]) => `${id} ${ask.state}`)
    .join()
  const open = standing.includes(' open')
  useEffect(() => {
    if (standing === '') return
    let gone = false
    const look = () =>
      void api.asks(map).then(
        (all) => !gone && setRecords(all),
        () => {
          // Without the server the strip still shows the question; answering says what is wrong.
        },
      )
    look()
    const again = open ? setInterval(() => !document.hidden && look(), countEvery) : undefined
    addEventListener('balcony:answered', look)
    return () => {
      gone = true
      clearInterval(again)
      removeEventListener('balcony:answered', look)
    }
  }, [map, standing, open])
  return records
}

/** Lets every part of the page know that something about my answers changed. */
export function tellAnswered() {
  dispatchEvent(new Event('balcony:answered'))
}
