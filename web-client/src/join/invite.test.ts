import { expect, test } from 'vitest'
import { readInvite } from './invite.ts'

test('P62 a link, a bare token and a code in any spelling are all an invitation', () => {
  expect(readInvite(' http://192.168.1.7:8080/join#Zm9vYmFyYmF6cXV4MTIz ')).toBe('Zm9vYmFyYmF6cXV4MTIz')
  expect(readInvite('Zm9vYmFyYmF6cXV4MTIz')).toBe('Zm9vYmFyYmF6cXV4MTIz')
  expect(readInvite('k7m 2pq')).toBe('K7M2PQ')
  expect(readInvite('K7M-2PQ')).toBe('K7M2PQ')
})

test('P62 what is neither is told apart at once', () => {
  expect(readInvite('')).toBeNull()
  expect(readInvite('hello')).toBeNull()
  expect(readInvite('http://192.168.1.7:8080/join')).toBeNull()
})
