// Generated from schema/map.schema.json by schema/generate.mjs: change those, then `npm run generate`.

/** The id of an element: random, and for ever. */
export type ElementId = string & { readonly idOf?: 'Element' }

/** The id of a link: random, and for ever. */
export type LinkId = string & { readonly idOf?: 'Link' }

/** The id of a claim within its link: random, and for ever. */
export type ClaimId = string & { readonly idOf?: 'Claim' }

/** The id of a voice: random, and for ever. */
export type VoiceId = string & { readonly idOf?: 'Voice' }

/** The id of a stakeholder card: random, and for ever. */
export type StakeholderId = string & { readonly idOf?: 'Stakeholder' }

/** The id of an ambition: random, and for ever. */
export type AmbitionId = string & { readonly idOf?: 'Ambition' }

/** The id of a position within its ambition: random, and for ever. */
export type PositionId = string & { readonly idOf?: 'Position' }

/** The id of a note: random, and for ever. */
export type NoteId = string & { readonly idOf?: 'Note' }

/** The id of a moment: random, and for ever. */
export type MomentId = string & { readonly idOf?: 'Moment' }

/** The id of an area: random, and for ever. */
export type AreaId = string & { readonly idOf?: 'Area' }

/** A person as this map knows them: an id that is random per map. Names live on the server. */
export type MemberId = string & { readonly idOf?: 'Member' }

/** Words that people write together: an Automerge Text, changed by splices. Every other string is an ImmutableString. */
export type Text = string

/** Milliseconds since 1970, by the author's clock. */
export type Time = number

/** A day as YYYY-MM-DD. */
export type Day = string

/** A set of ids: equal values lose nothing when two people add the same one at once. */
export type IdSet = { [key: string]: true }

/** What other tools know this record by, one entry a format, as {kumu: {id, type}}. */
export type Extensions = { [key: string]: { [key: string]: unknown } }

/** What a voice is. */
export type VoiceKind = 'agency' | 'community' | 'lived-experience' | 'self' | 'other'

/** What an element is. */
export type ElementKind = 'factor' | 'outcome' | 'action' | 'service' | 'stakeholder' | 'note'

/** Whether an element is on the map: aside was put there by someone else, with a reason; gone was taken back by its own author. Both come back with all that was on them. */
export type Standing = 'here' | 'aside' | 'gone'

/** What a link says of its two ends. */
export type LinkKind = 'influences' | 'works-with' | 'depends-on' | 'part-of'

/** What more of the first end does to the second: more (+), less (-), no effect (0), not known (?). */
export type Sign = '+' | '-' | '0' | '?'

/** How strong an influence is, 1 the weakest. */
export type Strength = 1 | 2 | 3

/** In what capacity a claim is made: one's own view, a mandate, or something heard from others. */
export type SpokenAs = 'mine' | 'mandated' | 'heard'

/** How sure whoever claims is. */
export type Confidence = 'low' | 'some' | 'high'

/** Whether something said still stands. */
export type ClaimState = 'held' | 'withdrawn' | 'inherited'

/** What someone thinks of the words of an element. */
export type WordsStance = 'keep' | 'reword' | 'not-ours' | 'unsafe'

/** The direction someone wants an element to move in. */
export type Want = 'up' | 'down' | 'hold'

/** What a card stands for; never a named person. */
export type StakeholderKind = 'organisation' | 'team' | 'post' | 'community' | 'users'

/** Whether a stakeholder is in the room. */
export type Room = 'present' | 'invited' | 'missing' | 'spoken-for'

/** How far an ambition is drilled down. */
export type AmbitionLevel = 'vision' | 'ambition' | 'outcome' | 'commitment'

/** What has become of an ambition. */
export type AmbitionStatus = 'open' | 'kept' | 'changed' | 'ended'

/** Where someone stands on an ambition. */
export type Stance = 'commit' | 'support' | 'unsure' | 'cannot'

