import type { Locator, Page } from '@playwright/test'
import { MapPage } from './harness/mapPage.ts'
import { drawTogether, inviteTo, makeMap, openMap } from './harness/person.ts'
import { expect, test } from './harness/test.ts'

test('CV12 CV14 a map is drawn, changed and read by keyboard alone', async ({ person }) => {
  const asha = await person('Asha')
  const { pages } = await drawTogether([asha])
  const page = pages[0]!
  const keys = asha.page.keyboard

  await test.step('the way in: Tab comes to the button of the empty map', async () => {
    const first = asha.page.getByRole('button', { name: 'Add the first factor' })
    await expect(first).toBeVisible()
    await expect(async () => {
      await keys.press('Tab')
      await expect(first).toBeFocused({ timeout: 200 })
    }).toPass()
    await keys.press('Enter')
    await keys.type('Loneliness')
    await keys.press('Enter')
    await expect(page.card('Loneliness')).toBeFocused()
  })

  await test.step('A adds another card', async () => {
    await keys.press('a')
    await keys.type('GP visits')
    await keys.press('Enter')
    await expect(page.card('GP visits')).toBeFocused()
  })

  const [lonely, visits] = [await page.placeOf('Loneliness'), await page.placeOf('GP visits')]
  const across = Math.abs(visits.x - lonely.x) > Math.abs(visits.y - lonely.y)
  const towards = across
    ? visits.x > lonely.x
      ? 'ArrowRight'
      : 'ArrowLeft'
    : visits.y > lonely.y
      ? 'ArrowDown'
      : 'ArrowUp'
  const back = { ArrowRight: 'ArrowLeft', ArrowLeft: 'ArrowRight', ArrowDown: 'ArrowUp', ArrowUp: 'ArrowDown' }[towards]

  await test.step('arrows go from card to card', async () => {
    await keys.press(back)
    await expect(page.card('Loneliness')).toBeFocused()
  })

  await test.step('L, an arrow and Enter draw a link, Enter says its sign', async () => {
    await keys.press('l')
    await keys.press(towards)
    await expect(page.card('GP visits')).toBeFocused()
    await keys.press('Enter')
    await expect(asha.page.getByRole('button', { name: 'More → more' })).toBeFocused()
    await keys.press('Enter')
    await expect(page.link('Loneliness', 'GP visits')).toHaveAccessibleName(/more leads to more/)
    await expect(page.card('Loneliness')).toBeFocused()
  })

  await test.step('] goes to the link of a card, an arrow to its end', async () => {
    await keys.press(']')
    await expect(page.link('Loneliness', 'GP visits')).toBeFocused()
    await keys.press(towards)
    await expect(page.card('GP visits')).toBeFocused()
  })

  await test.step('Shift and arrows move the card, a burst being one change', async () => {
    const before = await page.placeOf('GP visits')
    for (let i = 0; i < 3; i++) await keys.press('Shift+ArrowDown')
    await expect.poll(() => page.placeOf('GP visits')).toEqual({ x: before.x, y: before.y + 48 })
    await page.isSaved()
    await keys.press('Control+z')
    await expect.poll(() => page.placeOf('GP visits')).toEqual(before)
  })

  await test.step('F2 changes the words', async () => {
    await keys.press('F2')
    await keys.press('Control+a')
    await keys.type('Visits to the GP')
    await keys.press('Enter')
    await expect(page.card('Visits to the GP')).toBeFocused()
  })

  await test.step('Delete takes an own card off the map, and undo brings it back', async () => {
    await keys.press('Delete')
    await expect(page.card('Visits to the GP')).toHaveCount(0)
    await keys.press('Control+z')
    await expect(page.card('Visits to the GP')).toBeVisible()
  })
})

test('CV12 Tab enters the map once and leaves it again', async ({ person }) => {
  const asha = await person('Asha')
  const { pages } = await drawTogether([asha])
  const page = pages[0]!
  for (const label of ['Loneliness', 'GP visits', 'Bus routes']) await page.addFactor(label)
  await page.card('GP visits').focus()
  await asha.page.keyboard.press('Escape')
  await asha.page.keyboard.press('Escape')
  await page.card('GP visits').focus()
  await asha.page.keyboard.press('Tab')
  await expect(page.canvas.locator('.react-flow__node:focus, .map-link:focus')).toHaveCount(0)
  await asha.page.keyboard.press('Shift+Tab')
  await expect(page.card('GP visits')).toBeFocused()
})

