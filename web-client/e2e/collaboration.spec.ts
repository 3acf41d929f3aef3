import { drawTogether } from './harness/person.ts'
import { expect, test } from './harness/test.ts'

test('P30: three people draw together while one of them is cut off and comes back', async ({ person }) => {
  const people = [await person('Asha'), await person('Ben'), await person('Carys')]
  const { pages } = await drawTogether(people)
  const [asha, ben, carys] = pages as [(typeof pages)[0], (typeof pages)[0], (typeof pages)[0]]

  await asha.addFactor('Loneliness')
  await ben.sees('Loneliness')
  await carys.sees('Loneliness')

  await people[2]!.context.setOffline(true)
  await expect(carys.saved).toContainText('Offline')
  await carys.addFactor('Bus routes')
  await carys.keeps(1)
  await asha.addFactor('Home care')
  await ben.sees('Home care')
  await ben.linkCards('Home care', 'Loneliness', 'More → less')
  await expect(asha.link('Home care', 'Loneliness')).toBeAttached()
  await expect(carys.card('Home care')).toHaveCount(0)
  await expect(asha.card('Bus routes')).toHaveCount(0)

  await people[2]!.context.setOffline(false)
  for (const page of pages) {
    await page.sees('Loneliness', 'Bus routes', 'Home care')
    await expect(page.link('Home care', 'Loneliness')).toBeAttached()
    await page.isSaved()
  }
})

test('P7: a move and a rename of one element in the same moment both stay', async ({ person }) => {
  const [first, second] = [await person('Asha'), await person('Ben')]
  const { pages } = await drawTogether([first, second])
  const [asha, ben] = pages as [(typeof pages)[0], (typeof pages)[0]]
  await asha.addFactor('Loneliness')
  await ben.sees('Loneliness')
  const before = await asha.placeOf('Loneliness')

  for (const { context } of [first, second]) await context.setOffline(true)
  await asha.drag('Loneliness', { x: 180, y: 90 })
  await ben.rename('Loneliness', 'Isolation')
  await asha.keeps(1)
  for (const { context } of [first, second]) await context.setOffline(false)

  await asha.sees('Isolation')
  await ben.isSaved()
  const after = await asha.placeOf('Isolation')
  expect(after).not.toEqual(before)
  await expect.poll(() => ben.placeOf('Isolation')).toEqual(after)
})