/** The six ways to reflect. */
export type Way = 'feeling' | 'perceiving' | 'thinking' | 'doing' | 'relating' | 'being'

/** Why a moment was marked. */
export type MomentKind = 'moment' | 'review'

/** How an experiment stands. */
export type ExperimentResult = 'running' | 'worked' | 'failed' | 'unclear' | 'stopped'

/** What an Ask asks for. */
export type AskKind = 'words' | 'stance' | 'sign' | 'place' | 'rank'

/** Whether the answers of an Ask have been opened. */
export type AskState = 'open' | 'revealed' | 'cancelled'

/** A voice: who speaks, not who logs in. */
export interface Voice {
  name: Text
  kind: VoiceKind
  colour?: string
  order: number
  standing: Standing
  standingWhy: Text
  /** The voice that this one is another name of, for as long as it is not on the list. */
  oneWith?: VoiceId
}

/** What the words of an element mean to somebody. */
export interface Meaning {
  by?: MemberId
  as?: SpokenAs
  voices: IdSet
  text: Text
  at?: Time
  /** The answers to an Ask that these words are; then they are nobody's but the answers' voices'. */
  answers: IdSet
  state: ClaimState
}

/** What somebody thinks of the words of an element, an objection for example: it stands beside them and removes nothing. */
export interface Stand {
  by?: MemberId
  voices: IdSet
  stance: WordsStance
  why: Text
  at?: Time
  state: ClaimState
}

/** What somebody wants of an element: a target, and when two of them differ a cross-purpose. */
export interface Aim {
  by?: MemberId
  voices: IdSet
  want: Want
  why: Text
  due?: Day
  at?: Time
  state: ClaimState
}

/** One thing on the map. */
export interface Element {
  kind: ElementKind
  label: Text
  notes: Text
  x: number
  y: number
  style?: string
  tags: IdSet
  area?: AreaId
  place?: string
  card?: StakeholderId
  standing: Standing
  standingWhy: Text
  /** The element that this one is the same as, for as long as it is not on the map: its links are drawn there. */
  oneWith?: ElementId
  by?: MemberId
  at?: Time
  meanings: { [key: string]: Meaning }
  stands: { [key: string]: Stand }
  aims: { [key: string]: Aim }
  ext?: Extensions
}

/** What a claim rests on. */
export interface Evidence {
  text: Text
  url?: string
}

/** What somebody says of a link. */
export interface Claim {
  by?: MemberId
  voices: IdSet
  as: SpokenAs
  sign?: Sign
  strength?: Strength
  delay?: boolean
  confidence?: Confidence
  why: Text
  agrees?: ClaimId
  evidence: { [key: string]: Evidence }
  at?: Time
  state: ClaimState
}

/** A link from one element to another; who says what of it is in its claims. */
export interface Link {
  from: ElementId
  to: ElementId
  kind: LinkKind
  label: Text
  standing: Standing
  standingWhy: Text
  by?: MemberId
  at?: Time
  claims: { [key: string]: Claim }
  ext?: Extensions
}

/** A labelled region of the map. */
export interface Area {
  label: Text
  x: number
  y: number
  w: number
  h: number
  style?: string
  standing: Standing
  standingWhy: Text
  by?: MemberId
  at?: Time
}

/** A card for a post, group or organisation with a part in the system. */
export interface Stakeholder {
  name: Text
  kind: StakeholderKind
  sector?: string
  level?: string
  place?: string
  voice?: VoiceId
  role: Text
  matters: Text
  binds: Text
  offers: Text
  needs: Text
  cannot: Text
  room: Room
  spokenFor: IdSet
  source?: string
  asOf?: Day
  standing: Standing
  standingWhy: Text
  by?: MemberId
  at?: Time
}

/** A dated reading of an ambition, with its source and its story. */
export interface Reading {
  on?: Day
  value: Text
  source: Text
  story: Text
  by?: MemberId
}