test('CV14 Escape ends a link that was begun, and nothing is drawn', async ({ person }) => {
  const asha = await person('Asha')
  const { pages } = await drawTogether([asha])
  const page = pages[0]!
  await page.addFactor('Loneliness')
  await page.addFactor('GP visits')
  await asha.page.keyboard.press('l')
  await expect(asha.page.getByText('Link from “GP visits”: choose where it leads.')).toBeVisible()
  await asha.page.keyboard.press('Escape')
  await expect(asha.page.getByText('choose where it leads')).toHaveCount(0)
  await expect(page.canvas.locator('[data-link]')).toHaveCount(0)
})

/** Presses Tab until the focus is there, as somebody does who has no mouse. */
async function tabTo(page: Page, goal: Locator) {
  const seen: string[] = []
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    if (await goal.evaluateAll((found) => found.some((one) => one === document.activeElement))) {
      const ring = await goal.evaluate((one) => {
        const { outlineStyle, boxShadow } = getComputedStyle(one)
        return outlineStyle !== 'none' || boxShadow !== 'none'
      })
      expect(ring, `the focus on ${goal} can be seen`).toBe(true)
      return
    }
    seen.push(await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 80) ?? ''))
  }
  throw new Error(`Tab did not come to ${goal}:\n${seen.join('\n')}`)
}

test('P83: from the invitation to a factor, a link and a note, by keyboard alone', async ({
  browser,
  person,
  server,
}) => {
  const asha = await person('Asha')
  const { id: map } = await makeMap(asha, {
    title: 'Getting home',
    voices: [{ name: 'Carers’ forum', kind: 'community' }],
  })
  const watching = await openMap(asha, map)
  const context = await browser.newContext({ baseURL: server })
  const page = await context.newPage()
  const keys = page.keyboard
  await page.goto(await inviteTo(asha, map))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Getting home')

  await test.step('joining with a name and a voice', async () => {
    await tabTo(page, page.getByLabel('Your name'))
    await keys.type('Cai')
    await tabTo(page, page.getByLabel('Carers’ forum'))
    await keys.press('Space')
    await tabTo(page, page.getByRole('button', { name: 'Join the map' }))
    await keys.press('Enter')
  })
  const drawn = new MapPage(page)
  await drawn.isOpen()

  await test.step('two factors and a link', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Add the first factor' }))
    await keys.press('Enter')
    await keys.type('Time for oneself')
    await keys.press('Enter')
    await expect(drawn.card('Time for oneself')).toBeFocused()
    await keys.press('a')
    await keys.type('Loneliness')
    await keys.press('Enter')
    await expect(drawn.card('Loneliness')).toBeFocused()
    await keys.press('l')
    const [from, to] = [await drawn.placeOf('Loneliness'), await drawn.placeOf('Time for oneself')]
    const [dx, dy] = [to.x - from.x, to.y - from.y]
    if (Math.abs(dx) > Math.abs(dy)) await keys.press(dx > 0 ? 'ArrowRight' : 'ArrowLeft')
    else await keys.press(dy > 0 ? 'ArrowDown' : 'ArrowUp')
    await keys.press('Enter')
    const less = page.getByRole('dialog').getByRole('button', { name: 'More → less' })
    await expect(page.getByRole('dialog')).toBeVisible()
    await tabTo(page, less)
    await keys.press('Enter')
    await expect(drawn.link('Loneliness', 'Time for oneself')).toHaveAccessibleName(/more leads to less/)
  })

  await test.step('words: a note on the card, from its sheet, and back to the card', async () => {
    await expect(drawn.card('Loneliness')).toBeFocused()
    await keys.press('Enter')
    const sheet = page.getByRole('complementary', { name: 'Factor' })
    await expect(sheet.getByRole('heading', { name: 'Factor' })).toBeFocused()
    await tabTo(page, sheet.getByLabel('Write a note'))
    await keys.type('Nobody rings after six')
    await tabTo(page, sheet.getByRole('button', { name: 'Send the note' }))
    await keys.press('Enter')
    await expect(sheet.getByText('Nobody rings after six')).toBeVisible()
    await expect(sheet.getByLabel('Write a note')).toBeFocused()
    await keys.press('Escape')
    await expect(sheet).toHaveCount(0)
    await expect(drawn.card('Loneliness')).toBeFocused()
  })

  await watching.sees('Time for oneself', 'Loneliness')
  await expect(watching.link('Loneliness', 'Time for oneself')).toBeAttached()
  await asha.page.getByRole('button', { name: 'Notes', exact: true }).click()
  await expect(asha.page.getByRole('complementary', { name: 'Notes' })).toContainText('Nobody rings after six')
  await context.close()
})
