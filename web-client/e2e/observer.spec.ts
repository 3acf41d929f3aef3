import { inviteTo, joinByLink, makeMap, memberOf, openMap } from './harness/person.ts'
import { expect, test } from './harness/test.ts'

test('an observer sees everything as it is drawn and can draw nothing', async ({ person }) => {
  const [asha, ola] = [await person('Asha'), await person('Ola')]
  const { id: map } = await makeMap(asha)
  await joinByLink(ola, await inviteTo(asha, map, 'observer'))
  const drawing = await openMap(asha, map)
  const watching = await openMap(ola, map)

  await drawing.addFactor('Loneliness')
  await watching.sees('Loneliness')
  await drawing.rename('Loneliness', 'Isolation')
  await watching.sees('Isolation')

  await expect(ola.page.getByText(/You are watching/)).toBeVisible()
  const before = await watching.placeOf('Isolation')
  await watching.drag('Isolation', { x: 150, y: 60 })
  await watching.card('Isolation').focus()
  await ola.page.keyboard.press('a')
  await ola.page.keyboard.press('F2')
  await ola.page.keyboard.press('Delete')

  await expect(ola.page.getByRole('textbox', { name: /^Words on this / })).toHaveCount(0)
  await expect(watching.card('Isolation')).toBeVisible()
  expect(await watching.placeOf('Isolation')).toEqual(before)
  expect(await drawing.placeOf('Isolation')).toEqual(before)
})

test('P31: an observer who is made a participant draws without loading the page again', async ({ person }) => {
  const [asha, ola] = [await person('Asha'), await person('Ola')]
  const { id: map } = await makeMap(asha)
  await joinByLink(ola, await inviteTo(asha, map, 'observer'))
  const drawing = await openMap(asha, map)
  await drawing.addFactor('Loneliness')
  const page = await openMap(ola, map)
  await page.sees('Loneliness')
  const member = await memberOf(asha, map, 'Ola')

  await asha.api.patch(`/api/maps/${map}/people/${member}`, { data: { role: 'participant' } })

  await expect(ola.page.getByText(/You are watching/)).toHaveCount(0)
  await page.isOpen()
  await page.addFactor('Bus routes')
  await drawing.sees('Bus routes')
})

test('P31: somebody who is removed loses sight of the map at once', async ({ person }) => {
  const [asha, ben] = [await person('Asha'), await person('Ben')]
  const { id: map } = await makeMap(asha)
  await joinByLink(ben, await inviteTo(asha, map))
  const page = await openMap(ben, map)
  const member = await memberOf(asha, map, 'Ben')

  await asha.api.delete(`/api/maps/${map}/people/${member}`)

  await expect(page.canvas).toHaveCount(0)
})
