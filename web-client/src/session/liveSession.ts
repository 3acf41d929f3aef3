import type { DocHandle, DocHandleEphemeralMessagePayload, StorageId } from '@automerge/automerge-repo/slim'
import type { MapDocument } from '@balcony/shared-model'
import { type Hold, holdOn, type MapRecord } from '../document/conduct.ts'
import { Editor } from '../document/editor.ts'
import type { Path } from '../document/pen.ts'
import { type Edit, isSameEdit, offerOf, putBack } from '../document/putBack.ts'
import { LiveMap } from '../store/liveMap.ts'
import { CourseNow } from '../sync/courseNow.ts'
import type { OpenRepo } from '../sync/openRepo.ts'
import { Presence } from '../sync/presence.ts'
import { Saved } from '../sync/saved.ts'
import { watchConnection } from '../sync/watchdog.ts'
import { WhoDraws } from '../sync/whoDraws.ts'
import type { Api, Me, Role } from './api.ts'
import type { MapSession } from './mapSession.ts'
import { recall, remember } from './memory.ts'
import { People } from './people.ts'
import {
  Draft,
  draftsWith,
  dropRefusedWork,
  offerOfDrafts,
  type RefusedWork,
  refusedWork,
  replaceRefusedWork,
} from './refusedWork.ts'

/** What a live session tells whoever opened it. */
export interface Steward {
  /** Somebody came, left or was changed, perhaps this person. */
  onPeople(people: People): void
  /** The server refused work of this page, whose copy can therefore not be used any more. The draft is kept already. */
  onRefused(draft: Draft): void
}

/** A map that is open and drawn on together. */
export class LiveSession implements MapSession {
  readonly me: Me
  readonly role: Role
  readonly source: LiveMap
  readonly editor: Editor | null
  readonly presence: Presence
  readonly whoDraws: WhoDraws
  readonly course: CourseNow
  readonly saved: Saved
  readonly people: People
  refused: readonly RefusedWork[]
  readonly #api: Api
  readonly #repo: OpenRepo
  readonly #handle: DocHandle<MapDocument>
  readonly #steward: Steward
  readonly #listeners = new Set<() => void>()
  readonly #unfollow: (() => void)[]
  #voices: readonly string[]
  #draft: Draft | undefined
  #asking: ReturnType<typeof setTimeout> | undefined

