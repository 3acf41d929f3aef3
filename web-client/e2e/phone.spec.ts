import { devices } from '@playwright/test'
import { fitsItsWidth, isAccessible } from './harness/axe.ts'
import { MapPage } from './harness/mapPage.ts'
import { inviteTo, makeMap, openMap } from './harness/person.ts'
import { expect, test } from './harness/test.ts'

test('P84: on a phone, from the invitation to a link with a reason, by touch', async ({ browser, person, server }) => {
  const asha = await person('Asha')
  const { id: map } = await makeMap(asha, {
    title: 'Getting home',
    voices: [{ name: 'Carers’ forum', kind: 'community' }],
  })
  const laptop = await openMap(asha, map)
  const { viewport, userAgent, deviceScaleFactor } = devices['Pixel 7']
  const context = await browser.newContext({
    baseURL: server,
    viewport,
    userAgent,
    deviceScaleFactor,
    isMobile: true,
    hasTouch: true,
  })
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
