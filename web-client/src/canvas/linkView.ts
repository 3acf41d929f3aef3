import type { Claim, Link, LinkKind, MapDocument, Sign, Strength } from '@balcony/shared-model'

/** What the claims of a link come to, taken together. */
export type Tone = 'more' | 'less' | 'none' | 'unsure' | 'unsigned' | 'contested'

/** All links of one kind from one card to another, as the one line that is drawn for them. */
export interface LinkView {
  /** The first of the links that this line stands for. */
  readonly id: string
  readonly ids: readonly string[]
  readonly from: string
  readonly to: string
  readonly kind: LinkKind
  readonly label: string
  readonly tone: Tone
  /** How many voices hold it; a claim without a voice counts as a voice of its author. */
  readonly voices: number
  /** How many different reasons stand behind it. */
  readonly reasons: number
  /** Whether some voice's own people differ. */
  readonly divided: boolean
  readonly strength: Strength
  readonly delay: boolean
  /** 0 for the first line between two cards in one direction, 1 for the second beside it, … */
  readonly lane: number
}

/** The lines to draw between the cards that stand on the map. */
export function linkViews(map: MapDocument, cards: { has(id: string): boolean }): LinkView[] {
  const bundles = new Map<string, [string, Link][]>()
  for (const [id, link] of Object.entries(map.links)) {
    if (link.standing !== 'here' || !cards.has(link.from) || !cards.has(link.to)) continue
    const key = `${link.from} ${link.to} ${link.kind}`
    const bundle = bundles.get(key)
    if (bundle) bundle.push([id, link])
    else bundles.set(key, [[id, link]])
  }
  const lanes = new Map<string, number>()
  const views: LinkView[] = []
  for (const bundle of bundles.values()) {
    const claims = bundle.flatMap(([, link]) => Object.values(link.claims))
    const held = claims.filter((claim) => claim.state !== 'withdrawn')
    if (claims.length > 0 && held.length === 0) continue
    const [, first] = bundle[0]!
    const pair = `${first.from} ${first.to}`
    const lane = lanes.get(pair) ?? 0
    lanes.set(pair, lane + 1)
    views.push({
      id: bundle.map(([id]) => id).sort()[0]!,
      ids: bundle.map(([id]) => id),
      from: first.from,
      to: first.to,
      kind: first.kind,
      label: bundle.map(([, link]) => link.label).find((label) => label !== '') ?? '',
      lane,
      ...summary(held),
    })
  }
  return views
}

type Summary = Pick<LinkView, 'tone' | 'voices' | 'reasons' | 'divided' | 'strength' | 'delay'>

function summary(held: readonly Claim[]): Summary {
  const signsOf = new Map<string, Set<Sign>>()
  const reasons = new Set<string>()
  let strength: Strength = 1
  let delay = false
  for (const claim of held) {
    const voices = Object.keys(claim.voices)
    for (const voice of voices.length > 0 ? voices : [`author ${claim.by}`]) {
      const signs = signsOf.get(voice) ?? new Set()
      signsOf.set(voice, claim.sign ? signs.add(claim.sign) : signs)
    }
    if (claim.why !== '') reasons.add(claim.why)
    if ((claim.strength ?? 1) > strength) strength = claim.strength ?? 1
    delay ||= claim.delay === true
  }
  return {
    tone: toneOf([...signsOf.values()].flatMap((signs) => [...signs])),
    voices: signsOf.size,
    reasons: reasons.size,
    divided: [...signsOf.values()].some((signs) => certain(signs).size > 1),
    strength,
    delay,
  }
}

function toneOf(signs: readonly Sign[]): Tone {
  const said = certain(signs)
  if (said.size > 1) return 'contested'
  if (said.has('+')) return 'more'
  if (said.has('-')) return 'less'
  if (said.has('0')) return 'none'
  return signs.includes('?') ? 'unsure' : 'unsigned'
}

/** "Not sure" contradicts nobody. */
function certain(signs: Iterable<Sign>): Set<Sign> {
  return new Set([...signs].filter((sign) => sign !== '?'))
}
