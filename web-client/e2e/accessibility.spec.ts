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

test('P87: where the system forces its colours, cards and links are drawn in them, and a map that was open follows', async ({
  person,
}) => {
  const asha = await person('Asha')
  const { pages } = await drawTogether([asha])
  const [open] = pages
  if (!open) throw new Error('no page')
  const { page } = open
  await open.addFactor('Loneliness')
  await open.addFactor('GP visits')
  await open.linkCards('Loneliness', 'GP visits')
  await page.keyboard.press('Escape')
  await page.mouse.click(200, 700)
  /** How many dots of the painted map are neither black, white nor grey. */
  const coloured = () =>
    page.locator('canvas.map-paint').evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
      const found = { coloured: 0, painted: 0 }
      for (let i = 0; i < data.length; i += 4) {
        const [r = 0, g = 0, b = 0, a = 0] = data.subarray(i, i + 4)
        if (a < 128) continue
        found.painted++
        if (Math.max(r, g, b) - Math.min(r, g, b) > 40) found.coloured++
      }
      return found
    })
  const outline = () =>
    open
      .card('GP visits')
      .locator('.canvas-card-outline')
      .evaluate((path) => [getComputedStyle(path).stroke, getComputedStyle(path).fill])
  await expect.poll(async () => (await coloured()).coloured).toBeGreaterThan(100)

  for (const [colorScheme, ink, ground] of [
    ['light', 'rgb(0, 0, 0)', 'rgb(255, 255, 255)'],
    ['dark', 'rgb(255, 255, 255)', 'rgb(0, 0, 0)'],
  ] as const) {
    await page.emulateMedia({ forcedColors: 'active', colorScheme, reducedMotion: 'reduce' })
    await expect.poll(async () => (await coloured()).coloured).toBe(0)
    expect((await coloured()).painted).toBeGreaterThan(100)
    expect(await outline()).toEqual([ink, ground])
    await expect(open.link('Loneliness', 'GP visits')).toHaveAccessibleName(/more leads to more/)
    // axe reads the page's own colours for some text here, so the most coloured thing on the page is looked at instead.
    const main = page.getByRole('button', { name: 'Invite', exact: true })
    expect(await main.evaluate((one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor])).toEqual([
      ink,
      ground,
    ])
  }
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
