import type {
  Claim,
  ClaimId,
  Element,
  ElementId,
  Link,
  LinkId,
  LinkKind,
  MapDocument,
  Sign,
  Standing,
  Strength,
  VoiceId,
} from './map.ts'
import { oneOf, onesOf } from './oneWith.ts'

/**
 * How what is said of one connection goes together: nobody gave a sign; all signs agree; they agree and only one voice has
 * spoken; voices differ; the people of one single voice differ.
 */
export type BundleState = 'unsigned' | 'agreed' | 'single-voice' | 'contested' | 'divided'

/** A sign that says something: "not known" agrees with everything. */
export type KnownSign = Exclude<Sign, '?'>

/** All links of one kind between the same two elements: they draw as one line, and its claims keep who says what. */
export interface Bundle {
  /** `kind:from:to`, the same for as long as the connection is on the map. */
  id: string
  kind: LinkKind
  from: ElementId
  to: ElementId
  /** Sorted. */
  links: LinkId[]
  /** The claims that stand, by link and claim. */
  claims: { link: LinkId; claim: ClaimId }[]
  state: BundleState
  /** Where all known signs agree. */
  sign?: KnownSign
  /** Every voice that claims anything here, sorted. */
  voices: VoiceId[]
  /** Voices whose own people give different signs, sorted. */
  divided: VoiceId[]
  /** How many different reasons are given. */
  reasons: number
  /** Whether anybody says that the effect takes its time. */
  delay: boolean
  /** The strongest that anybody says. */
  strength?: Strength
}

/** Whether a record is on the map. */
export function isHere(record: { standing: Standing } | undefined): boolean {
  return record?.standing === 'here'
}

/** The elements that are on the map. */
export function visibleElements(map: MapDocument): [ElementId, Element][] {
  return Object.entries(map.elements).filter(([, element]) => isHere(element))
}

/** Whether a link is drawn: it and what its ends stand for are on the map. */
export function isDrawn(link: Link, elements: MapDocument['elements']): boolean {
  const [from, to] = endsOf(link, elements)
  return isHere(link) && isHere(own(elements, from)) && isHere(own(elements, to))
}

/** The links that are drawn. */
export function visibleLinks(map: MapDocument): [LinkId, Link][] {
  return Object.entries(map.links).filter(([, link]) => isDrawn(link, map.elements))
}

/** The bundles that are drawn, sorted by id. */
export function bundlesOf(map: MapDocument): Bundle[] {
  const together = new Map<string, [LinkId, Link][]>()
  for (const entry of visibleLinks(map)) {
    const id = bundleId(entry[1], map.elements)
    const links = together.get(id)
    if (links) links.push(entry)
    else together.set(id, [entry])
  }
  return [...together.values()].map((links) => bundleOf(links, map)).sort((a, b) => compare(a.id, b.id))
}

/** Whether anybody stands by a bundle, or nobody ever said anything of it. One that everybody has taken back has left the map. */
export function isClaimed({ claims, links: ids }: Bundle, links: MapDocument['links']): boolean {
  return claims.length > 0 || ids.every((id) => Object.keys(links[id]?.claims ?? {}).length === 0)
}

/** Which bundle a link is in. Who works with whom has no direction; everything else has. */
export function bundleId(link: Ends, elements: MapDocument['elements']): string {
  const [from, to] = directed(link, elements)
  return `${link.kind}:${from}:${to}`
}

