import { type APIRequestContext, type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { MapPage } from './mapPage.ts'

/** Somebody with a browser of their own. */
export interface Person {
  readonly name: string
  readonly context: BrowserContext
  readonly page: Page
  readonly returnCode: string
  /** The server's API, as this person. */
  readonly api: APIRequestContext
}

export interface NewMap {
  id: string
  document: string
  recoveryCode: string
}

export type Role = 'enabler' | 'participant' | 'observer'

/** A person who has given their name on a browser where nobody was before. */
export async function newPerson(browser: Browser, name: string, baseURL: string): Promise<Person> {
  const context = await browser.newContext({ baseURL })
  const { returnCode } = await answer<{ returnCode: string }>(context.request.post('/api/session', { data: { name } }))
  return { name, context, page: await context.newPage(), returnCode, api: context.request }
}

/** Makes a map of which this person is the enabler. */
export function makeMap(
  enabler: Person,
  map: { title: string; question?: string; voices?: { name: string; kind: string }[] } = { title: 'Getting home' },
) {
  return answer<NewMap>(enabler.api.post('/api/maps', { data: map }))
}

/** Invites people in a role; the answer is the link to send. */
export async function inviteTo(enabler: Person, map: string, role: Role = 'participant'): Promise<string> {
  const invited = answer<{ url: string }>(enabler.api.post(`/api/maps/${map}/invites`, { data: { role } }))
  return (await invited).url
}

/** Joins by the link that was sent, without the joining page. */
export async function joinByLink(person: Person, link: string): Promise<void> {
  await answer(person.api.post('/api/join', { data: { invite: new URL(link).hash.slice(1) } }))
}

/** The id that a map knows somebody by, as its enabler sees it. */
export async function memberOf(enabler: Person, map: string, name: string): Promise<string> {
  const response = await enabler.api.get(`/api/maps/${map}/people`)
  const { people } = (await response.json()) as { people: { id: string; name: string }[] }
  const member = people.find((person) => person.name === name)?.id
  if (member === undefined) throw new Error(`${name} is not in this map`)
  return member
}

/** Opens a map and waits until it can be seen. */
export async function openMap(person: Person, map: string): Promise<MapPage> {
  await person.page.goto(`/map/${map}`)
  const opened = new MapPage(person.page)
  await opened.isOpen()
  return opened
}

/** A map with these people drawing on it; the first is its enabler. */
export async function drawTogether(
  people: readonly Person[],
  title?: string,
): Promise<{ map: string; pages: MapPage[] }> {
  const [enabler, ...others] = people
  if (!enabler) throw new Error('a map needs somebody who makes it')
  const { id: map } = await makeMap(enabler, { title: title ?? 'Getting home' })
  const link = await inviteTo(enabler, map)
  for (const other of others) await joinByLink(other, link)
  const pages: MapPage[] = []
  for (const person of people) pages.push(await openMap(person, map))
  return { map, pages }
}

/** What the server answered, which must have been a success. */
export async function answer<T = unknown>(asked: ReturnType<APIRequestContext['post']>): Promise<T> {
  const response = await asked
  expect(response.ok(), `${response.status()} from ${response.url()}: ${await response.text()}`).toBe(true)
  return (await response.json()) as T
}
