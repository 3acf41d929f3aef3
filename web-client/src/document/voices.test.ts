import { bundlesOf, oneOf, readMap, type MapDocument } from '@balcony/shared-model'
import { expect, test } from 'vitest'
import { type Browser, browsers, Clock, meet } from '../testing/group.ts'

/** Two people with a map of three factors, of which two are linked to the third. */
function twoPeople() {
  const clock = new Clock()
  const { asha, ben } = browsers(['asha', 'ben'], clock)
  const add = (label: string) => {
    clock.pass(1_000)
    return asha.editor.addElement({ kind: 'factor', label, x: clock.now % 977, y: 5 })
  }
  const [bus, buses, gp] = [add('Bus'), add('Buses'), add('GP visits')] as const
  asha.editor.addLink({ from: bus, to: gp, sign: '+', why: 'One gets there' })
  meet(asha, ben)
  ben.editor.addLink({ from: buses, to: gp, sign: '+', why: 'People meet' })
  meet(asha, ben)
  return { clock, asha, ben, bus, buses, gp }
}

function read({ map }: Browser): MapDocument {
  return readMap(map())
}

const asOne = { label: 'Buses', why: 'The same as “Buses”' }

test('VO20, VO21: two cards that are one are drawn as one, with the links of both, and keep the words of both', () => {
  const { asha, ben, bus, buses, gp } = twoPeople()
  const before = read(ben)

  const stays = ben.editor.makeOne(buses, bus, { ...asOne, placeOf: buses })

  expect(stays).toBe(bus)
  const { elements, links } = read(ben)
  expect(elements[bus]).toMatchObject({ label: 'Buses', standing: 'here', x: before.elements[buses]!.x })
  expect(elements[buses]).toEqual({
    ...before.elements[buses]!,
    standing: 'aside',
    standingWhy: 'The same as “Buses”',
    oneWith: bus,
  })
  expect(links).toEqual(before.links)
  expect(bundlesOf(read(ben))).toMatchObject([{ from: bus, to: gp, reasons: 2, links: { length: 2 } }])
  expect(Object.values(elements[bus]!.meanings)).toMatchObject([{ text: 'Bus', by: 'asha', state: 'held' }])
  meet(asha, ben)
  expect(read(asha)).toEqual(read(ben))
})

test('VO22: undo, and making them two again, bring both back, with what was drawn meanwhile', () => {
  const { asha, ben, bus, buses, gp } = twoPeople()
  ben.editor.makeOne(bus, buses, { ...asOne, placeOf: bus })
  const late = asha.editor.addLink({ from: gp, to: buses, sign: '-' })
  meet(asha, ben)
  expect(bundlesOf(read(ben)).map(({ from, to }) => [from, to])).toContainEqual([gp, bus])

  ben.editor.undo()

  const undone = read(ben)
  expect(undone.elements[bus]).toMatchObject({ label: 'Bus', standing: 'here' })
  expect(undone.elements[buses]).toMatchObject({ label: 'Buses', standing: 'here' })
  expect(undone.elements[buses]).not.toHaveProperty('oneWith')
  expect(bundlesOf(undone).find(({ links }) => links.includes(late))).toMatchObject({ from: gp, to: buses })
  expect(Object.values(undone.elements[bus]!.meanings).map(({ state }) => state)).toEqual(['withdrawn'])

  ben.editor.redo()
  meet(asha, ben)
  expect(read(asha).elements[bus]?.label).toBe('Buses')
  asha.editor.bringBack(buses)
  const two = read(asha)
  expect(bundlesOf(two)).toHaveLength(3)
  expect(two.elements[buses]).toMatchObject({ label: 'Buses', standing: 'here' })
  expect(two.elements[buses]).not.toHaveProperty('oneWith')
  expect(two.elements[bus]?.label).toBe('Bus')
  expect(Object.values(two.elements[bus]!.meanings).filter(({ state }) => state === 'held')).toEqual([])
})

test('VO22: whoever makes the same two one at once, from either side, loses neither', () => {
  const { asha, ben, bus, buses, gp } = twoPeople()
  asha.editor.makeOne(bus, buses, { label: 'Bus', placeOf: bus, why: 'Same' })
  ben.editor.makeOne(buses, bus, { label: 'Buses', placeOf: buses, why: 'Same' })
  meet(asha, ben)

  expect(read(asha).elements[bus]?.standing).toBe('here')
  expect(read(asha).elements[buses]).toMatchObject({ standing: 'aside', oneWith: bus })
  expect(bundlesOf(read(asha))).toMatchObject([{ from: bus, to: gp }])
})

test('VO22: a card that others made one with mine is not taken away by my undo', () => {
  const { clock, asha, ben } = twoPeople()
  const mine = asha.editor.addElement({ kind: 'factor', label: 'Trains', x: 0, y: 0 })
  meet(asha, ben)
  clock.pass(1_000)
  const other = ben.editor.addElement({ kind: 'factor', label: 'Train', x: 0, y: 0 })
  ben.editor.makeOne(mine, other, { label: 'Trains', placeOf: mine, why: 'Same' })
  meet(asha, ben)

  asha.editor.undo()

  expect(read(asha).elements[mine]?.standing).toBe('here')
})

