import { useEffect, useState } from 'react'
import { timeLeft, type Timer } from '../sync/courseNow.ts'

/** So much later than the change of a second the page looks again, so that it is never a moment too early. Milliseconds. */
const past = 20

/** How much time is left, second by second; null where there is no timer. Milliseconds. */
export function useTimeLeft(timer: Timer, serverTime: () => number): number | null {
  const [now, setNow] = useState(serverTime)
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout>
    const look = () => {
      const time = serverTime()
      setNow(time)
      const left = timer.kind === 'running' ? timer.endsAt - time : 0
      if (left > 0) waiting = setTimeout(look, (left % 1000) + past)
    }
    look()
    return () => clearTimeout(waiting)
  }, [timer, serverTime])
  return timeLeft(timer, now)
}
