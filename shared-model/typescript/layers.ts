import { type Bundle, bundlesOf, isClaimed } from './bundles.ts'
import type { Claim, ElementId, Link, LinkId, LinkKind, MapDocument, VoiceId } from './map.ts'
import { onesOf } from './oneWith.ts'

/** What one voice says of the links; of what people say for themselves, and of links that nobody ever claimed, the layer without a voice. */
export type Layer = VoiceId

/** The layer of what is said without a voice. */
export const NO_VOICE: Layer = ''

/** The layers that hold something, sorted: together they are the map. */
export function layersOf({ links, voices }: Pick<MapDocument, 'links' | 'voices'>): Layer[] {
  const found = new Set<Layer>()
  for (const { claims } of Object.values(links)) {
    const all = Object.values(claims)
    if (all.length === 0) found.add(NO_VOICE)
    for (const claim of all) for (const layer of layersOfClaim(claim, voices)) found.add(layer)
  }
  return [...found].sort((a, b) => (a < b ? -1 : 1))
}

/** The links as some layers show them: the claims that are in them, with the voices that are. */
export function linksThrough(
  { links, voices }: Pick<MapDocument, 'links' | 'voices'>,
  layers: ReadonlySet<Layer>,
): MapDocument['links'] {
  const through: [LinkId, Link][] = []
  for (const [id, link] of Object.entries(links)) {
    const claims = Object.entries(link.claims)
    const shown = claims.flatMap(([key, claim]) => {
      const seen = claimThrough(claim, voices, layers)
      return seen ? [[key, seen] as const] : []
    })
    const isUnclaimed = claims.length === 0 && layers.has(NO_VOICE)
    if (isUnclaimed || shown.length > 0) through.push([id, { ...link, claims: Object.fromEntries(shown) }])
  }
  return Object.fromEntries(through)
}

/** What some layers draw. */
export function bundlesThrough(map: MapDocument, layers: Iterable<Layer>): Bundle[] {
  const links = linksThrough(map, new Set(layers))
  return bundlesOf({ ...map, links }).filter((bundle) => isClaimed(bundle, links))
}

/**
 * How two layers stand to each other on one connection: only one has it; each has it in the other direction; both have it, and no known signs differ;
 * both have it, and some do.
 */
export type Accord = 'only-first' | 'only-second' | 'reversed' | 'same' | 'opposite'

/** A connection as two layers have it. */
export interface Compared {
  /** Of its bundle; where the two have it in opposite directions, the smaller of both. */
  id: string
  kind: LinkKind
  from: ElementId
  to: ElementId
  accord: Accord
}

/** Lays two layers over each other: each connection that either of them has, sorted by id. Neither is the right one, and the order changes no finding. */
export function compareLayers(map: MapDocument, first: Layer, second: Layer): Compared[] {
  const [one, other] = [first, second].map(
    (layer) => new Map(bundlesThrough(map, [layer]).map((bundle) => [bundle.id, bundle])),
  ) as [Map<string, Bundle>, Map<string, Bundle>]
  const found: Compared[] = []
  for (const id of [...new Set([...one.keys(), ...other.keys()])].sort((a, b) => (a < b ? -1 : 1))) {
    const bundle = (one.get(id) ?? other.get(id))!
    const back = wayBack(bundle)
    const [here, there] = one.has(id) ? [one, other] : [other, one]
    const isReversed = back !== id && !there.has(id) && there.has(back) && !here.has(back)
    if (isReversed && back < id) continue
    const accord = isReversed ? 'reversed' : accordOf(one.get(id), other.get(id))
    found.push({ id, kind: bundle.kind, from: bundle.from, to: bundle.to, accord })
  }
  return found
}

function accordOf(first: Bundle | undefined, second: Bundle | undefined): Accord {
  if (!second) return 'only-first'
  if (!first) return 'only-second'
  if (first.state === 'unsigned' || second.state === 'unsigned') return 'same'
  return first.sign !== undefined && first.sign === second.sign ? 'same' : 'opposite'
}

/** The id of the bundle in the other direction. */
function wayBack({ id, kind, from, to }: Bundle): string {
  return kind === 'works-with' ? id : `${kind}:${to}:${from}`
}

function layersOfClaim(claim: Claim, voices: MapDocument['voices']): Layer[] {
  const spoken = onesOf(voices, Object.keys(claim.voices))
  return spoken.length > 0 ? spoken : [NO_VOICE]
}

function claimThrough(claim: Claim, voices: MapDocument['voices'], layers: ReadonlySet<Layer>): Claim | null {
  const all = Object.keys(claim.voices)
  if (all.length === 0) return layers.has(NO_VOICE) ? claim : null
  const seen = all.filter((voice) => onesOf(voices, [voice]).every((one) => layers.has(one)))
  if (seen.length === all.length) return claim
  return seen.length === 0 ? null : { ...claim, voices: Object.fromEntries(seen.map((voice) => [voice, true as const])) }
}
