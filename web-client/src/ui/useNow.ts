import { useSyncExternalStore } from 'react'
import { messages } from '../messages/index.ts'

const step = 30_000
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  timer ??= setInterval(() => {
    now = Date.now()
    for (const each of listeners) each()
  }, step)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
  }
}

/** The time, in steps of half a minute: enough for "3 minutes ago", and it keeps such words true while nobody draws. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now)
}

/** Says how long ago something was. A clock that runs ahead elsewhere makes nothing lie in the future. */
export function useAgo(): (at: number) => string {
  const current = useNow()
  return (at) => messages.time.ago(Math.max(0, current - at))
}
