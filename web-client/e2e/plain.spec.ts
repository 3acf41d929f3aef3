import { type Browser, devices } from '@playwright/test'
import { fitsItsWidth, isAccessible } from './harness/axe.ts'
import { MapPage } from './harness/mapPage.ts'
import { inviteTo, makeMap, openMap, type Person } from './harness/person.ts'
import { expect, test } from './harness/test.ts'

/** What a phone may load until it is in, by rule PL11. */
const mostBytes = 60_000

const { viewport, userAgent } = devices['Pixel 7']

/** A browser on a phone; without scripts unless they are wanted. */
function phoneOf(browser: Browser, server: string, scripts = false) {
  return browser.newContext({ baseURL: server, viewport, userAgent, hasTouch: true, javaScriptEnabled: scripts })
}

function groupOf(enabler: Person) {
  return makeMap(enabler, {
    title: 'Getting home',
    question: 'What keeps people waiting?',
    voices: [{ name: 'Carers’ forum', kind: 'community' }],
  })
}

test('PL3, PL5, PL11: a phone without scripts comes in by the link, and sees where the group is', async ({
  browser,
  person,
  server,
}) => {
  const asha = await person('Asha')
  const { id: map } = await groupOf(asha)
  const laptop = await openMap(asha, map)
  await laptop.addFactor('Delayed discharges')
  await laptop.addFactor('Time for oneself')
  await laptop.linkCards('Delayed discharges', 'Time for oneself', 'More → less')
  await laptop.isSaved()

  const context = await phoneOf(browser, server)
  const page = await context.newPage()
  let loaded = 0
  page.on('requestfinished', async (request) => {
    const sizes = await request.sizes()
    loaded += sizes.responseBodySize + sizes.responseHeadersSize
  })
  await page.goto(await inviteTo(asha, map))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Getting home')
  await expect(page.getByText('Every change is kept')).toBeVisible()
  await fitsItsWidth(page)
  await page.getByLabel('Your name').fill('Cai')
  await page.getByLabel('Carers’ forum').check()
  await page.getByRole('button', { name: 'Join the map' }).click()

  await expect(page.getByText('You are in, Cai.')).toBeVisible()
  await expect(page.getByText('1 person has the map open: Asha.')).toBeVisible()
  await expect(
    page
      .getByRole('listitem')
      .filter({ hasText: /^Asha .*Time for oneself/ })
      .first(),
  ).toBeVisible()
  await page.getByText('2 things on the map').click()
  await expect(page.getByRole('listitem').filter({ hasText: /^Delayed discharges$/ })).toBeVisible()
  await page.getByText('1 link between them').click()
  await expect(page.getByText('More “Delayed discharges” means less “Time for oneself”', { exact: true })).toBeVisible()
  await fitsItsWidth(page)
  expect(loaded).toBeLessThan(mostBytes)
  await context.close()
})

test('PL1, PL5: the plain pages are accessible, and a code that is typed leads in', async ({
  browser,
  person,
  server,
}) => {
  const asha = await person('Asha')
  const { id: map } = await groupOf(asha)
  const context = await phoneOf(browser, server, true)
  const page = await context.newPage()
  await page.route('**/*.js', (route) => route.abort())
  const link = new URL(await inviteTo(asha, map))
  await page.goto('/join')
  await isAccessible(page)
  await page.getByLabel('Your six-character code').fill(link.pathname.slice('/join/'.length).toLowerCase())
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Getting home')
  await isAccessible(page)
  await page.getByLabel('Your name').fill('Cai')
  await page.getByRole('button', { name: 'Join the map' }).click()
  await expect(page.getByText('You are in, Cai.')).toBeVisible()
  await isAccessible(page)
  await page.goto('/room/nosuchmap')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We can’t find this map, or you’re not in it')
  await isAccessible(page)
  await context.close()
})

test('PL9: what somebody typed before the scripts came stays, and leads to the map', async ({
  browser,
  person,
  server,
}) => {
  const asha = await person('Asha')
  const { id: map } = await groupOf(asha)
  const context = await phoneOf(browser, server, true)
  const page = await context.newPage()
  let release = () => {}
  const released = new Promise<void>((go) => (release = go))
  await page.route('**/assets/index-*.js', async (route) => {
    await released
    await route.continue()
  })
  await page.goto(await inviteTo(asha, map), { waitUntil: 'commit' })
  await page.getByLabel('Your name').fill('Cai')
  const scripts = page.waitForResponse(/assets\/index-.*\.js/)
  release()
  await (await scripts).finished()
  await page.waitForLoadState('load')

  await expect(page.getByLabel('Your name')).toHaveValue('Cai')
  await page.getByRole('button', { name: 'Join the map' }).click()
  await new MapPage(page).isOpen()
  await expect(page).toHaveURL(new RegExp(`/map/${map}$`))
  await context.close()
})
