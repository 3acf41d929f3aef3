import {
  type Bundle,
  bundlesOf,
  type Claim,
  isClaimed,
  type LinkKind,
  type MapDocument,
  onesOf,
  type Strength,
} from '@balcony/shared-model'

/** What the claims of a link come to, taken together: voices that differ are contested, one voice whose own people differ is divided. */
export type Tone = 'more' | 'less' | 'none' | 'unsure' | 'unsigned' | 'contested' | 'divided'

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
  /** What is remarkable about it in the way the map is looked at just now; mostly nothing. */
  readonly note: string
  readonly strength: Strength
  readonly delay: boolean
  /** 0 for the first line between two cards in one direction, 1 for the second beside it, … */
  readonly lane: number
}

const NO_NOTES: ReadonlyMap<string, string> = new Map()

/** The lines to draw, with notes by the ids of bundles. */
export function linkViews(map: MapDocument, notes = NO_NOTES): LinkView[] {
  const lanes = new Map<string, number>()
  return bundlesOf(map)
    .filter((bundle) => isClaimed(bundle, map.links))
    .map((bundle) => {
      const pair = `${bundle.from} ${bundle.to}`
      const lane = lanes.get(pair) ?? 0
      lanes.set(pair, lane + 1)
      return viewOf(bundle, map, lane, notes.get(bundle.id) ?? '')
    })
}

function viewOf(bundle: Bundle, map: MapDocument, lane: number, note: string): LinkView {
  const claims = bundle.claims.flatMap(({ link, claim }) => map.links[link]?.claims[claim] ?? [])
  return {
    id: bundle.links[0] ?? bundle.id,
    ids: bundle.links,
    from: bundle.from,
    to: bundle.to,
    kind: bundle.kind,
    label: bundle.links.map((id) => map.links[id]?.label ?? '').find((label) => label !== '') ?? '',
    tone: toneOf(bundle, claims),
    voices: new Set(claims.flatMap((claim) => speakersOf(claim, map))).size,
    reasons: bundle.reasons,
    divided: bundle.divided.length > 0,
    note,
    strength: bundle.strength ?? 1,
    delay: bundle.delay,
    lane,
  }
}

function toneOf(bundle: Bundle, claims: readonly Claim[]): Tone {
  if (bundle.state === 'contested' || bundle.state === 'divided') return bundle.state
  switch (bundle.sign) {
    case '+':
      return 'more'
    case '-':
      return 'less'
    case '0':
      return 'none'
    default:
      return claims.some((claim) => claim.sign === '?') ? 'unsure' : 'unsigned'
  }
}

function speakersOf(claim: Claim, map: MapDocument): string[] {
  const voices = onesOf(map.voices, Object.keys(claim.voices))
  return voices.length > 0 ? voices.map((voice) => `voice ${voice}`) : [`member ${claim.by}`]
}
