import type { Api, Person } from './api.ts'
import { recall, remember } from './memory.ts'

/** The people of a map, by member id, as the server names them; kept for when it cannot be reached. */
export class People {
  readonly #map: string
  readonly #api: Api
  readonly #listeners = new Set<() => void>()
  #people: ReadonlyMap<string, Person>
  #asking: Promise<void> | undefined
  #askAgain = false

  constructor(map: string, api: Api) {
    this.#map = map
    this.#api = api
    this.#people = byId(recall<Person[]>(key(map)) ?? [])
  }

  /** Everyone, by member id. The same object until something changes. */
  all(): ReadonlyMap<string, Person> {
    return this.#people
  }

  get(member: string | undefined): Person | undefined {
    return member === undefined ? undefined : this.#people.get(member)
  }

  /** The name of a member, or undefined where the server has not said it. */
  nameOf(member: string | undefined): string | undefined {
    return this.get(member)?.name
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Asks the server again; calls that come meanwhile are answered by one more question. */
  refresh(): Promise<void> {
    if (this.#asking) this.#askAgain = true
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined
      if (this.#askAgain) {
        this.#askAgain = false
        void this.refresh()
      }
    })
    return this.#asking
  }

  async #ask() {
    const people = await this.#api.people(this.#map).catch(() => undefined)
    if (!people || JSON.stringify(people) === JSON.stringify([...this.#people.values()])) return
    this.#people = byId(people)
    remember(key(this.#map), people)
    for (const listener of this.#listeners) listener()
  }
}

function key(map: string): string {
  return `people:${map}`
}

function byId(people: readonly Person[]): ReadonlyMap<string, Person> {
  return new Map(people.map((person) => [person.id, person]))
}
