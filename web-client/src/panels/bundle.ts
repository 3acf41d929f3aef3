import type { Claim, Element, Link, LinkKind, MapDocument, MemberId, Sign, VoiceId } from '@balcony/shared-model'

/** One claim with the ids that lead to it. */
export interface BundledClaim {
  linkId: string
  id: string
  claim: Claim
}

/** How the held claims of a bundle read together. */
export type BundleSign = Sign | 'none' | 'contested'

/** All links of one kind from one element to another, seen as one, with everything that is said of it. */
export interface Bundle {
  key: string
  from: string
  to: string
  kind: LinkKind
  linkIds: readonly string[]
  held: readonly BundledClaim[]
  withdrawn: readonly BundledClaim[]
  sign: BundleSign
  /** How many different reasons the held claims give. */
  reasons: number
  /** The one voice that says so, where nobody else does. */
  single: VoiceId | null
  /** Voices whose own people give different signs. */
  divided: readonly VoiceId[]
}

export function isStanding(record: { standing: string } | undefined): boolean {
  return record?.standing === 'here'
}

/** The bundles whose both ends stand on the map and that somebody claims, or that nobody ever claimed anything of. */
export function bundlesOf(map: Pick<MapDocument, 'elements' | 'links'>): Bundle[] {
  const groups = new Map<string, [string, Link][]>()
  for (const [id, link] of Object.entries(map.links)) {
    if (!isStanding(link) || !isStanding(map.elements[link.from]) || !isStanding(map.elements[link.to])) continue
    const key = bundleKey(link)
    const group = groups.get(key)
    if (group) group.push([id, link])
    else groups.set(key, [[id, link]])
  }
  return [...groups.entries()].map(([key, links]) => bundle(key, links)).filter(isClaimed)
}

/** The bundle that a link belongs to, even if one of its ends is aside. */
export function bundleOfLink(map: Pick<MapDocument, 'links'>, linkId: string): Bundle | null {
  const link = map.links[linkId]
  if (!link) return null
  const key = bundleKey(link)
  const same = Object.entries(map.links).filter(([, other]) => bundleKey(other) === key && isStanding(other))
  return bundle(key, same.length ? same : [[linkId, link]])
}

export function bundleKey(link: Pick<Link, 'from' | 'to' | 'kind'>): string {
  return `${link.from} ${link.kind} ${link.to}`
}

/** My own held claim in a bundle: what "change what I say" and "withdraw mine" are about. */
export function claimOf(one: Bundle, me: MemberId | null): BundledClaim | undefined {
  return me ? one.held.find(({ claim }) => claim.by === me) : undefined
}

/** The ways in which this element's links read, outgoing and incoming. */
export function bundlesAt(bundles: readonly Bundle[], id: string): { out: Bundle[]; in: Bundle[] } {
  return { out: bundles.filter((one) => one.from === id), in: bundles.filter((one) => one.to === id) }
}

function bundle(key: string, links: [string, Link][]): Bundle {
  const [first] = links
  if (!first) throw new Error(`a bundle without links: ${key}`)
  const all = links
    .flatMap(([linkId, link]) => Object.entries(link.claims).map(([id, claim]) => ({ linkId, id, claim })))
    .sort((a, b) => (a.claim.at ?? 0) - (b.claim.at ?? 0))
  const held = all.filter(({ claim }) => claim.state !== 'withdrawn')
  const { from, to, kind } = first[1]
  return {
    key,
    from,
    to,
    kind,
    linkIds: links.map(([id]) => id),
    held,
    withdrawn: all.filter(({ claim }) => claim.state === 'withdrawn'),
    sign: signOf(held),
    reasons: new Set(held.map(({ claim }) => claim.why.trim().toLocaleLowerCase('en-GB')).filter(Boolean)).size,
    single: singleVoice(held),
    divided: dividedVoices(held),
  }
}

function isClaimed(one: Bundle): boolean {
  return one.held.length > 0 || one.withdrawn.length === 0
}

function signOf(held: readonly BundledClaim[]): BundleSign {
  const signs = new Set(held.flatMap(({ claim }) => (claim.sign && claim.sign !== '?' ? [claim.sign] : [])))
  if (signs.size > 1) return 'contested'
  const [only] = signs
  if (only) return only
  return held.some(({ claim }) => claim.sign === '?') ? '?' : 'none'
}

function singleVoice(held: readonly BundledClaim[]): VoiceId | null {
  const voices = new Set(held.flatMap(({ claim }) => Object.keys(claim.voices)))
  const forNobody = held.some(({ claim }) => Object.keys(claim.voices).length === 0)
  const [only] = voices
  return voices.size === 1 && !forNobody && only ? only : null
}

function dividedVoices(held: readonly BundledClaim[]): VoiceId[] {
  const signs = new Map<VoiceId, Set<Sign>>()
  for (const { claim } of held) {
    for (const voice of Object.keys(claim.voices)) {
      if (claim.sign) signs.set(voice, (signs.get(voice) ?? new Set()).add(claim.sign))
    }
  }
  return [...signs].filter(([, said]) => said.size > 1).map(([voice]) => voice)
}

/** The elements that stand on the map, in the order of their words. */
export function standingElements(elements: Record<string, Element>): [string, Element][] {
  return Object.entries(elements)
    .filter(([, element]) => isStanding(element))
    .sort(([, a], [, b]) => a.label.localeCompare(b.label, 'en-GB', { sensitivity: 'base', numeric: true }))
}
