import { Backoff } from '../sync/backoff.ts'
import type { Admission } from '../sync/hubAdapter.ts'
import { dropCopy, type LocalCopy } from '../sync/localCopy.ts'
import { openRepo } from '../sync/openRepo.ts'
import { loadAutomerge } from '../sync/wasm.ts'
import { type Api, api as sharedApi, type Me } from './api.ts'
import { ApiError } from './apiError.ts'
import { LiveSession } from './liveSession.ts'
import type { MapOpening, Opening } from './mapSession.ts'
import { recall, remember } from './memory.ts'
import type { People } from './people.ts'
import type { Draft } from './refusedWork.ts'

/** Opens a map for whoever this device's session is of, and holds it open. */
export function openMap(map: string, api: Api = sharedApi): MapOpening {
  return new Door(map, api)
}

/** What the server says at the door. */
type Answer = { said: 'come in'; me: Me } | { said: 'stranger' } | { said: 'missing' } | { said: 'nothing' }

/** Opens a map, and opens it anew when its person, their role or its document changes. */
class Door implements MapOpening {
  readonly #map: string
  readonly #api: Api
  readonly #listeners = new Set<() => void>()
  readonly #backoff = new Backoff()
  #opening: Opening = { state: 'opening' }
  #session: LiveSession | undefined
  #closed = false
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Openings and closings follow one another, never overlap. */
  #work: Promise<void>

  constructor(map: string, api: Api) {
    this.#map = map
    this.#api = api
    this.#work = this.#open()
  }

  current(): Opening {
    return this.#opening
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    this.#work = this.#work.then(() => this.#closeSession())
    return this.#work
  }

  async #open() {
    if (this.#closed) return
    // It takes longest, so it comes while the server is asked; what goes wrong shows when it is needed.
    loadAutomerge().catch(() => {})
    const answer = await this.#ask()
    const remembered = answer.said === 'nothing' ? recall<Me>(this.#key('me')) : undefined
    if (answer.said === 'come in') await this.#enter(answer.me, true)
    else if (remembered) await this.#enter(remembered, false)
    else this.#stayOut(answer.said)
  }

  async #enter(me: Me, known: boolean) {
    const copy = this.#copyOf(me)
    const repo = await openRepo(copy, () => this.#admit(me), { known })
    const handle = await repo.find(me.document)
    if (handle && !this.#closed) {
      this.#backoff.reset()
      this.#session = new LiveSession(me, handle, repo, this.#api, {
        onPeople: (people) => this.#look(me, people),
        onRefused: (draft) => this.#startAfresh(copy, draft),
      })
      this.#become({ state: 'open', session: this.#session })
      return
    }
    const missing = repo.adapter.current() === 'connected'
    await repo.close()
    this.#stayOut(missing ? 'missing' : 'nothing')
  }

  #stayOut(said: 'stranger' | 'missing' | 'nothing') {
    if (said !== 'nothing') return this.#become({ state: said })
    this.#become({ state: 'unreachable' })
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#reopen(), this.#backoff.next())
  }

  /** Asked before each return to the server: is this still the same person, in the same role, in the same document? */
  async #admit(me: Me): Promise<Admission> {
    const answer = await this.#ask()
    if (answer.said === 'nothing') return 'unreachable'
    if (answer.said === 'come in' && isSame(me, answer.me)) return 'welcome'
    this.#reopen()
    return 'turned away'
  }

  /** The people changed; if this person's own role did, the map opens anew in it. */
  #look(me: Me, people: People) {
    const own = people.get(me.member)
    if (own && own.role !== me.role) this.#reopen()
  }

  /** The copy holds refused work, on which nothing more can be built: the work is in a draft, and a fresh copy is fetched. */
  #startAfresh(copy: LocalCopy, draft: Draft) {
    // Another tab may have given the same copy up already.
    const generation = Math.max(this.#copyOf(copy).generation, copy.generation + 1)
    remember(this.#key(`generation:${copy.member}`), generation)
    // Where the draft could not be stored, the old copy stays: it is all that there is of the work.
    this.#reopen(async () => {
      if (draft.isStored()) await dropCopy(copy)
    })
  }

  #reopen(between: () => Promise<void> = async () => {}) {
    if (this.#closed) return
    this.#work = this.#work.then(async () => {
      await this.#closeSession()
      await between()
      await this.#open()
    })
  }

  async #closeSession() {
    const session = this.#session
    this.#session = undefined
    if (!session) return
    this.#become({ state: 'opening' })
    await session.close()
  }

  async #ask(): Promise<Answer> {
    try {
      const me = await this.#api.me(this.#map)
      remember(this.#key('me'), me)
      return { said: 'come in', me }
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem
      if (problem.status === 401) return { said: 'stranger' }
      if (problem.status === 403 || problem.status === 404) return { said: 'missing' }
      return { said: 'nothing' }
    }
  }

  #copyOf({ member }: { member: string }): LocalCopy {
    const generation = recall<number>(this.#key(`generation:${member}`)) ?? 0
    return { map: this.#map, member, generation }
  }

  #key(what: string): string {
    return `${what}:${this.#map}`
  }

  #become(opening: Opening) {
    if (this.#closed && opening.state === 'open') return
    this.#opening = opening
    for (const listener of this.#listeners) listener()
  }
}

function isSame(one: Me, other: Me): boolean {
  return one.member === other.member && one.role === other.role && one.document === other.document
}
