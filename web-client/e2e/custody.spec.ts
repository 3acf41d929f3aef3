import { readFileSync } from 'node:fs'
import { isAccessible } from './harness/axe.ts'
import { answer, drawTogether, inviteTo, joinByLink, makeMap, memberOf, openMap } from './harness/person.ts'
import { expect, test } from './harness/test.ts'

test('P31, P32: on a shared laptop nobody sends what somebody else drew', async ({ person }) => {
  const [enabler, asha] = [await person('Enabler'), await person('Asha')]
  const { id: map } = await makeMap(enabler)
  const link = await inviteTo(enabler, map)
  await joinByLink(asha, link)
  const watching = await openMap(enabler, map)
  const page = await openMap(asha, map)
  await watching.addFactor('Loneliness')
  await page.sees('Loneliness')

  await asha.context.setOffline(true)
  await page.addFactor('Drawn by Asha')
  await page.keeps(1)
  // Ben takes over the laptop: the same browser, the same tab, another person.
  await answer(asha.api.post('/api/session', { data: { name: 'Ben' } }))
  await joinByLink(asha, link)
  await asha.context.setOffline(false)

  await page.isSaved()
  await page.sees('Loneliness')
  await expect(page.card('Drawn by Asha')).toHaveCount(0)
  await page.addFactor('Drawn by Ben')
  await watching.sees('Drawn by Ben')
  await expect(watching.card('Drawn by Asha')).toHaveCount(0)

  await answer(asha.api.post('/api/session', { data: { returnCode: asha.returnCode } }))
  await asha.page.reload()
  await page.sees('Drawn by Asha', 'Drawn by Ben')
  await watching.sees('Drawn by Asha')
})

test('P35: work that comes back with a lesser role is refused with a reason, kept, and can be exported', async ({
  person,
}) => {
  const [enabler, asha] = [await person('Enabler'), await person('Asha')]
  const { map, pages } = await drawTogether([enabler, asha])
  const [watching, page] = pages as [(typeof pages)[0], (typeof pages)[0]]
  await watching.addFactor('Loneliness')
  await page.sees('Loneliness')

  await asha.context.setOffline(true)
  await page.addFactor('Drawn too late')
  await page.keeps(1)
  const member = await memberOf(enabler, map, 'Asha')
  expect((await enabler.api.patch(`/api/maps/${map}/people/${member}`, { data: { role: 'observer' } })).ok()).toBe(true)
  await asha.context.setOffline(false)

  await expect(page.saved).toContainText('Not accepted')
  await expect(page.card('Drawn too late')).toHaveCount(0)
  await watching.addFactor('Bus routes')
  await page.sees('Loneliness', 'Bus routes')
  await expect(watching.card('Drawn too late')).toHaveCount(0)
  const downloading = asha.page.waitForEvent('download')
  await asha.page.getByRole('button', { name: 'Download it' }).click()
  const file = await (await downloading).path()
  expect(readFileSync(file, 'utf8')).toContain('Drawn too late')
})

test('P38, P39: refused work is put back by its author once they may draw, and what they draw next arrives too', async ({
  person,
}) => {
  const [enabler, asha] = [await person('Enabler'), await person('Asha')]
  const { map, pages } = await drawTogether([enabler, asha])
  const [watching, page] = pages as [(typeof pages)[0], (typeof pages)[0]]
  await watching.addFactor('Loneliness')
  await watching.addFactor('Waiting')
  await page.sees('Loneliness', 'Waiting')
  const member = await memberOf(enabler, map, 'Asha')
  const inRole = async (role: string) =>
    answer(enabler.api.patch(`/api/maps/${map}/people/${member}`, { data: { role } }))
  const strip = asha.page.getByRole('complementary', { name: 'Some of your work was not accepted' })
  const putBack = strip.getByRole('button', { name: 'Put them back' })

  await asha.context.setOffline(true)
  await page.addFactor('Drawn too late')
  await page.linkCards('Drawn too late', 'Loneliness')
  await page.rename('Loneliness', 'Being alone')
  await page.rename('Waiting', 'Waiting at home')
  await inRole('observer')
  await asha.context.setOffline(false)

  await expect(strip).toContainText('you can put it back when you may draw again')
  await expect(putBack).toHaveCount(0)
  await watching.rename('Waiting', 'Waiting in hospital')
  await page.sees('Waiting in hospital')
  await inRole('participant')
  await expect(strip).toContainText('3 of your changes can be put back. 1 cannot: it stays here.')
  await isAccessible(asha.page)
  await putBack.click()

  await watching.sees('Drawn too late', 'Being alone', 'Waiting in hospital')
  await expect(watching.link('Drawn too late', 'Being alone')).toBeAttached()
  await expect(putBack).toHaveCount(0)
  await expect(strip).toContainText('It cannot be put back')
  const downloading = asha.page.waitForEvent('download')
  await strip.getByRole('button', { name: 'Download it' }).click()
  const file = readFileSync(await (await downloading).path(), 'utf8')
  expect(file).toContain('Waiting at home')
  expect(file).not.toContain('Drawn too late')
  await strip.getByRole('button', { name: 'Let it go' }).click()
  await page.isSaved()
  await page.addFactor('Drawn in time')
  await watching.sees('Drawn in time')
  await page.isSaved()
})
