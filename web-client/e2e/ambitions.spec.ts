import { fitsItsWidth, isAccessible } from './harness/axe.ts'
import type { MapPage } from './harness/mapPage.ts'
import { answer, inviteTo, joinByLink, makeMap, memberOf, openMap } from './harness/person.ts'
import { expect, test } from './harness/test.ts'

/** The voices that a map has, by name. */
async function voicesOf(asha: MapPage, map: string): Promise<Record<string, string>> {
  const response = await asha.page.request.get(`/api/maps/${map}`)
  const { voices } = (await response.json()) as { voices: Record<string, { name: string }> }
  return Object.fromEntries(Object.entries(voices).map(([id, { name }]) => [name, id]))
}

test('AM1, AM2, AM4, AM5: from a vision to a commitment, with positions rarest first, loose ends, and how the words came about', async ({
  person,
}) => {
  const [first, second] = [await person('Asha'), await person('Ben')]
  const { id: map } = await makeMap(first, { title: 'Getting home', question: 'Who waits?' })
  await joinByLink(second, await inviteTo(first, map))
  const [asha, ben] = [await openMap(first, map), await openMap(second, map)]
  await asha.page.getByRole('button', { name: 'Ambitions', exact: true }).click()
  const panel = asha.page.getByRole('complementary')
  await panel.getByRole('button', { name: 'Add an ambition' }).click()
  await panel.getByLabel('Level').selectOption('Outcome')
  await panel.getByLabel('In one sentence').fill('Home care starts within a day')
  await panel.getByRole('button', { name: 'Save', exact: true }).click()

  // Ben words it anew, and the question too.
  await ben.page.getByRole('button', { name: 'Ambitions', exact: true }).click()
  const seen = ben.page.getByRole('complementary')
  await expect(seen).toContainText('An outcome that nobody has committed to')
  await seen
    .getByRole('navigation')
    .getByRole('button', { name: /Home care starts/ })
    .click()
  await seen.getByRole('button', { name: 'Change this' }).click()
  await seen.getByLabel('In one sentence').fill('Home care starts on the same day')
  await seen.getByRole('button', { name: 'Save', exact: true }).click()
  await ben.isSaved()
  await panel.getByRole('button', { name: 'How these words came about' }).click()
  const wordings = panel.getByRole('list', { name: 'How these words came about' })
  await expect(wordings.getByRole('listitem')).toHaveText([
    /Home care starts on the same day.*Ben, /,
    /Home care starts within a day.*Asha, /,
  ])
  await isAccessible(asha.page)

  // A commitment under it ties the loose end; positions on it stand rarest first and can be taken back.
  await panel.getByRole('button', { name: 'Add commitment under this' }).click()
  await panel.getByLabel('In one sentence').fill('Ring every carer before they leave')
  await panel.getByLabel('Post that answers for it').fill('Head of discharge')
  await panel.getByLabel('First step').fill('Write the list')
  await panel.getByLabel('By when').fill('2099-03-03')
  await panel.getByRole('button', { name: 'Save', exact: true }).click()
  await panel.getByRole('button', { name: /Ring every carer/ }).click()
  await expect(panel).toContainText('3 March 2099')
  await panel.getByRole('button', { name: 'Where do you stand?' }).click()
  await panel.getByLabel('We cannot').check()
  await panel.getByLabel('Why?').fill('Nobody at weekends')
  await panel.getByRole('button', { name: 'Send my position' }).click()
  await expect(panel.getByRole('region', { name: 'We cannot' })).toContainText('Nobody at weekends')
  await panel.getByRole('button', { name: 'Take my position back' }).click()
  await expect(panel).toContainText('Nobody has taken a position yet.')
  await asha.page.keyboard.press('ControlOrMeta+z')
  await expect(panel.getByRole('region', { name: 'We cannot' })).toBeVisible()
  await asha.isSaved()
  await seen.getByRole('button', { name: 'Back' }).click()
  await expect(seen).not.toContainText('An outcome that nobody has committed to')
})