  constructor(me: Me, handle: DocHandle<MapDocument>, repo: OpenRepo, api: Api, steward: Steward) {
    this.me = me
    this.role = me.role
    this.#api = api
    this.#repo = repo
    this.#handle = handle
    this.#steward = steward
    this.#voices = recall<string[]>(this.#key('voices')) ?? me.voices
    this.refused = refusedWork(me.map, me.member)
    this.source = new LiveMap(handle)
    const heardBefore = repo.heardBefore()
    this.presence = new Presence(handle, repo.self, () => repo.adapter.hub, heardBefore)
    this.whoDraws = new WhoDraws(handle, () => repo.adapter.hub, heardBefore, this.#key('conduct'))
    this.course = new CourseNow(handle, () => repo.adapter.hub, heardBefore, this.#key('course'))
    this.saved = new Saved(handle, me.storageId as StorageId, repo.adapter, this.#key('durable'))
    this.people = new People(me.map, api)
    this.editor = mayDraw(me.role)
      ? new Editor(handle, { member: me.member, voices: () => this.#voices }, Date.now, this.#holdOn)
      : null
    const last = this.refused.at(-1)
    if (last && !last.isBack) this.saved.refuse(last.reason)
    handle.on('ephemeral-message', this.#onMessage)
    this.#unfollow = [
      watchConnection(this.saved, repo.adapter),
      this.saved.subscribe(() => this.#settle()),
      this.presence.onRoster(() => this.#askForPeopleSoon()),
      this.people.subscribe(() => steward.onPeople(this.people)),
      repo.adapter.subscribe(() => {
        if (repo.adapter.current() === 'lost') this.presence.lost()
      }),
    ]
    void this.people.refresh()
    this.#settle()
  }

  voices(): readonly string[] {
    return this.#voices
  }

  speakFor(voices: readonly string[]) {
    this.#voices = [...voices]
    remember(this.#key('voices'), this.#voices)
    this.#tell()
    // The map itself says whom a claim speaks for; that the list of people follows at once is a courtesy.
    this.#api.changePerson(this.me.map, this.me.member, { voices: [...voices] }).catch(() => {})
  }

  putBack(chosen?: readonly Edit[]) {
    const conduct = this.whoDraws.current()
    const { can } = offerOfDrafts(this.refused, this.source.current(), this.role, conduct)
    const wanted = chosen ? can.filter((edit) => chosen.some((other) => isSameEdit(edit, other))) : can
    const edits = offerOf(wanted, this.source.current(), this.role, conduct).can
    if (!this.editor || edits.length === 0) return
    this.editor.together('put back', (hand) => putBack(hand, edits))
    this.#keep(this.refused.map((draft) => ({ ...draft, isBack: true as const })))
    this.saved.forgive()
    this.#settle()
  }

  dismissRefused() {
    dropRefusedWork(this.me.map, this.me.member)
    this.refused = []
    this.saved.forgive()
    this.#tell()
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async close() {
    clearTimeout(this.#asking)
    for (const unfollow of this.#unfollow) unfollow()
    this.#handle.off('ephemeral-message', this.#onMessage)
    this.source.close()
    this.presence.close()
    this.whoDraws.close()
    this.course.close()
    this.saved.close()
    await this.#repo.close()
    this.#draft?.close()
  }

  readonly #onMessage = ({ senderId, message }: DocHandleEphemeralMessagePayload<MapDocument>) => {
    if (senderId !== this.#repo.adapter.hub || !isRefusal(message) || this.#draft) return
    this.#draft = new Draft(this.#handle, () => this.saved.durableHeads(), this.me.member, {
      map: this.me.map,
      title: this.source.current().title,
      code: String(message.code),
      reason: sentence(String(message.reason)),
      ...(message.about ? { about: message.about } : {}),
    })
    this.#steward.onRefused(this.#draft)
  }

  /** What was put back and is safe needs no draft any more; what could not be put back stays one. */
  #settle() {
    if (!this.refused.at(-1)?.isBack || this.#draft || this.saved.current().kind !== 'saved') return
    const { can, cannot } = offerOfDrafts(this.refused, this.source.current(), this.role, this.whoDraws.current())
    this.#keep(draftsWith(this.refused, [...can, ...cannot.map(({ edit }) => edit)]))
    const last = this.refused.at(-1)
    if (last) this.saved.refuse(last.reason)
  }

  readonly #holdOn = (path: Path): Hold | null =>
    this.role === 'enabler' ? null : holdOn(this.whoDraws.current(), path)

  #keep(drafts: readonly RefusedWork[]) {
    replaceRefusedWork(this.me.map, this.me.member, drafts)
    this.refused = drafts
    this.#tell()
  }

  /** A room that fills changes its roster again and again, and tells every page: not all of them ask at once, nor each time. */
  #askForPeopleSoon() {
    this.#asking ??= setTimeout(
      () => {
        this.#asking = undefined
        void this.people.refresh()
      },
      100 + 500 * Math.random(),
    )
  }

  #key(what: string): string {
    return `${what}:${this.me.map}:${this.me.member}`
  }

  #tell() {
    for (const listener of this.#listeners) listener()
  }
}

function mayDraw(role: Role): boolean {
  return role === 'enabler' || role === 'participant'
}

function isRefusal(message: unknown): message is { code: unknown; reason: unknown; about?: MapRecord } {
  return (
    typeof message === 'object' &&
    message !== null &&
    (message as { balcony?: unknown }).balcony === 'refused' &&
    'code' in message &&
    'reason' in message
  )
}

/** A reason as a sentence of its own, so that others can follow it. */
function sentence(words: string): string {
  const stop = /[.!?…]$/.test(words) ? '' : '.'
  return words.charAt(0).toUpperCase() + words.slice(1) + stop
}
