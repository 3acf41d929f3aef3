/** Maps to measure the canvas with, and one to look at. Seeded: the same map every time. */

const KINDS = ['factor', 'factor', 'factor', 'outcome', 'action', 'service', 'stakeholder', 'note']
const WORDS =
  'loneliness waiting times carers trust GP visits discharge targets care home places food poverty housing damp school attendance sleep staff turnover funding'.split(
    ' ',
  )

function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return state / 4294967296
  }
}

export function benchMap(elements: number, links: number) {
  const next = random(7)
  const columns = Math.ceil(Math.sqrt(elements * 0.7))
  const map = empty()
  for (let i = 0; i < elements; i++) {
    const words = Array.from({ length: 1 + Math.floor(next() * 4) }, () => WORDS[Math.floor(next() * WORDS.length)])
    map.elements[`e${i}`] = element(
      KINDS[i % KINDS.length]!,
      words.join(' '),
      (i % columns) * 260 + next() * 70,
      Math.floor(i / columns) * 150 + next() * 50,
    )
  }
  for (let i = 0; i < links; i++) {
    const from = Math.floor(next() * elements)
    const near = [1, -1, columns, -columns, columns + 1, columns - 1, 2, 3 * columns]
    const to = next() < 0.9 ? from + near[Math.floor(next() * near.length)]! : Math.floor(next() * elements)
    if (to < 0 || to >= elements || to === from) continue
    map.links[`l${i}`] = link(`e${from}`, `e${to}`, (['+', '+', '-', '?'] as const)[Math.floor(next() * 4)])
  }
  return map
}

export function sampleMap() {
  const map = empty()
  const put = (id: string, kind: string, label: string, x: number, y: number) => {
    map.elements[id] = element(kind, label, x, y)
  }
  put('a', 'factor', 'Loneliness among older people', 0, 0)
  put('b', 'factor', 'GP visits', 360, -90)
  put('c', 'outcome', 'People stay well at home', 720, 40)
  put('d', 'action', 'Neighbour visiting scheme', 120, 230)
  put('e', 'service', 'Harbourside Community Transport', 420, 190)
  put('f', 'stakeholder', 'Carers’ forum', 760, 240)
  put('g', 'note', 'Nobody asked the evening shift what happens at weekends, and they know', 60, -210)
  put('h', 'factor', 'Discharge targets that the hospital has to meet every winter without extra beds', 500, -280)
  put('i', 'factor', 'Care home places', 880, -210)
  map.links.l1 = link('a', 'b', '+', ['v1', 'v2'])
  map.links.l2 = link('b', 'c', '-')
  map.links.l3 = link('d', 'a', '-', ['v1', 'v2'])
  map.links.l4 = link('e', 'd', '+', ['v1'])
  map.links.l5 = link('f', 'e', undefined, ['v1', 'v2'], 'works-with')
  map.links.l6 = link('h', 'b', '?', ['v1', 'v2'])
  map.links.l7 = link('h', 'i', '+', ['v1', 'v2'], 'influences', { strength: 3, delay: true })
  map.links.l8 = link('i', 'h', '-', ['v1', 'v2'])
  map.links.l9 = link('c', 'f', undefined, ['v1', 'v2'])
  map.links.l10 = link('e', 'c', '+', ['v1'])
  map.links.l10.claims.d = { ...map.links.l10.claims.c, sign: '-', voices: { v2: true }, why: 'The bus does not run' }
  map.links.l10.claims.c.why = 'Getting out'
  return map
}

// oxlint-disable-next-line typescript/no-explicit-any -- raw records, as a stock client would write them
type Records = { [id: string]: any }

function empty() {
  return {
    schema: 1,
    title: 'Bench',
    question: '',
    ...Object.fromEntries(
      'voices stakeholders ambitions notes areas moments experiments asks styles views fields layers agenda'
        .split(' ')
        .map((name) => [name, {}]),
    ),
    elements: {} as Records,
    links: {} as Records,
  }
}

function element(kind: string, label: string, x: number, y: number) {
  const collections = { tags: {}, meanings: {}, stands: {}, aims: {} }
  return {
    kind,
    label,
    notes: '',
    x: Math.round(x),
    y: Math.round(y),
    standing: 'here',
    standingWhy: '',
    by: 'me',
    ...collections,
  }
}

function link(from: string, to: string, sign?: string, voices = ['v1'], kind = 'influences', more = {}) {
  const spoken = Object.fromEntries(voices.map((voice) => [voice, true]))
  const claim = {
    by: 'me',
    voices: spoken,
    as: 'mine',
    why: '',
    evidence: {},
    state: 'held',
    ...(sign && { sign }),
    ...more,
  }
  return { from, to, kind, label: '', standing: 'here', standingWhy: '', by: 'me', claims: { c: claim } as Records }
}
