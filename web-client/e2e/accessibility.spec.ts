import type { Page } from '@playwright/test'
import { fitsItsWidth, isAccessible } from './harness/axe.ts'
import { answer, drawTogether, inviteTo, makeMap } from './harness/person.ts'
import { expect, test } from './harness/test.ts'

/** Light and dark, as the device asks for. */
async function inBothThemes(page: Page) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await isAccessible(page)
  }
}

test('P83, P87: axe finds nothing on the pages around the map', async ({ browser, person, server }) => {
  const context = await browser.newContext({ baseURL: server })
  const newcomer = await context.newPage()
  await newcomer.goto('/')
  await expect(newcomer.getByRole('heading', { level: 1 })).toBeVisible()
  await newcomer.getByText('I have a return code').click()
  await inBothThemes(newcomer)
  await newcomer.getByRole('button', { name: 'Start a new map' }).click()
  await newcomer.getByLabel('Voices, one a line').fill('NHS board')
  await newcomer.getByRole('button', { name: 'Start the map' }).click()
  await inBothThemes(newcomer)

  const asha = await person('Asha')
  const { id: map } = await makeMap(asha, { title: 'Getting home', voices: [{ name: 'Council', kind: 'agency' }] })
  await asha.page.goto('/')
  await expect(asha.page.getByRole('link', { name: 'Getting home' })).toBeVisible()
  await inBothThemes(asha.page)
  await newcomer.goto(await inviteTo(asha, map))
  await expect(newcomer.getByLabel('Your name')).toBeVisible()
  await inBothThemes(newcomer)
  await newcomer.goto('/join#AAAAAA')
  await expect(newcomer.getByRole('heading', { name: 'This invitation does not work' })).toBeVisible()
  await inBothThemes(newcomer)
  await newcomer.goto('/map/nosuchmap')
  await expect(newcomer.getByRole('heading', { level: 1 })).toBeVisible()
  await inBothThemes(newcomer)
  await context.close()
})

test('P83, P86, P87: axe finds nothing on the map, its sheets, its outline and its dialogs', async ({ person }) => {
  const asha = await person('Asha')
  const { pages } = await drawTogether([asha])
  const [open] = pages
  if (!open) throw new Error('no page')
  const { page } = open
  await isAccessible(page)
  await open.addFactor('Loneliness')
  await open.addFactor('GP visits')
  await open.linkCards('Loneliness', 'GP visits')
  await inBothThemes(page)

  await page.getByRole('button', { name: 'Outline', exact: true }).click()
  await inBothThemes(page)
  await page.getByRole('button', { name: 'Open Loneliness' }).click()
  await inBothThemes(page)
  await page
    .getByRole('button', { name: /leads to more/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Change what I say' }).click()
  await inBothThemes(page)
  for (const [name, button] of [
    ['Stakeholders', 'Add a card'],
    ['Ambitions', 'Add an ambition'],
    ['Notes', null],
    ['Voices', 'Add a voice'],
  ] as const) {
    await page.getByRole('toolbar').getByRole('button', { name, exact: true }).click()
    if (button) await page.getByRole('complementary').getByRole('button', { name: button }).click()
    await inBothThemes(page)
  }
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  await page.getByRole('button', { name: 'Make an invitation' }).click()
  await expect(page.getByLabel('Code to type')).toBeVisible()
  await inBothThemes(page)
  await page.keyboard.press('Escape')
  for (const item of [
    'Find a command or a factor',
    'Mark a moment',
    'People',
    'Bring in a Kumu map',
    'Help and shortcuts',
  ]) {
    await page.getByRole('button', { name: 'More for this map' }).click()
    await page.getByRole('menuitem', { name: new RegExp(`^${item}`) }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await isAccessible(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
})

test('P83: axe finds nothing in replay, nor on an observer’s map', async ({ person }) => {
  const [asha, ola] = [await person('Asha'), await person('Ola')]
  const { map, pages } = await drawTogether([asha])
  await pages[0]?.addFactor('Loneliness')
  await pages[0]?.isSaved()
  const link = await inviteTo(asha, map, 'observer')
  await answer(ola.api.post('/api/join', { data: { invite: new URL(link).hash.slice(1) } }))
  await ola.page.goto(`/map/${map}`)
  await expect(ola.page.getByText(/You are watching/)).toBeVisible()
  await inBothThemes(ola.page)
  await asha.page.goto(`/map/${map}/replay`)
  await expect(asha.page.getByRole('slider').first()).toBeVisible()
  await inBothThemes(asha.page)
})

test('P83: the first stop of Tab skips to the content, and Escape gives the focus back', async ({ person }) => {
  const asha = await person('Asha')
  const { pages } = await drawTogether([asha])
  const page = pages[0]?.page
  if (!page) throw new Error('no page')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to main content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('#main')).toBeFocused()
  const more = page.getByRole('button', { name: 'Invite', exact: true })
  await more.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(more).toBeFocused()
})

test('P84: nothing has to be scrolled sideways from 320 px on', async ({ browser, person, server }) => {
  const asha = await person('Asha')
  const { id: map } = await makeMap(asha, { title: 'Getting home from hospital in Harbourside and beyond' })
  const link = await inviteTo(asha, map)
  const context = await browser.newContext({ baseURL: server, viewport: { width: 320, height: 640 } })
  const page = await context.newPage()
  for (const path of ['/', link, '/map/nosuchmap']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await fitsItsWidth(page)
  }
  await context.close()
})