/** Where somebody stands on an ambition, and why. */
export interface Position {
  by?: MemberId
  voices: IdSet
  stance: Stance
  why: Text
  at?: Time
  state: ClaimState
}

/** An ambition, from vision down to commitment. */
export interface Ambition {
  level: AmbitionLevel
  parent?: AmbitionId
  statement: Text
  order: number
  owners: IdSet
  post?: string
  firstStep: Text
  due?: Day
  measure: Text
  /** The elements that it would move, and which way. */
  elements: { [key: string]: Want }
  readings: { [key: string]: Reading }
  status: AmbitionStatus
  statusWhy: Text
  positions: { [key: string]: Position }
  standing: Standing
  standingWhy: Text
  by?: MemberId
  at?: Time
}

/** What a note is about: a kind of record, and its id. */
export interface NoteTarget {
  kind?: string
  id?: string
}

/** A remark on something of the map. */
export interface Note {
  on?: NoteTarget
  text: Text
  way?: Way
  by?: MemberId
  voices: IdSet
  at?: Time
  resolved?: boolean
  standing: Standing
  standingWhy: Text
}

/** A state of the map that somebody marked, with its story. */
export interface Moment {
  /** The hashes that the map had before the moment was marked. */
  heads: string[]
  title: Text
  narration: Text
  view?: string
  at?: Time
  by?: MemberId
  kind: MomentKind
}

/** A branch of the map with a hypothesis. */
export interface Experiment {
  map?: string
  from: string[]
  hypothesis: Text
  watch: Text
  reviewOn?: Day
  owner?: VoiceId
  result: ExperimentResult
  learned: Text
}

/** One answer to an Ask. */
export interface Answer {
  text: Text
  as?: SpokenAs
  value?: string
  voices: IdSet
}

/** One question on every device; its answers are here only after they were opened together. */
export interface Ask {
  prompt: Text
  kind: AskKind
  options?: string[]
  state: AskState
  openedAt?: Time
  revealedAt?: Time
  answers: { [key: string]: Answer }
}

/** A step of the session's agenda. */
export interface AgendaItem {
  title: Text
  prompt: Text
  order: number
  minutes?: number
  tool?: string
  done: boolean
  standing: Standing
  standingWhy: Text
}

/** A record whose fields are not fixed yet. */
export type OpenRecord = { [key: string]: unknown }

/** One map: what a group has drawn. Nothing is required, because a stock client may write partial records: a reader fills in each `default`, takes a value that it cannot use as missing, and keeps keys that it does not know. */
export interface MapDocument {
  schema: number
  title: Text
  question: Text
  voices: { [key: string]: Voice }
  elements: { [key: string]: Element }
  links: { [key: string]: Link }
  areas: { [key: string]: Area }
  stakeholders: { [key: string]: Stakeholder }
  ambitions: { [key: string]: Ambition }
  notes: { [key: string]: Note }
  moments: { [key: string]: Moment }
  experiments: { [key: string]: Experiment }
  asks: { [key: string]: Ask }
  styles: { [key: string]: OpenRecord }
  views: { [key: string]: OpenRecord }
  fields: { [key: string]: OpenRecord }
  layers: { [key: string]: OpenRecord }
  agenda: { [key: string]: AgendaItem }
}

/** The record of each top-level collection. */
export interface CollectionRecord {
  voices: Voice
  elements: Element
  links: Link
  areas: Area
  stakeholders: Stakeholder
  ambitions: Ambition
  notes: Note
  moments: Moment
  experiments: Experiment
  asks: Ask
  styles: OpenRecord
  views: OpenRecord
  fields: OpenRecord
  layers: OpenRecord
  agenda: AgendaItem
}

export type CollectionName = keyof CollectionRecord

export const COLLECTION_NAMES: readonly CollectionName[] = [
  'voices',
  'elements',
  'links',
  'areas',
  'stakeholders',
  'ambitions',
  'notes',
  'moments',
  'experiments',
  'asks',
  'styles',
  'views',
  'fields',
  'layers',
  'agenda',
]
