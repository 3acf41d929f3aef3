import type { NextSession } from '../session/api.ts'

/** The zone of this device's clock, as `Europe/London`. */
export function zoneHere(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
}

/** The moment that a day and a time of this device's clock name; null where they name none. */
export function momentOf(day: string, time: string): Date | null {
  const at = new Date(`${day}T${time}`)
  return day === '' || time === '' || Number.isNaN(at.getTime()) ? null : at
}

/** A moment as the day and the time that fields of a form hold, by this device's clock. */
export function fieldsOf(at: Date): { day: string; time: string } {
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    day: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    time: `${two(at.getHours())}:${two(at.getMinutes())}`,
  }
}

/** Whether a session is over. */
export function isOver({ at, minutes }: NextSession, now: number): boolean {
  return Date.parse(at) + minutes * 60_000 <= now
}

/** A session's day, and its hours, by the clock that it was meant by; by this device's where that is not known. */
export function whenOf({ at, minutes, zone }: NextSession, language: string): { day: string; hours: string } {
  const begin = new Date(at)
  const end = new Date(begin.getTime() + minutes * 60_000)
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, inZone(options, zone))
  const clock = format({ hour: '2-digit', minute: '2-digit' })
  // Browsers differ in the comma between the two.
  const day = [format({ weekday: 'long' }), format({ dateStyle: 'long' })].map((part) => part.format(begin)).join(' ')
  return { day, hours: `${clock.format(begin)} – ${clock.format(end)}, ${placeOf(zone)}` }
}

/** `Europe/London` as people say it: London. */
export function placeOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

function inZone(options: Intl.DateTimeFormatOptions, timeZone: string): Intl.DateTimeFormatOptions {
  try {
    return new Date(0).toLocaleString('en', { timeZone }) ? { ...options, timeZone } : options
  } catch {
    return options
  }
}
