import { devices } from '@playwright/test'
import { fitsItsWidth, isAccessible } from './harness/axe.ts'
import { answer, drawTogether } from './harness/person.ts'
import { expect, test } from './harness/test.ts'

const { viewport, userAgent } = devices['Pixel 7']

test('LE6, LE12: an enabler says when the group meets next, and a phone without scripts that joined nothing is told', async ({
  browser,
  person,
  server,
}) => {
  const [asha, ben] = [await person('Asha'), await person('Ben')]
  await drawTogether([asha, ben])
  await asha.page.getByRole('button', { name: 'More for this map' }).click()
  await asha.page.getByRole('menuitem', { name: 'When we meet next' }).click()
  const dialog = asha.page.getByRole('dialog', { name: 'When we meet next' })
  await expect(dialog).toContainText('No date is set yet.')
  await dialog.getByRole('button', { name: 'Set this date' }).click()
  await expect(dialog).toContainText('Choose a day and a time.')
  await dialog.getByLabel('Day').fill('2099-07-03')
  await dialog.getByLabel('Begins at').fill('10:00')
  await dialog.getByLabel('How long').selectOption('An hour and a half')
  await dialog.getByLabel(/^Where/).fill('Town hall, room 2')
  await isAccessible(asha.page)
  await dialog.getByRole('button', { name: 'Set this date' }).click()
  await expect(dialog).toContainText('Friday 3 July 2099')
  await dialog.getByRole('button', { name: 'Make a link' }).click()
  const link = await dialog.getByRole('textbox', { name: 'The link' }).inputValue()

  await ben.page.getByRole('button', { name: 'More for this map' }).click()
  await ben.page.getByRole('menuitem', { name: 'When we meet next' }).click()
  const seen = ben.page.getByRole('dialog', { name: 'When we meet next' })
  await expect(seen).toContainText('Friday 3 July 2099')
  await expect(seen).toContainText('Town hall, room 2')
  await expect(seen.getByRole('button', { name: 'Set this date' })).toHaveCount(0)

  const phone = await browser.newContext({
    baseURL: server,
    viewport,
    userAgent,
    hasTouch: true,
    javaScriptEnabled: false,
  })
  const page = await phone.newPage()
  await page.goto(link)
  await expect(page.getByText('Friday 3 July 2099')).toBeVisible()
  await expect(page.getByText('Town hall, room 2')).toBeVisible()
  await fitsItsWidth(page)
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Put it in my calendar' }).click()
  expect((await downloading).suggestedFilename()).toBe('session.ics')
  await phone.close()
})

test('LE8, LE10, LE12: an enabler shows the map to others, who see its picture and what was published, until the link is withdrawn', async ({
  browser,
  person,
  server,
}) => {
  const asha = await person('Asha')
  const { map, pages } = await drawTogether([asha])
  const opened = pages[0]!
  await opened.addFactor('Delayed discharges')
  await opened.addFactor('Time for oneself')
  await opened.linkCards('Delayed discharges', 'Time for oneself', 'More → less')
  await opened.isSaved()
  await answer(
    asha.api.post(`/api/maps/${map}/moments`, {
      data: { title: 'The first hour', narration: 'Two things, one line.' },
    }),
  )
  await asha.page.getByRole('button', { name: 'More for this map' }).click()
  await asha.page.getByRole('menuitem', { name: 'Show the map to others' }).click()
  const dialog = asha.page.getByRole('dialog', { name: 'Show the map to others' })
  await dialog.getByRole('button', { name: 'Make a link' }).click()
  const link = await dialog.getByRole('textbox', { name: 'The link' }).inputValue()
  await isAccessible(asha.page)

  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ baseURL: server, colorScheme, viewport: { width: 390, height: 800 } })
    const page = await context.newPage()
    await page.goto(link)
    await expect(page.locator('.guest-picture svg').getByText('Delayed')).toBeVisible()
    await fitsItsWidth(page)
    await isAccessible(page)
    await context.close()
  }
  const context = await browser.newContext({ baseURL: server, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(link)
  await page.getByText('1 link between them').click()
  await expect(page.getByText('More “Delayed discharges” means less “Time for oneself”')).toBeVisible()
  await expect(page.getByText('The first hour')).toHaveCount(0)
  await expect(page.getByText('Asha')).toHaveCount(0)

  await dialog.getByLabel('The first hour').check()
  await expect(asha.page.getByText('“The first hour” is published.')).toBeAttached()
  await expect
    .poll(async () => {
      await page.reload()
      return page.getByRole('link', { name: 'The first hour' }).count()
    })
    .toBe(1)
  await page.getByRole('link', { name: 'The first hour' }).click()
  await expect(page.getByText('Two things, one line.')).toBeVisible()

  await dialog.getByRole('button', { name: /^Withdraw the link/ }).click()
  await expect(dialog.getByText('Links that are open')).toHaveCount(0)
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link shows nothing')
  await context.close()
})
