import { drawTogether } from './harness/person.ts'
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
