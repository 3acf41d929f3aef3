import { expect as expectBase, type Page } from '@playwright/test'
import { answer, drawTogether, inviteTo, joinByLink, type Person } from './harness/person.ts'
import { startServer } from './harness/server.ts'
import { expect, test } from './harness/test.ts'

const slider = (page: Page) => page.getByRole('slider', { name: 'Place in the history' })
const card = (page: Page, label: string) =>
  page.getByRole('application').getByRole('button', { name: new RegExp(`^${label}, `) })

async function openReplay(person: Person, map: string) {
  await person.page.goto(`/map/${map}/replay`)
  await expectBase(slider(person.page)).toBeVisible({ timeout: 30_000 })
}

/** A map with a moment in the middle of its history. */
async function drawWithMoment(asha: Person, ben: Person) {
  const { map, pages } = await drawTogether([asha, ben], 'Getting home')
  const [hers, his] = pages
  await hers!.addFactor('Loneliness')
  await his!.sees('Loneliness')
  await his!.addFactor('GP visits')
  await hers!.sees('GP visits')
  await his!.isSaved()
  await answer(
    asha.api.post(`/api/maps/${map}/moments`, {
      data: { title: 'First picture', narration: 'Before the carers joined.' },
    }),
  )
  await hers!.addFactor('Carers’ time')
  await hers!.linkCards('Loneliness', 'GP visits')
  await hers!.rename('Loneliness', 'Being alone')
  await hers!.isSaved()
  return map
}

test('R1 R5 R10 a moment shows the map as it was, who did what, and one key leads back to now', async ({ person }) => {
  const [asha, ben] = [await person('Asha'), await person('Ben')]
  const map = await drawWithMoment(asha, ben)
  await openReplay(asha, map)
  const { page } = asha

  await expect(card(page, 'Being alone')).toBeVisible()
  await page.getByRole('tab', { name: 'Moments' }).click()
  await page.getByRole('button', { name: 'Go to the moment “First picture”' }).click()
  await expect(card(page, 'Loneliness')).toBeVisible()
  await expect(card(page, 'GP visits')).toBeVisible()
  await expect(card(page, 'Carers’ time')).toHaveCount(0)
  await expect(page.getByText('Before the carers joined.').first()).toBeVisible()

  await page.getByRole('tab', { name: 'What happened' }).click()
  await expect(page.getByRole('button', { name: /Ben added the factor “GP visits”/ })).toBeVisible()

  await page.keyboard.press('n')
  await expect(page).toHaveURL(new RegExp(`/map/${map}$`))
  await expect(card(page, 'Being alone')).toBeVisible({ timeout: 30_000 })
})

test('R5 the slider steps through the history by keyboard and says where it is', async ({ person }) => {
  const [asha, ben] = [await person('Asha'), await person('Ben')]
  const map = await drawWithMoment(asha, ben)
  await openReplay(asha, map)
  const { page } = asha
  await slider(page).focus()
  await page.keyboard.press('Home')
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /^Step 1 of \d+, /)
  await expect(card(page, 'Being alone')).toHaveCount(0)
  await page.keyboard.press('End')
  await expect(card(page, 'Being alone')).toBeVisible()
})

test('R7 play walks from the beginning to now', async ({ person }) => {
  const [asha, ben] = [await person('Asha'), await person('Ben')]
  const map = await drawWithMoment(asha, ben)
  await openReplay(ben, map)
  const { page } = ben
  await page.getByText('16×').click()
  await page.getByRole('button', { name: 'Play' }).click()
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible({ timeout: 30_000 })
  await expect(card(page, 'Being alone')).toBeVisible()
})

test('R11 an enabler marks the picture on screen as a moment; others cannot', async ({ person }) => {
  const [asha, ben] = [await person('Asha'), await person('Ben')]
  const map = await drawWithMoment(asha, ben)
  await openReplay(asha, map)
  const { page } = asha
  await page.getByRole('button', { name: 'Step back' }).click()
  await page.getByRole('button', { name: 'Mark this moment' }).click()
  await page.getByRole('textbox', { name: 'Title of the moment' }).fill('Just before')
  await page.getByRole('dialog').getByRole('button', { name: 'Mark the moment' }).click()
  await page.getByRole('tab', { name: 'Moments' }).click()
  await expect(page.getByRole('button', { name: 'Go to the moment “Just before”' })).toBeVisible()
  await openReplay(ben, map)
  await expect(ben.page.getByRole('button', { name: 'Mark this moment' })).toHaveCount(0)
})

test('R12 the history is the same after a restart, and for somebody who joined later', async ({ person }) => {
  const own = await startServer()
  try {
    const [asha, ben] = [await person('Asha', own.url), await person('Ben', own.url)]
    const map = await drawWithMoment(asha, ben)
    await openReplay(asha, map)
    const before = await asha.page.locator('.replay-step-text').allTextContents()
    const link = await inviteTo(asha, map, 'observer')
    await asha.page.goto('about:blank')
    await ben.page.goto('about:blank')
    await own.stop()
    await own.start()
    const late = await person('Late', own.url)
    await joinByLink(late, link)
    await openReplay(late, map)
    await expect.poll(() => late.page.locator('.replay-step-text').allTextContents()).toEqual(before)
  } finally {
    await own.end()
  }
})

test('R13 replay works on a phone', async ({ browser, person, server }) => {
  const [asha, ben] = [await person('Asha'), await person('Ben')]
  const map = await drawWithMoment(asha, ben)
  const phone = await browser.newContext({
    baseURL: server,
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 780 },
    storageState: await asha.context.storageState(),
  })
  const page = await phone.newPage()
  await page.goto(`/map/${map}/replay`)
  await page.getByRole('button', { name: 'Moment before' }).tap()
  await expect(page.getByText('First picture').first()).toBeVisible()
  await expect(card(page, 'Loneliness')).toBeVisible()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(390)
  await phone.close()
})
