import type { AskKind, MapDocument, VoiceKind } from '@balcony/shared-model'
import { ApiError, type Problem } from './apiError.ts'

export type Role = 'enabler' | 'participant' | 'observer' | 'guest'

export interface PersonHere {
  id: string
  name: string
}

/** Who opened this session; the return code gives the same identity again on any device, and is shown once. */
export interface NewSession {
  person: PersonHere
  returnCode: string
}

export interface MapSummary {
  id: string
  document: string
  url: string
  title: string
  role: Role
  member: string
  createdAt: string
  lastChangeAt?: string
  /** How many people are in it, where the server says so. */
  people?: number
}

export interface NewMap {
  id: string
  document: string
  url: string
  recoveryCode: string
}

/** What the server says of this person in one map. */
export interface Me {
  map: string
  document: string
  url: string
  title: string
  role: Role
  /** The id that this map knows the person by, which is what `by` holds. */
  member: string
  name: string
  voices: string[]
  /** The id of the server's own storage, whose heads are what is safe. */
  storageId: string
}

export interface Person {
  /** The member id. */
  id: string
  name: string
  role: Role
  voices: string[]
  here: boolean
}

/** What of a map's conduct is to be otherwise. */
export interface ConductPatch {
  handsOff?: boolean
  lock?: { [collection: string]: readonly string[] }
  unlock?: { [collection: string]: readonly string[] }
}

/** What an enabler does with the course of a session. */
export type CourseMove =
  | { move: 'begin'; step: string; minutes?: number }
  | { move: 'end' | 'pause' | 'resume' | 'call' | 'let-go' }
  | { move: 'extend'; minutes: number }

export interface Invite {
  id: string
  role: Role
  token?: string
  code?: string
  url?: string
  expiresAt?: string
  maxUses?: number
  uses?: number
}

export interface NewInvite {
  role: Role
  expiresAt?: string
  maxUses?: number
}

/** What an invite opens, for whoever holds it. */
export interface InvitePreview {
  title: string
  question: string
  role: Role
  voices: { id: string; name: string; kind: VoiceKind; colour?: string }[]
}

export interface Joined {
  map: string
  document: string
  url: string
  role: Role
  member: string
  returnCode?: string
}

/** When and where the group meets next; the time is meant by the clocks of its zone. */
export interface NextSession {
  at: string
  minutes: number
  zone: string
  place: string
}

/** What a link for those who are not in the map shows: its picture, or when the group meets next. */
export type OpenLinkKind = 'guest' | 'next'

export interface OpenLink {
  id: string
  kind: OpenLinkKind
  madeAt: string
  expiresAt?: string
  /** Only in the answer to making it. */
  url?: string
}

export interface ChangeRecord {
  position?: number
  hash: string
  deps: string[]
  actor: string
  seq: number
  time: number
  message?: string
  person?: string
  receivedAt: string
  bytes: number
}

/** Who did what, in words. */
export interface HistoryEvent {
  position: number
  at: string
  person?: string
  name?: string
  voices: string[]
  text: string
  command?: string
  /** What it is about. */
  subjects?: { collection: string; id: string; name: string }[]
  hash: string
  /** The heads of the history up to and with this event. */
  heads: string[]
}

/** How a text was worded from then on. */
export interface WordingRecord {
  text: string
  at: string
  name: string
  person?: string
}

export interface MomentRecord {
  id: string
  title: string
  narration: string
  heads: string[]
  at: string
  by?: string
  kind: string
}

export interface SealedAnswer {
  text: string
  value?: string
}

/** A question to everyone, as the server tells one person of it. */
export interface AskRecord {
  id: string
  prompt: string
  kind: AskKind
  options: string[]
  unattributed: boolean
  countShown: boolean
  state: 'open' | 'revealed' | 'cancelled'
  openedAt: string
  closesAt?: string
  /** While it is open: whether I have answered, what, unless it is unattributed, and how many have, if that is shown. */
  answered?: boolean
  mine?: SealedAnswer[]
  count?: number
  /** How many answers I wrote down for others. */
  heard?: number
}

export interface AskDraft {
  prompt: string
  kind: AskKind
  options?: string[]
  unattributed: boolean
  countShown: boolean
  closesAt?: string
}

