import { drawTogether, type Person } from './harness/person.ts'
import type { MapPage } from './harness/mapPage.ts'
import { fitsItsWidth } from './harness/axe.ts'
import { expect, test } from './harness/test.ts'

async function two(person: (name: string) => Promise<Person>) {
  const [first, second] = [await person('Asha'), await person('Ben')]
  const { pages } = await drawTogether([first, second])
  return { asha: pages[0] as MapPage, ben: pages[1] as MapPage }
}

test('P82, P83: a map is drawn in words, by keyboard alone, and is the same map', async ({ person }) => {
  const { asha, ben } = await two(person)
  const { page } = asha
  await page.keyboard.press('2')
  const field = page.getByLabel('Name of the factor')
  await page.keyboard.press('a')
  await expect(field).toBeFocused()
  await page.keyboard.type('Loneliness')
  await page.keyboard.press('Enter')
  await page.keyboard.type('GP visits')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('outline-summary')).toHaveText('2 factors, 0 links')

  await page.getByRole('button', { name: 'Link from Loneliness' }).press('Enter')
  await page.getByLabel('To', { exact: true }).selectOption({ label: 'GP visits' })
  await page.getByLabel('Why do you think so?').fill('To be listened to')
  await page.getByRole('button', { name: 'Add the link' }).press('Enter')
  await expect(page.getByRole('button', { name: 'More “Loneliness” leads to more “GP visits”' })).toHaveCount(2)

  await ben.sees('Loneliness', 'GP visits')
  await expect(ben.link('Loneliness', 'GP visits')).toBeAttached()

  await page.getByRole('button', { name: /Edit change the label of Loneliness/i }).press('Enter')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Isolation')
  await page.keyboard.press('Enter')
  await ben.sees('Isolation')

  await page.getByRole('button', { name: 'Remove Isolation' }).press('Enter')
  await expect(ben.card('Isolation')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await ben.sees('Isolation')
})

test('P85: what others change is summed up in one sentence', async ({ person }) => {
  const { asha, ben } = await two(person)
  await asha.page.keyboard.press('2')
  await ben.addFactor('Bus routes')
  await expect(asha.page.getByTestId('announcer')).toHaveText(/^Ben made \d+ changes?\./)
})

test('P84: at 320 px the outline carries the work', async ({ person }) => {
  const { asha } = await two(person)
  await asha.addFactor('A factor with a rather long name, as people write them in a workshop')
  await asha.page.setViewportSize({ width: 320, height: 640 })
  await asha.page.getByRole('button', { name: 'Outline', exact: true }).click()
  await fitsItsWidth(asha.page)
  await asha.page.getByLabel('Name of the factor').fill('Bus routes')
  await asha.page.getByRole('button', { name: 'Add a factor' }).last().click()
  await expect(asha.page.getByTestId('outline-summary')).toHaveText('2 factors, 0 links')
  await asha.page.getByRole('button', { name: 'Open Bus routes' }).click()
  await expect(asha.page.getByRole('complementary')).toContainText('Bus routes')
  await fitsItsWidth(asha.page)
})
