import { answer, drawTogether, inviteTo, joinByLink, makeMap, openMap, type Person } from './harness/person.ts'
import { expect, test } from './harness/test.ts'

/** The commands of a map's changes, oldest first. */
async function commands(person: Person, map: string): Promise<string[]> {
  const { changes } = await answer<{ changes: { message?: string }[] }>(person.api.get(`/api/maps/${map}/changes`))
  return changes.map((change) => change.message ?? '')
}

test('CV10 a double press on the ground adds a card, and typing gives it words', async ({ person }) => {
  const asha = await person('Asha')
  const { pages } = await drawTogether([asha])
  const [map] = pages
  await map!.canvas.dblclick({ position: { x: 400, y: 300 } })
  await asha.page.keyboard.type('Loneliness')
  await asha.page.keyboard.press('Enter')
  await map!.sees('Loneliness')
  await expect(map!.card('Loneliness')).toBeFocused()
})

test('CV10 a new card that was given no words is not there', async ({ person }) => {
  const asha = await person('Asha')
  const { pages } = await drawTogether([asha])
  await pages[0]!.canvas.dblclick({ position: { x: 400, y: 300 } })
  await asha.page.keyboard.press('Escape')
  await expect(pages[0]!.canvas.locator('[data-id][role=button]')).toHaveCount(0)
})

test('CV11 a dragged card is where it was dropped for everyone, by one change', async ({ person }) => {
  const [asha, ben] = [await person('Asha'), await person('Ben')]
  const { map, pages } = await drawTogether([asha, ben])
  const [hers, his] = pages
  await hers!.addFactor('Loneliness')
  await his!.sees('Loneliness')
  const before = await hers!.placeOf('Loneliness')
  await hers!.drag('Loneliness', { x: 180, y: 90 })
  await expect.poll(() => hers!.placeOf('Loneliness')).not.toEqual(before)
  const dropped = await hers!.placeOf('Loneliness')
  await expect.poll(() => his!.placeOf('Loneliness')).toEqual(dropped)
  await hers!.isSaved()
  expect((await commands(asha, map)).filter((command) => command === 'move')).toHaveLength(1)
})

test('CV11 several selected cards move together by one change', async ({ person }) => {
  const asha = await person('Asha')
  const { map, pages } = await drawTogether([asha])
  const page = pages[0]!
  await page.addFactor('Loneliness')
  await page.addFactor('GP visits')
  await page.card('Loneliness').click()
  await page.card('GP visits').click({ modifiers: ['Shift'] })
  await expect(page.card('Loneliness')).toHaveAttribute('aria-pressed', 'true')
  await expect(page.card('GP visits')).toHaveAttribute('aria-pressed', 'true')
  const before = [await page.placeOf('Loneliness'), await page.placeOf('GP visits')]
  await page.drag('GP visits', { x: 120, y: 160 })
  await expect.poll(() => page.placeOf('GP visits')).not.toEqual(before[1])
  const after = [await page.placeOf('Loneliness'), await page.placeOf('GP visits')]
  expect(after[0]!.x - before[0]!.x).toBe(after[1]!.x - before[1]!.x)
  await page.isSaved()
  expect((await commands(asha, map)).filter((command) => command === 'move')).toHaveLength(1)
})

test('CV13 Shift and a drag over the ground select what the box touches, and nothing else', async ({ person }) => {
  const asha = await person('Asha')
  const { pages } = await drawTogether([asha])
  const page = pages[0]!
  for (const label of ['Loneliness', 'GP visits', 'Bus routes']) await page.addFactor(label)
  await page.drag('Bus routes', { x: 330, y: -120 })
  await asha.page.keyboard.press('Escape')
  const [one, other, apart] = await Promise.all(
    ['Loneliness', 'GP visits', 'Bus routes'].map((it) => page.centreOf(it)),
  )
  expect(apart!.x).toBeGreaterThan(Math.max(one!.x, other!.x) + 150)

  await asha.page.keyboard.down('Shift')
  await asha.page.mouse.move(Math.min(one!.x, other!.x) - 110, Math.min(one!.y, other!.y) - 60)
  await asha.page.mouse.down()
  await asha.page.mouse.move(Math.max(one!.x, other!.x), Math.max(one!.y, other!.y), { steps: 6 })
  await asha.page.mouse.up()
  await asha.page.keyboard.up('Shift')

  await expect(page.card('Loneliness')).toHaveAttribute('aria-pressed', 'true')
  await expect(page.card('GP visits')).toHaveAttribute('aria-pressed', 'true')
  await expect(page.card('Bus routes')).toHaveAttribute('aria-pressed', 'false')
  await expect(asha.page.getByRole('toolbar', { name: 'With what is selected' })).toContainText('2 selected')
})

test('CV13 a card is placed without dragging: select, Move, press the place', async ({ person }) => {
  const asha = await person('Asha')
  const { pages } = await drawTogether([asha])
  const page = pages[0]!
  await page.addFactor('Loneliness')
  const before = await page.placeOf('Loneliness')
  await page.card('Loneliness').click()
  await asha.page
    .getByRole('toolbar', { name: 'With what is selected' })
    .getByRole('button', { name: 'Move', exact: true })
    .click()
  await page.canvas.click({ position: { x: 200, y: 150 } })
  await expect.poll(() => page.placeOf('Loneliness')).not.toEqual(before)
})

