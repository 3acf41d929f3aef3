import { type Browser, type BrowserContextOptions, devices, type Page } from '@playwright/test'
import { fitsItsWidth, isAccessible } from './harness/axe.ts'
import { MapPage } from './harness/mapPage.ts'
import { answer, inviteTo, makeMap, openMap } from './harness/person.ts'
import { expect, test } from './harness/test.ts'

/** A browser on a phone. */
async function phoneOf(browser: Browser, server: string, storageState?: BrowserContextOptions['storageState']) {
  const { viewport, userAgent, deviceScaleFactor } = devices['Pixel 7']
  const phone = { baseURL: server, viewport, userAgent, deviceScaleFactor, isMobile: true, hasTouch: true }
  return browser.newContext(storageState === undefined ? phone : { ...phone, storageState })
}

test('P84, P90: on a phone, from the invitation to a link with a reason, by touch', async ({
  browser,
  person,
  server,
}) => {
  const asha = await person('Asha')
  const { id: map } = await makeMap(asha, {
    title: 'Getting home',
    voices: [{ name: 'Carers’ forum', kind: 'community' }],
  })
  const laptop = await openMap(asha, map)
  const context = await phoneOf(browser, server)
  const page = await context.newPage()
  await page.goto(await inviteTo(asha, map))
  await page.getByLabel('Your name').fill('Cai')
  await page.getByLabel('Carers’ forum').tap()
  await page.getByRole('button', { name: 'Join the map' }).tap()
  await new MapPage(page).isOpen()
  await fitsItsWidth(page)

  for (const label of ['Time for oneself', 'Loneliness']) {
    await page.getByRole('toolbar').getByRole('button', { name: 'Add a factor' }).tap()
    const field = page.getByRole('textbox', { name: /^Words on this / })
    await field.fill(label)
    await field.press('Enter')
  }
  await laptop.sees('Time for oneself', 'Loneliness')
  // P90: there is no room for faces, but one is told that somebody else is here.
  await expect(page.getByRole('group', { name: 'People here' }).getByText('2', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Outline', exact: true }).tap()
  await page.getByRole('button', { name: 'Link from Time for oneself' }).tap()
  await page.getByLabel('Effect').selectOption('-')
  await page.getByLabel('To', { exact: true }).selectOption({ label: 'Loneliness' })
  await page.getByRole('button', { name: 'Add the link' }).tap()
  await page
    .getByRole('button', { name: /leads to less/ })
    .first()
    .tap()
  const sheet = page.getByRole('complementary', { name: 'Link' })
  await expect(sheet).toContainText('Carers’ forum')
  await isAccessible(page)
  await fitsItsWidth(page)
  await expect(laptop.link('Time for oneself', 'Loneliness')).toBeAttached()

  const small = await page
    .locator('button:visible:not(.editable), a:visible:not(.skip-link), select:visible')
    .evaluateAll((all) =>
      all.filter((one) => one.getBoundingClientRect().height < 43.5).map((one) => one.outerHTML.slice(0, 120)),
    )
  expect(small).toEqual([])
  await context.close()
})

/** How near the map is seen. */
const zoomOf = (page: Page) =>
  page.locator('.react-flow__viewport').evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).a)

test('CV20: a phone opens a big map where it can be read, and one press shows the whole', async ({
  browser,
  person,
  server,
}) => {
  const asha = await person('Asha')
  const { id: map } = await makeMap(asha)
  const labels = ['Loneliness', ...Array.from({ length: 45 }, (_, i) => `Something that plays a part ${i}`)]
  const connections = Array.from({ length: 60 }, (_, i) => ({
    from: i < 14 ? labels[0] : labels[(i * 7) % labels.length],
    to: labels[(i % 45) + 1],
    direction: 'directed',
  })).filter(({ from, to }) => from !== to)
  const file = { elements: labels.map((label) => ({ label })), connections }
  await answer(asha.api.post(`/api/maps/${map}/import?format=kumu`, { data: file }))

  const laptop = await openMap(asha, map)
  const context = await phoneOf(browser, server, await asha.context.storageState())
  const page = await context.newPage()
  await page.goto(`/map/${map}`)
  const opened = new MapPage(page)
  await opened.isOpen()

  await expect(opened.card('Loneliness')).toBeInViewport()
  expect(await zoomOf(page)).toBeCloseTo(0.75)
  await expect.poll(() => opened.canvas.locator('[data-id][role=button]').count()).toBeGreaterThan(2)
  const card = (await opened.card('Loneliness').boundingBox())!
  expect(Math.min(card.width, card.height)).toBeGreaterThan(30)
  const whole = page.getByText('Show the whole map', { exact: true })
  const near = page.getByText('Come near enough to read', { exact: true })
  expect((await whole.locator('..').boundingBox())!.height).toBeGreaterThanOrEqual(44)
  await isAccessible(page)

  await whole.tap()
  await expect(near).toBeVisible()
  const far = await zoomOf(page)
  expect(far).toBeLessThan(0.4)
  await near.tap()
  await expect(whole).toBeVisible()
  await expect.poll(() => zoomOf(page)).toBeCloseTo(0.75)
  await expect(opened.card('Loneliness')).toBeInViewport()
  await page.getByRole('button', { name: 'Outline', exact: true }).tap()
  await expect(page.getByRole('heading', { name: 'Something that plays a part 44' })).toBeAttached()

  // A larger screen shows the whole from the beginning.
  await expect(asha.page.getByText('Show the whole map', { exact: true })).toHaveCount(0)
  expect(await zoomOf(asha.page)).toBeLessThan(0.75)
  await expect(laptop.canvas).toBeVisible()
  await context.close()
})