test('AM6, AM7, AM8, AM9: cards are chairs by the voices in the room, and what they offer and need stands side by side', async ({
  person,
}) => {
  const [first, second] = [await person('Asha'), await person('Ben')]
  const { id: map } = await makeMap(first, {
    title: 'Getting home',
    voices: [
      { name: 'Carers’ forum', kind: 'community' },
      { name: 'NHS trust', kind: 'agency' },
    ],
  })
  await joinByLink(second, await inviteTo(first, map))
  const asha = await openMap(first, map)
  const voices = await voicesOf(asha, map)
  const member = await memberOf(first, map, 'Ben')
  expect(
    (await second.api.patch(`/api/maps/${map}/people/${member}`, { data: { voices: [voices['Carers’ forum']] } })).ok(),
  ).toBe(true)

  await asha.page.getByRole('button', { name: 'Stakeholders', exact: true }).click()
  const panel = asha.page.getByRole('complementary')
  for (const [name, offers] of [
    ['Care homes', 'Beds at short notice'],
    ['Night shelter', ''],
  ] as const) {
    await panel.getByRole('button', { name: 'Add a card' }).click()
    await panel.getByLabel('Name of the post, group or organisation').fill(name)
    if (offers) await panel.getByLabel('What can it offer?').fill(offers)
    await panel.getByRole('button', { name: 'Save the card' }).click()
    await expect(panel.getByRole('heading', { name })).toBeVisible()
    await panel.getByRole('button', { name: 'Back' }).click()
  }
  await panel.getByRole('button', { name: 'Add a card' }).click()
  await panel.getByLabel('Name of the post, group or organisation').fill('The carers of the borough')
  await panel.getByText('More about it').click()
  await panel.getByLabel('Its voice in this map').selectOption('Carers’ forum')
  await panel.getByRole('button', { name: 'Save the card' }).click()
  await panel.getByRole('button', { name: 'Back' }).click()
  await expect(panel).toContainText(
    'Nobody here can speak for Care homes, Night shelter and The carers of the borough.',
  )
  await asha.isSaved()

  // Ben comes, and with him a voice: its card has its chair, and he speaks for another. Nothing quiet is said to him.
  const ben = await openMap(second, map)
  await expect(panel).toContainText('Nobody here can speak for Care homes and Night shelter.')
  await ben.page.getByRole('button', { name: 'Stakeholders', exact: true }).click()
  const seen = ben.page.getByRole('complementary')
  await expect(seen).toContainText('2 stakeholders are missing from the room')
  await expect(seen).not.toContainText('Nobody here can speak for')
  await seen.getByRole('button', { name: /Care homes/ }).click()
  await seen.getByRole('button', { name: 'Speak for it as Carers’ forum' }).click()
  await expect(seen).toContainText('Spoken for by Carers’ forum')
  await expect(panel).toContainText('Nobody here can speak for Night shelter.')
  await ben.page.keyboard.press('ControlOrMeta+z')
  await expect(panel).toContainText('Nobody here can speak for Care homes and Night shelter.')
  await ben.page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(panel).toContainText('Nobody here can speak for Night shelter.')
  await isAccessible(asha.page)

  // None of who is here is in the map.
  const document = await answer<object>(first.api.get(`/api/maps/${map}`))
  expect(JSON.stringify(document)).not.toMatch(/Asha|Ben\b/)

  await panel.getByRole('button', { name: 'Offers and needs, side by side' }).click()
  const dialog = asha.page.getByRole('dialog', { name: 'We can offer, we need, we cannot' })
  await expect(dialog.getByRole('row', { name: /Care homes/ })).toContainText('Beds at short notice')
  await expect(dialog).toContainText('Nothing said yet by Night shelter and The carers of the borough.')
  await isAccessible(asha.page)
  await asha.page.setViewportSize({ width: 320, height: 700 })
  await fitsItsWidth(asha.page)
})