test('VO8: two voices become one without writing anything anew, and two again', () => {
  const { asha, ben } = browsers(['asha', 'ben'])
  const nhs = asha.editor.addVoice({ name: 'ICB', kind: 'agency' })
  const icb = asha.editor.addVoice({ name: 'NHS ICB', kind: 'agency' })
  const a = asha.editor.addElement({ kind: 'factor', label: 'A', x: 0, y: 0 })
  const link = asha.editor.addLink({ from: a, to: asha.editor.addElement({ kind: 'factor', label: 'B', x: 0, y: 0 }) })
  asha.editor.claim(link, { sign: '+', voices: [nhs] })
  meet(asha, ben)
  ben.editor.claim(link, { sign: '+', voices: [icb] })
  const before = read(asha)

  asha.editor.joinVoices(nhs, icb, 'The same as NHS ICB')
  meet(asha, ben)

  expect(read(asha).voices[nhs]).toMatchObject({ standing: 'aside', oneWith: icb })
  expect(read(asha).voices[icb]).toEqual(before.voices[icb])
  expect(bundlesOf(read(asha))).toMatchObject([{ state: 'single-voice', voices: [icb] }])
  asha.editor.bringBack(nhs)
  expect(read(asha).voices).toEqual(before.voices)
  expect(bundlesOf(read(asha))[0]).toMatchObject({ state: 'agreed' })
  asha.editor.undo()
  asha.editor.undo()
  expect(read(asha).voices).toEqual(before.voices)
})

test('VO8: two enablers who join the same two in opposite directions at once lose nothing, and either comes back', () => {
  const { asha, ben } = browsers(['asha', 'ben'])
  const [one, other] = [asha.editor.addVoice({ name: 'ICB' }), asha.editor.addVoice({ name: 'NHS ICB' })]
  meet(asha, ben)
  asha.editor.joinVoices(one, other, 'Same')
  ben.editor.joinVoices(other, one, 'Same')
  meet(asha, ben)
  expect(oneOf(read(asha).voices, one)).toBe(one)

  asha.editor.bringBack(other)

  expect(read(asha).voices[other]?.standing).toBe('here')
  expect(oneOf(read(asha).voices, one)).toBe(other)
})

test('VO7: a new voice comes last, whatever was put in order before', () => {
  const { asha } = browsers(['asha'])
  const first = asha.editor.addVoice({ name: 'ICB' })
  asha.editor.changeVoice(first, { order: 12 })

  const next = asha.editor.addVoice({ name: 'Carers' })

  expect(read(asha).voices[next]?.order).toBe(13)
})

test('VO9: a claim comes with what it rests on in one change', () => {
  const { asha, bus, gp } = twoPeople()
  const link = asha.editor.addLink({
    from: gp,
    to: bus,
    sign: '0',
    evidence: { text: 'Counted', url: 'https://count.example' },
  })
  const [claim] = Object.entries(read(asha).links[link]!.claims)
  expect(Object.values(claim![1].evidence)).toEqual([{ text: 'Counted', url: 'https://count.example' }])

  asha.editor.changeClaim(link, claim![0], { sign: '+', evidence: { text: 'Asked' } })

  expect(Object.values(read(asha).links[link]!.claims[claim![0]]!.evidence)).toHaveLength(2)
})

test('VO11, VO12: what words mean, and what is thought of them, stands beside what others say and is one’s own to take back', () => {
  const { asha, ben, bus } = twoPeople()
  ben.speaksFor.push('carers')
  const meaning = ben.editor.addMeaning(bus, 'The 42 alone')
  const stand = ben.editor.takeStand(bus, { stance: 'reword', why: 'Trams too' })
  asha.editor.takeStand(bus, { stance: 'keep', why: 'Everybody says it' })
  meet(asha, ben)

  expect(read(asha).elements[bus]!.meanings[meaning]).toMatchObject({ by: 'ben', voices: { carers: true } })
  ben.editor.changeStand(bus, stand, { stance: 'unsafe', why: 'It names a driver' })
  expect(read(ben).elements[bus]!.stands[stand]).toMatchObject({ stance: 'unsafe', state: 'held' })
  ben.editor.withdrawStand(bus, stand)
  ben.editor.withdrawMeaning(bus, meaning)
  expect(read(ben).elements[bus]!.stands[stand]?.state).toBe('withdrawn')
  expect(Object.values(read(ben).elements[bus]!.stands)).toHaveLength(2)
  ben.editor.undo()
  ben.editor.undo()
  expect(read(ben).elements[bus]!.meanings[meaning]?.state).toBe('held')
  expect(read(ben).elements[bus]!.stands[stand]?.state).toBe('held')
  ben.editor.undo()
  ben.editor.undo()
  expect(read(ben).elements[bus]!.stands[stand]?.state).toBe('withdrawn')
})

test('VO16: answers come onto the map with their words as meanings of nobody but their voices, and leave it by one undo', () => {
  const { asha, ben } = browsers(['asha', 'ben'])
  const answered = [
    { text: 'beds', answers: ['x1', 'x2'], voices: ['nhs'] },
    { text: 'No beds', answers: ['x3'], voices: [] },
  ]

  const id = asha.editor.putAnswers({ kind: 'factor', label: 'Beds', x: 4, y: 5 }, answered)
  meet(asha, ben)

  const element = read(ben).elements[id]!
  expect(element).toMatchObject({ label: 'Beds', x: 4, y: 5, standing: 'here' })
  const meanings = Object.values(element.meanings)
  expect(meanings.map(({ text, answers, voices }) => [text, Object.keys(answers), Object.keys(voices)])).toEqual(
    expect.arrayContaining([
      ['beds', ['x1', 'x2'], ['nhs']],
      ['No beds', ['x3'], []],
    ]),
  )
  for (const meaning of meanings) expect(meaning).not.toHaveProperty('by')
  ben.editor.keepAnswers(id, [{ text: 'A bed', answers: ['x4'], voices: [] }])
  expect(Object.values(read(ben).elements[id]!.meanings)).toHaveLength(3)
  asha.editor.undo()
  expect(read(asha).elements[id]?.standing).toBe('gone')
})
