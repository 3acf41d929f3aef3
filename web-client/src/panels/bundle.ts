import {
  type Bundle as Connection,
  bundleId,
  bundleOf,
  bundlesOf as connectionsOf,
  type Claim,
  type Element,
  isClaimed,
  isHere,
  type Link,
  type MapDocument,
  type MemberId,
  type Sign,
  type VoiceId,
} from '@balcony/shared-model'

/** One claim with the ids that lead to it. */
export interface BundledClaim {
  linkId: string
  id: string
  claim: Claim
}

/** How the held claims of a bundle read together. */
export type BundleSign = Sign | 'none' | 'contested'

/** A bundle of the shared model with its claims at hand, as the panels show it. */
export interface Bundle extends Omit<Connection, 'claims' | 'sign'> {
  /** The claims that stand, the earliest first. */
  held: readonly BundledClaim[]
  withdrawn: readonly BundledClaim[]
  sign: BundleSign
  /** The one voice that says so, where nobody else does. */
  single: VoiceId | null
}

/** The bundles whose both ends stand on the map and that somebody claims, or that nobody ever claimed anything of. */
export function bundlesOf(map: MapDocument): Bundle[] {
  return connectionsOf(map)
    .filter((connection) => isClaimed(connection, map.links))
    .map((connection) => withClaims(connection, map.links))
}

/** The bundle that a link belongs to, even if one of its ends is aside. */
export function bundleOfLink(map: MapDocument, linkId: string): Bundle | null {
  const link = map.links[linkId]
  if (!link) return null
  const id = bundleId(link, map.elements)
  const same = Object.entries(map.links).filter(([, other]) => isHere(other) && bundleId(other, map.elements) === id)
  return withClaims(bundleOf(same.length > 0 ? same : [[linkId, link]], map), map.links)
}

/** My own held claim in a bundle: what "change what I say" and "withdraw mine" are about. */
export function claimOf(one: Bundle, me: MemberId | null): BundledClaim | undefined {
  return me ? one.held.find(({ claim }) => claim.by === me) : undefined
}

/** The ways in which this element's links read, outgoing and incoming. */
export function bundlesAt(bundles: readonly Bundle[], id: string): { out: Bundle[]; in: Bundle[] } {
  return { out: bundles.filter((one) => one.from === id), in: bundles.filter((one) => one.to === id) }
}

/** The elements that stand on the map, in the order of their words. */
export function standingElements(elements: Record<string, Element>): [string, Element][] {
  return Object.entries(elements)
    .filter(([, element]) => isHere(element))
    .sort(([, a], [, b]) => a.label.localeCompare(b.label, 'en-GB', { sensitivity: 'base', numeric: true }))
}

function withClaims({ claims: _standing, sign, ...connection }: Connection, links: Record<string, Link>): Bundle {
  const all = connection.links
    .flatMap((linkId) => Object.entries(links[linkId]?.claims ?? {}).map(([id, claim]) => ({ linkId, id, claim })))
    .sort((a, b) => (a.claim.at ?? 0) - (b.claim.at ?? 0))
  const held = all.filter(({ claim }) => claim.state !== 'withdrawn')
  const [only] = connection.voices
  const isForVoices = held.every(({ claim }) => Object.keys(claim.voices).length > 0)
  return {
    ...connection,
    held,
    withdrawn: all.filter(({ claim }) => claim.state === 'withdrawn'),
    sign: readingOf(connection, sign, held),
    single: connection.voices.length === 1 && isForVoices && only !== undefined ? only : null,
  }
}

function readingOf(
  { state }: Pick<Connection, 'state'>,
  sign: Connection['sign'],
  held: readonly BundledClaim[],
): BundleSign {
  if (state === 'contested' || state === 'divided') return 'contested'
  return sign ?? (held.some(({ claim }) => claim.sign === '?') ? '?' : 'none')
}

/** What whoever claims the same as somebody else says to begin with: the sign, and what it is like. The reasons are each one's own. */
export function agreeing({ id, claim }: BundledClaim) {
  const { sign, strength, delay } = claim
  return { agrees: id, ...(sign && { sign }), ...(strength && { strength }), ...(delay && { delay }) }
}

/** Whether one voice alone speaks here, as a hollow line on the map shows. */
export function isAlone({ state }: Pick<Connection, 'state'>): boolean {
  return state === 'single-voice' || state === 'divided'
}
