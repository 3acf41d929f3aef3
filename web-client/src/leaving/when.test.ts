import { expect, test } from 'vitest'
import { fieldsOf, isOver, momentOf, whenOf } from './when.ts'

const session = { at: '2099-07-03T09:00:00Z', minutes: 90, zone: 'Europe/London', place: '' }

test('LE12 the fields of a form name a moment by the clock of this device, and back', () => {
  const at = momentOf('2099-07-03', '10:05')
  expect(at && fieldsOf(at)).toEqual({ day: '2099-07-03', time: '10:05' })
  expect(momentOf('', '10:05')).toBeNull()
  expect(momentOf('2099-07-03', '')).toBeNull()
})

test('LE12 a session is told by the clock that it was meant by', () => {
  expect(whenOf(session, 'en-GB')).toEqual({ day: 'Friday 3 July 2099', hours: '10:00 – 11:30, London' })
  expect(whenOf({ ...session, zone: 'Nowhere/Atlantis' }, 'en-GB').hours).toContain('Atlantis')
})

test('LE12 a session is over when its time has run out', () => {
  expect(isOver(session, Date.parse('2099-07-03T10:29:00Z'))).toBe(false)
  expect(isOver(session, Date.parse('2099-07-03T10:30:00Z'))).toBe(true)
})