export interface Page {
  after?: number | string
  limit?: number
}

/** The server's API as one object; each call gives what the server answered, or throws an {@link ApiError} that carries its problem. */
export class Api {
  readonly #fetch: typeof fetch

  constructor(fetcher: typeof fetch = (input, init) => fetch(input, init)) {
    this.#fetch = fetcher
  }

  session = async () => (await this.#call<{ person: PersonHere }>('GET', '/session')).person
  openSession = (name: string) => this.#call<NewSession>('POST', '/session', { name })
  returnAs = (returnCode: string) => this.#call<NewSession>('POST', '/session', { returnCode })
  rename = (name: string) => this.#call<{ person: PersonHere }>('PATCH', '/session', { name })
  leaveDevice = () => this.#call<void>('DELETE', '/session')

  maps = async () => (await this.#call<{ maps: MapSummary[] }>('GET', '/maps')).maps
  createMap = (map: { title: string; question?: string; voices?: { name: string; kind: VoiceKind }[] }) =>
    this.#call<NewMap>('POST', '/maps', map)
  map = (id: string, at?: string, signal?: AbortSignal) =>
    this.#send<MapDocument>('GET', `/maps/${part(id)}${query({ at })}`, undefined, signal)
  me = (id: string) => this.#call<Me>('GET', `/maps/${part(id)}/me`)
  recover = (recoveryCode: string, map?: string) =>
    this.#call<Joined>('POST', map ? `/maps/${part(map)}/recover` : '/recover', { recoveryCode })

  people = async (id: string) => (await this.#call<{ people: Person[] }>('GET', `/maps/${part(id)}/people`)).people
  changePerson = (id: string, person: string, patch: { role?: Role; voices?: string[]; name?: string }) =>
    this.#call<void>('PATCH', `/maps/${part(id)}/people/${part(person)}`, patch)
  removePerson = (id: string, person: string) => this.#call<void>('DELETE', `/maps/${part(id)}/people/${part(person)}`)

  /** Decides who draws: everybody or only enablers, and what is locked. Lists of ids by collection. */
  changeConduct = (id: string, patch: ConductPatch) => this.#call<void>('PATCH', `/maps/${part(id)}/conduct`, patch)

  /** Puts a step of the agenda on, ends it, sees to its timer, or calls everyone together. */
  moveCourse = (id: string, move: CourseMove) => this.#call<void>('POST', `/maps/${part(id)}/course`, move)

  invites = async (id: string) => (await this.#call<{ invites: Invite[] }>('GET', `/maps/${part(id)}/invites`)).invites
  invite = (id: string, invite: NewInvite) => this.#call<Invite>('POST', `/maps/${part(id)}/invites`, invite)
  revokeInvite = (id: string, invite: string) => this.#call<void>('DELETE', `/maps/${part(id)}/invites/${part(invite)}`)
  lookAtInvite = (invite: string) => this.#call<InvitePreview>('POST', '/invites/look', { invite })
  join = (joining: { invite: string; name?: string; voices?: string[] }) => this.#call<Joined>('POST', '/join', joining)

  nextSession = async (id: string) =>
    (await this.#call<{ session: NextSession | null }>('GET', `/maps/${part(id)}/next-session`)).session
  setNextSession = (id: string, session: NextSession) =>
    this.#call<void>('PUT', `/maps/${part(id)}/next-session`, session)
  clearNextSession = (id: string) => this.#call<void>('DELETE', `/maps/${part(id)}/next-session`)
  openLinks = (id: string) => this.#call<{ links: OpenLink[]; published: string[] }>('GET', `/maps/${part(id)}/links`)
  makeOpenLink = (id: string, link: { kind: OpenLinkKind; expiresAt?: string }) =>
    this.#call<OpenLink>('POST', `/maps/${part(id)}/links`, link)
  revokeOpenLink = (id: string, link: string) => this.#call<void>('DELETE', `/maps/${part(id)}/links/${part(link)}`)
  publishMoment = (id: string, moment: string, published: boolean) =>
    this.#call<void>(published ? 'PUT' : 'DELETE', `/maps/${part(id)}/moments/${part(moment)}/publication`)

  changes = (id: string, page: Page = {}) =>
    this.#call<{ changes: ChangeRecord[]; next?: number }>('GET', `/maps/${part(id)}/changes${query({ ...page })}`)
  events = (id: string, range: { from?: string; to?: string; after?: number | string; limit?: number } = {}) =>
    this.#call<{ events: HistoryEvent[]; next?: number | string }>('GET', `/maps/${part(id)}/events${query(range)}`)
  wordings = async (id: string, of: string) =>
    (await this.#call<{ wordings: WordingRecord[] }>('GET', `/maps/${part(id)}/wordings${query({ of })}`)).wordings
  moments = async (id: string) =>
    (await this.#call<{ moments: MomentRecord[] }>('GET', `/maps/${part(id)}/moments`)).moments
  markMoment = (id: string, moment: { title: string; narration?: string; heads?: string[] }) =>
    this.#call<MomentRecord>('POST', `/maps/${part(id)}/moments`, moment)
  asks = async (id: string) => (await this.#call<{ asks: AskRecord[] }>('GET', `/maps/${part(id)}/asks`)).asks
  ask = (id: string, draft: AskDraft) => this.#call<AskRecord>('POST', `/maps/${part(id)}/asks`, draft)
  answer = (id: string, ask: string, answers: readonly SealedAnswer[]) =>
    this.#call<void>('PUT', `/maps/${part(id)}/asks/${part(ask)}/answer`, { answers })
  /** Keeps what was heard from others, beside my own answer. */
  hear = (id: string, ask: string, voices: readonly string[], answers: readonly SealedAnswer[]) =>
    this.#call<void>('POST', `/maps/${part(id)}/asks/${part(ask)}/heard`, { voices, answers })
  forgetHeard = (id: string, ask: string) => this.#call<void>('DELETE', `/maps/${part(id)}/asks/${part(ask)}/heard`)
  extendAsk = (id: string, ask: string, closesAt: string) =>
    this.#call<void>('PATCH', `/maps/${part(id)}/asks/${part(ask)}`, { closesAt })
  revealAsk = (id: string, ask: string) => this.#call<void>('POST', `/maps/${part(id)}/asks/${part(ask)}/reveal`, {})
  cancelAsk = (id: string, ask: string) => this.#call<void>('POST', `/maps/${part(id)}/asks/${part(ask)}/cancel`, {})
  diff = (id: string, range: { from: string; to?: string }) =>
    this.#call<{ [collection: string]: unknown }>('GET', `/maps/${part(id)}/diff${query(range)}`)
  importMap = (id: string, file: Blob | string, how: { format: string; preview?: boolean }) =>
    this.#send<unknown>(
      'POST',
      `/maps/${part(id)}/import${query({ ...how, preview: how.preview || undefined, name: file instanceof File ? file.name : undefined })}`,
      file,
    )

  #call<T>(method: string, path: string, body?: object): Promise<T> {
    return this.#send<T>(method, path, body && JSON.stringify(body))
  }

  async #send<T>(method: string, path: string, body?: Blob | string, signal?: AbortSignal): Promise<T> {
    const response = await this.#fetch(`/api${path}`, {
      method,
      credentials: 'same-origin',
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body }),
      ...(signal ? { signal } : {}),
    }).catch((cause: unknown) => {
      if (signal?.aborted) throw cause
      throw new ApiError(unreachable, { cause })
    })
    const answer: unknown = await response.json().catch(() => undefined)
    if (!response.ok) throw new ApiError(problemOf(response, answer))
    return answer as T
  }
}

/** The one way to the server that the pages share. */
export const api = new Api()

const unreachable: Problem = { type: 'about:blank', title: 'The server cannot be reached', status: 0 }

function problemOf(response: Response, answer: unknown): Problem {
  const given = typeof answer === 'object' && answer !== null ? (answer as Partial<Problem>) : {}
  return { type: 'about:blank', title: response.statusText, ...given, status: response.status }
}

function part(id: string): string {
  return encodeURIComponent(id)
}

function query(fields: { [name: string]: string | number | boolean | undefined }): string {
  const given = Object.entries(fields).filter((entry) => entry[1] !== undefined)
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}
