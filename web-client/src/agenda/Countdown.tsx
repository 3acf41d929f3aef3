import { messages } from '../messages/index.ts'
import type { Timer } from '../sync/courseNow.ts'
import { useTimeLeft } from './useTimeLeft.ts'

/** The time that is left, for the eye; screen readers are told at the end, and may look. Calm: it neither blinks nor sounds. */
export function Countdown({ timer, serverTime }: { timer: Timer; serverTime: () => number }) {
  const text = messages.running.timer
  const left = useTimeLeft(timer, serverTime)
  if (left === null) return null
  const seconds = Math.ceil(left / 1000)
  const isUp = seconds === 0
  return (
    <p className={isUp ? 'countdown countdown-up' : 'countdown'} role="timer" aria-label={text.label}>
      <span aria-hidden="true">{isUp ? text.up : clock(seconds)}</span>
      <span className="visually-hidden">{isUp ? text.up : text.left(text.spoken(seconds))}</span>
      {timer.kind === 'paused' && <span className="countdown-paused">{text.paused}</span>}
    </p>
  )
}

/** `4:05`, `1:02:00`. */
export function clock(seconds: number): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
}
