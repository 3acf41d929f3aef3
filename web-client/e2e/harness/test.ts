import { test as base } from '@playwright/test'
import { newPerson, type Person } from './person.ts'

interface Group {
  /** The address of the server that the tests share. */
  server: string
  /** Brings somebody new, with a browser of their own, who is gone after the test. */
  person(name: string, server?: string): Promise<Person>
}

export const test = base.extend<Group>({
  server: async ({}, use) => {
    const url = process.env.BALCONY_URL
    if (!url) throw new Error('the shared server was not started')
    await use(url)
  },
  person: async ({ browser, server }, use) => {
    const people: Person[] = []
    await use(async (name, url = server) => {
      const person = await newPerson(browser, name, url)
      people.push(person)
      return person
    })
    for (const { context } of people) await context.close()
  },
})

export { expect } from '@playwright/test'
