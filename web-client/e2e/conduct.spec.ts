import type { Page } from '@playwright/test'
import { fitsItsWidth, isAccessible } from './harness/axe.ts'
import { answer, drawTogether, type Person } from './harness/person.ts'
import { expect, test } from './harness/test.ts'

/** Where the page says who draws. */
function penLine(page: Page) {
  return page.getByRole('complementary', { name: 'Who draws just now' })
}

/** Does what one of the commands does, by keyboard alone. */
async function command(page: Page, name: string) {
  await page.keyboard.press('Control+k')
  const field = page.getByRole('dialog').getByRole('combobox')
  await field.fill(name)
  await expect(page.getByRole('option', { name }).first()).toBeVisible()
  await field.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

async function idOf(person: Person, map: string, label: string): Promise<string> {
  const { elements } = (await (await person.api.get(`/api/maps/${map}`)).json()) as {
    elements: { [id: string]: { label: string } }
  }
  const found = Object.entries(elements).find(([, element]) => element.label === label)
  if (!found) throw new Error(`no element is called ${label}`)
  return found[0]
}

test('P95 P47: the enabler takes the pen while somebody types; nothing is lost, and everybody draws again', async ({
  person,
}) => {
  const [edda, asha] = [await person('Edda'), await person('Asha')]
  const { pages } = await drawTogether([edda, asha])
  const [eddas, ashas] = pages as [(typeof pages)[0], (typeof pages)[0]]
  const keys = asha.page.keyboard
  await eddas.addFactor('Loneliness')
  await ashas.sees('Loneliness')
  await ashas.isSaved()
  await ashas.card('Loneliness').focus()
  await keys.press('a')
  await asha.page.getByRole('textbox', { name: /^Words on this / }).fill('Half a thought')

  await command(edda.page, 'Hands off: only enablers draw')

  await expect(penLine(edda.page)).toContainText('You have the pen. Only enablers draw just now.')
  await expect(penLine(asha.page)).toContainText('Edda has the pen. Only enablers draw just now.')
  const strip = asha.page.getByRole('complementary', { name: 'Some of your work was not accepted' })
  await expect(strip).toContainText('Only enablers drew when it arrived. It is kept on this device')
  await expect(strip).toContainText('It can be put back as soon as everybody draws again.')
  await expect(ashas.card('Half a thought')).toHaveCount(0)
  await ashas.sees('Loneliness')
  await expect(asha.page.getByTestId('announcer')).toHaveText(/^Edda has the pen: only enablers draw just now\./)

  await test.step('tools and keys say why they do nothing', async () => {
    const tool = asha.page.getByRole('toolbar').getByRole('button', { name: 'Add a factor' })
    await expect(tool).toHaveAccessibleDescription('Edda has the pen. Only enablers draw just now.')
    const said = asha.page.getByTestId('announcer')
    await tool.focus()
    await keys.press('Enter')
    await expect(penLine(asha.page).locator('.pen-line-stressed')).toBeVisible()
    await ashas.card('Loneliness').focus()
    for (const key of ['a', 'F2', 'Delete']) {
      // The same sentence is said once more: it differs by a space that nobody hears.
      await expect(async () => {
        const before = await said.textContent()
        await keys.press(key)
        await expect.poll(() => said.textContent(), { timeout: 1_000 }).not.toBe(before)
        await expect(said).toHaveText(/^Edda has the pen: only enablers draw just now\./, { timeout: 100 })
      }).toPass()
    }
    await expect(asha.page.getByRole('textbox', { name: /^Words on this / })).toHaveCount(0)
    for (const colorScheme of ['light', 'dark'] as const) {
      await asha.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await isAccessible(asha.page)
    }
  })

  await eddas.addFactor('Drawn by the enabler')
  await ashas.sees('Drawn by the enabler')
  await asha.page.reload()
  await expect(penLine(asha.page)).toContainText('Edda has the pen.')

  await penLine(edda.page).getByRole('button', { name: 'Let everybody draw' }).click()
  await expect(penLine(asha.page)).toHaveCount(0)
  await expect(penLine(edda.page)).toHaveCount(0)
  await strip.getByRole('button', { name: 'Put it back' }).click()
  await eddas.sees('Half a thought')
  await expect(strip).toHaveCount(0)
})

test('P96 CV25: a locked card is its enabler’s; everybody sees it, links to it and leaves notes', async ({
  person,
}) => {
  const [edda, asha] = [await person('Edda'), await person('Asha')]
  const { map, pages } = await drawTogether([edda, asha])
  const [eddas, ashas] = pages as [(typeof pages)[0], (typeof pages)[0]]
  for (const label of ['Loneliness', 'GP visits', 'Home care']) await eddas.addFactor(label)
  await ashas.sees('Loneliness', 'GP visits', 'Home care')

  await edda.page.keyboard.press('Escape')
  await eddas.card('Loneliness').focus()
  await edda.page.keyboard.press(' ')
  await expect(eddas.card('Loneliness')).toHaveAttribute('aria-pressed', 'true')
  await command(edda.page, 'Lock what is selected')
  await expect(eddas.card('Loneliness')).toHaveAccessibleName('Loneliness, factor, no links, locked')
  await expect(ashas.card('Loneliness')).toHaveAccessibleName('Loneliness, factor, no links, locked')
  await expect(ashas.card('Loneliness').locator('.canvas-card-lock')).toBeVisible()

  await test.step('it is neither moved nor reworded nor removed, and says why', async () => {
    const before = await ashas.placeOf('Loneliness')
    await ashas.drag('Loneliness', { x: 60, y: 60 })
    await ashas.card('Loneliness').focus()
    await asha.page.keyboard.press('F2')
    await expect(penLine(asha.page)).toContainText('“Loneliness” is locked: only an enabler changes it.')
    await expect(asha.page.getByRole('textbox', { name: /^Words on this / })).toHaveCount(0)
    await penLine(asha.page).getByRole('button', { name: 'Close this message' }).click()
    await ashas.card('Loneliness').focus()
    await asha.page.keyboard.press('Shift+ArrowDown')
    await asha.page.keyboard.press('ArrowUp')
    await expect(penLine(asha.page)).toContainText('“Loneliness” is locked')
    await expect.poll(() => ashas.placeOf('Loneliness')).toEqual(before)
    await ashas.isSaved()
  })

  await test.step('links to it and notes on it stay possible', async () => {
    await ashas.linkCards('GP visits', 'Loneliness')
    await expect(eddas.link('GP visits', 'Loneliness')).toBeAttached()
    await ashas.card('Loneliness').focus()
    await asha.page.keyboard.press('Enter')
    const sheet = asha.page.getByRole('complementary', { name: 'Factor' })
    await expect(sheet).toContainText('Locked by an enabler: it stays as it is.')
    await expect(sheet.getByRole('button', { name: 'Set aside' })).toHaveCount(0)
    await expect(sheet.getByRole('combobox', { name: 'Kind' })).toHaveCount(0)
    await expect(sheet.getByRole('button', { name: 'Add a link' })).toBeVisible()
    await isAccessible(asha.page)
  })

  await test.step('the outline says so', async () => {
    await asha.page.getByRole('button', { name: 'Outline', exact: true }).click()
    const item = asha.page.getByRole('listitem').filter({ hasText: 'Locked' }).filter({ hasText: 'Loneliness' })
    await expect(item.first()).toBeVisible()
    await expect(asha.page.getByRole('button', { name: 'Set Loneliness aside' })).toHaveCount(0)
    await expect(asha.page.getByRole('button', { name: 'Link from Loneliness' })).toBeVisible()
    await isAccessible(asha.page)
    await asha.page.getByRole('button', { name: 'Map', exact: true }).click()
  })

  await test.step('what was done to it before the lock and arrives after is kept, named, and put back once it is unlocked', async () => {
    await asha.context.setOffline(true)
    await ashas.rename('Home care', 'Care at home')
    await ashas.keeps(1)
    const id = await idOf(edda, map, 'Home care')
    await answer(edda.api.patch(`/api/maps/${map}/conduct`, { data: { lock: { elements: [id] } } }))
    await asha.context.setOffline(false)
    const strip = asha.page.getByRole('complementary', { name: 'Some of your work was not accepted' })
    await expect(strip).toContainText('“Home care” is locked: only an enabler changes it.')
    await ashas.sees('Home care')

    await eddas.card('Home care').focus()
    await edda.page.keyboard.press('Enter')
    await edda.page.getByRole('complementary', { name: 'Factor' }).getByRole('button', { name: 'Unlock' }).click()
    await expect(eddas.card('Home care')).toHaveAccessibleName('Home care, factor, no links')
    await strip.getByRole('button', { name: 'Put it back' }).click()
    await eddas.sees('Care at home')
    await expect(strip).toHaveCount(0)
  })

  await edda.page.setViewportSize({ width: 390, height: 780 })
  await fitsItsWidth(edda.page)
})
