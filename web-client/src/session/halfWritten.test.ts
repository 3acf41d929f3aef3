import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HalfWritten } from './halfWritten.ts'
import { forgetAll, remember } from './memory.ts'

/** A browser's storage: what it holds are its own keys. */
class Shelf {
  getItem(key: string): string | null {
    return (this as unknown as { [key: string]: string })[key] ?? null
  }
  setItem(key: string, value: string) {
    Object.assign(this, { [key]: value })
  }
  removeItem(key: string) {
    delete (this as unknown as { [key: string]: string })[key]
  }
}

const note = { words: '', way: 'none' }
let device: Shelf

beforeEach(() => {
  device = new Shelf()
  vi.stubGlobal('localStorage', device)
  vi.stubGlobal('sessionStorage', new Shelf())
})

afterEach(() => {
  forgetAll()
  vi.unstubAllGlobals()
})

test('P41: what was half written is there when the form opens again, until it is sent or cancelled', () => {
  const asha = new HalfWritten('map', 'asha')
  asha.keep('note', note, { ...note, words: 'Half a tho' })
  asha.keep('note', note, { ...note, words: 'Half a thought' })

  expect(new HalfWritten('map', 'asha').in('note', note)).toEqual({ words: 'Half a thought', way: 'none' })
  expect(asha.in('another form', note)).toEqual(note)
  asha.forget('note')
  expect(asha.in('note', note)).toEqual(note)
})

test('P41: fields that were left alone, or are as they were, show what others have written there since', () => {
  const asha = new HalfWritten('map', 'asha')
  const card = { name: 'Carers', needs: 'Rest', tags: ['a'] }
  asha.keep('card', card, { name: 'Carers', needs: 'Rest, and a say', tags: ['a'] })

  const now = { name: 'Carers’ forum', needs: 'Time', tags: ['a', 'b'] }
  expect(asha.in('card', now)).toEqual({ name: 'Carers’ forum', needs: 'Rest, and a say', tags: ['a', 'b'] })
  asha.keep('card', now, now)
  expect(asha.in('card', card)).toEqual(card)
})

test('P41: nobody is shown what somebody else, or the same person in another map, has half written', () => {
  new HalfWritten('map', 'asha').keep('note', note, { ...note, words: 'Between us' })

  expect(new HalfWritten('map', 'ben').in('note', note)).toEqual(note)
  expect(new HalfWritten('another map', 'asha').in('note', note)).toEqual(note)
})

test('P36, P41: who leaves the device leaves no words, also not in a tab that was not told', () => {
  const asha = new HalfWritten('map', 'asha')
  asha.keep('note', note, { ...note, words: 'Half a thought' })
  forgetAll()
  expect(JSON.stringify([device, sessionStorage])).not.toContain('Half a thought')
  expect(asha.in('note', note)).toEqual(note)

  // Somebody leaves in another tab: only what the tabs share is cleared, and this one hears nothing of it.
  asha.keep('note', note, { ...note, words: 'Half a thought' })
  for (const key of Object.keys(device)) device.removeItem(key)
  expect(asha.in('note', note)).toEqual(note)
  expect(JSON.stringify(sessionStorage)).not.toContain('Half a thought')
})

test('P41: a reload keeps the words; without storage they live as long as the page', async () => {
  new HalfWritten('map', 'asha').keep('note', note, { ...note, words: 'Half a thought' })
  vi.resetModules()
  const { HalfWritten: Reloaded } = await import('./halfWritten.ts')
  expect(new Reloaded('map', 'asha').in('note', note).words).toBe('Half a thought')

  vi.unstubAllGlobals()
  expect(remember('anything', 1)).toBe(false)
  const asha = new HalfWritten('map', 'asha')
  asha.keep('note', note, { ...note, words: 'Nowhere to put it' })
  expect(asha.in('note', note).words).toBe('Nowhere to put it')
})