test('CV15 a link is pulled from a handle to a card, and its sign is said right after', async ({ person }) => {
  const asha = await person('Asha')
  const { pages } = await drawTogether([asha])
  const page = pages[0]!
  await page.addFactor('Loneliness')
  await page.addFactor('GP visits')
  await page.card('Loneliness').click()
  const handle = page.card('Loneliness').locator('[data-handle=right]')
  const size = await handle.boundingBox()
  expect(size!.width).toBeGreaterThanOrEqual(24)
  await asha.page.mouse.move(size!.x + size!.width / 2, size!.y + size!.height / 2)
  await asha.page.mouse.down()
  const to = await page.centreOf('GP visits')
  await asha.page.mouse.move(to.x - 40, to.y - 20, { steps: 5 })
  await asha.page.mouse.move(to.x, to.y, { steps: 3 })
  await asha.page.mouse.up()
  await asha.page.getByRole('dialog').getByRole('button', { name: 'More → less' }).click()
  await expect(page.link('Loneliness', 'GP visits')).toHaveAccessibleName(
    'Loneliness → GP visits: more leads to less, claimed by 1 voice',
  )
})

test('CV16 others’ pointers show with their names', async ({ person }) => {
  const [asha, ben] = [await person('Asha'), await person('Ben')]
  const { pages } = await drawTogether([asha, ben])
  const box = (await pages[0]!.canvas.boundingBox())!
  await expect(async () => {
    await asha.page.mouse.move(box.x + 300 + Math.random() * 50, box.y + 200)
    await expect(ben.page.locator('.map-pointer', { hasText: 'Asha' })).toBeVisible({ timeout: 1000 })
  }).toPass()
})

test('CV16 whoever follows somebody sees what they see, until they move the map on their own', async ({ person }) => {
  const [asha, ben] = [await person('Asha'), await person('Ben')]
  const { pages } = await drawTogether([asha, ben])
  await pages[0]!.addFactor('Loneliness')
  await pages[1]!.sees('Loneliness')
  // Asha has more tools than Ben, and so less room: what they see is as near and has the same middle.
  const sight = ({ page }: Person) =>
    page.locator('.react-flow__viewport').evaluate((element) => {
      const { a, e, f } = new DOMMatrix(getComputedStyle(element).transform)
      const { width, height } = element.closest('.map-canvas')!.getBoundingClientRect()
      return { zoom: a, x: (width / 2 - e) / a, y: (height / 2 - f) / a }
    })
  type Sight = Awaited<ReturnType<typeof sight>>
  const isSame = (a: Sight, b: Sight) => Math.abs(a.zoom - b.zoom) < 0.01 && Math.hypot(a.x - b.x, a.y - b.y) < 4
  const follow = ben.page.getByRole('button', { name: /^Follow Asha/ })
  const stop = ben.page.getByRole('button', { name: 'Stop following' })
  const zoomIn = () => asha.page.getByRole('button', { name: 'Zoom in' }).click()
  const before = await sight(ben)

  await follow.click()
  await expect(follow).toHaveAttribute('aria-pressed', 'true')
  await zoomIn()
  await expect.poll(async () => isSame(await sight(ben), before)).toBe(false)
  await expect.poll(async () => isSame(await sight(ben), await sight(asha))).toBe(true)

  const ground = (await pages[1]!.canvas.boundingBox())!
  await ben.page.mouse.move(ground.x + 60, ground.y + 60)
  await ben.page.mouse.down()
  await ben.page.mouse.move(ground.x + 160, ground.y + 130, { steps: 5 })
  await ben.page.mouse.up()
  await expect(stop).toHaveCount(0)
  const own = await sight(ben)
  await zoomIn()
  await pages[0]!.rename('Loneliness', 'Being alone')
  await pages[1]!.sees('Being alone')
  expect(await sight(ben)).toEqual(own)
})

test('CV17 who watches can look at everything and move nothing', async ({ person }) => {
  const [asha, ola] = [await person('Asha'), await person('Ola')]
  const { id } = await makeMap(asha)
  await joinByLink(ola, await inviteTo(asha, id, 'observer'))
  const [hers, watched] = [await openMap(asha, id), await openMap(ola, id)]
  await hers.addFactor('Loneliness')
  await watched.sees('Loneliness')
  const before = await watched.placeOf('Loneliness')
  await watched.drag('Loneliness', { x: 100, y: 50 })
  expect(await watched.placeOf('Loneliness')).toEqual(before)
})

test('CV13 a finger that rests on a card selects it beside the others', async ({ browser, person, server }) => {
  const asha = await person('Asha')
  const { map, pages } = await drawTogether([asha])
  await pages[0]!.addFactor('Loneliness')
  await pages[0]!.addFactor('GP visits')
  await pages[0]!.isSaved()
  const phone = await browser.newContext({
    baseURL: server,
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 780 },
    storageState: await asha.context.storageState(),
  })
  const page = await phone.newPage()
  await page.goto(`/map/${map}`)
  const card = (label: string) => page.getByRole('application').getByRole('button', { name: new RegExp(`^${label}, `) })
  await card('Loneliness').tap()
  await expect(card('Loneliness')).toHaveAttribute('aria-pressed', 'true')
  const touch = await phone.newCDPSession(page)
  const box = (await card('GP visits').boundingBox())!
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] })
  await expect(card('GP visits')).toHaveAttribute('aria-pressed', 'true')
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await expect(card('Loneliness')).toHaveAttribute('aria-pressed', 'true')
  await expect(card('GP visits')).toHaveAttribute('aria-pressed', 'true')
  await phone.close()
})