/** The bundle of links that share a {@link bundleId}; at least one. */
export function bundleOf(
  entries: readonly (readonly [LinkId, Link])[],
  { elements, voices }: Pick<MapDocument, 'elements' | 'voices'>,
): Bundle {
  const links = [...entries].sort((a, b) => compare(a[0], b[0]))
  const first = links[0]
  if (!first) throw new RangeError('a bundle has at least one link')
  const [from, to] = directed(first[1], elements)
  const standing = links.flatMap(([linkId, link]) => standingClaims(linkId, link, voices))
  const known = [...new Set(standing.flatMap(({ claim }) => knownSign(claim) ?? []))]
  const strengths = standing.flatMap(({ claim }) => claim.strength ?? [])
  return {
    id: bundleId(first[1], elements),
    kind: first[1].kind,
    from,
    to,
    links: links.map(([id]) => id),
    claims: standing.map(({ link, id }) => ({ link, claim: id })),
    state: stateOf(standing, known.length),
    ...(known.length === 1 && { sign: known[0] }),
    voices: sorted(standing.flatMap((one) => one.voices)),
    divided: dividedVoices(standing),
    reasons: new Set(standing.map(({ claim }) => claim.why.trim()).filter((why) => why !== '')).size,
    delay: standing.some(({ claim }) => claim.delay === true),
    ...(strengths.length > 0 && { strength: Math.max(...strengths) as Strength }),
  }
}

interface StandingClaim {
  link: LinkId
  id: ClaimId
  claim: Claim
  /** Whom its voices stand for. */
  voices: VoiceId[]
}

function standingClaims(link: LinkId, { claims }: Link, voices: MapDocument['voices']): StandingClaim[] {
  return sorted(Object.keys(claims)).flatMap((id) => {
    const claim = claims[id]
    if (!claim || claim.state === 'withdrawn') return []
    return [{ link, id, claim, voices: onesOf(voices, Object.keys(claim.voices)) }]
  })
}

function stateOf(claims: StandingClaim[], signs: number): BundleState {
  const signed = claims.filter(({ claim }) => knownSign(claim) !== undefined)
  const speakers = new Set(signed.flatMap(speakersOf))
  if (signs === 0) return 'unsigned'
  if (signs === 1) return speakers.size === 1 ? 'single-voice' : 'agreed'
  return speakers.size === 1 ? 'divided' : 'contested'
}

/** Whoever claims without a voice speaks for themselves. */
function speakersOf({ link, id, claim, voices }: StandingClaim): string[] {
  if (voices.length > 0) return voices.map((voice) => `voice ${voice}`)
  return [claim.by === undefined ? `claim ${link} ${id}` : `member ${claim.by}`]
}

function dividedVoices(claims: StandingClaim[]): VoiceId[] {
  const signs = new Map<VoiceId, Set<KnownSign>>()
  for (const { claim, voices } of claims) {
    const sign = knownSign(claim)
    if (sign === undefined) continue
    for (const voice of voices) {
      signs.set(voice, (signs.get(voice) ?? new Set()).add(sign))
    }
  }
  return sorted([...signs].flatMap(([voice, given]) => (given.size > 1 ? [voice] : [])))
}

function knownSign(claim: Claim): KnownSign | undefined {
  return claim.sign === '?' ? undefined : claim.sign
}

type Ends = Pick<Link, 'kind' | 'from' | 'to'>

/** The elements that a link's ends stand for. A link between two that are one has nowhere to go, and keeps the ends that it has. */
function endsOf({ from, to }: Pick<Link, 'from' | 'to'>, elements: MapDocument['elements']): [ElementId, ElementId] {
  const ends: [ElementId, ElementId] = [oneOf(elements, from), oneOf(elements, to)]
  return ends[0] === ends[1] ? [from, to] : ends
}

function directed(link: Ends, elements: MapDocument['elements']): [ElementId, ElementId] {
  const [from, to] = endsOf(link, elements)
  return link.kind === 'works-with' && compare(from, to) > 0 ? [to, from] : [from, to]
}

/** An id from outside may be the name of something that every object inherits. */
function own<T>(records: { [key: string]: T }, id: string): T | undefined {
  return Object.hasOwn(records, id) ? records[id] : undefined
}

function sorted(ids: string[]): string[] {
  return [...new Set(ids)].sort(compare)
}

/** By UTF-16 units, as Java compares: both languages must give one order. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
