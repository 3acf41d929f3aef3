import type { Page } from '@playwright/test'
import { fitsItsWidth, isAccessible } from './harness/axe.ts'
import { answer, drawTogether, inviteTo, joinByLink, makeMap, openMap, type Person } from './harness/person.ts'
import type { MapPage } from './harness/mapPage.ts'
import { expect, test } from './harness/test.ts'

const panel = (page: Page) => page.getByRole('complementary', { name: 'Voices', exact: true })

const leaving = (page: Page) => page.getByRole('complementary', { name: 'What left the map' })

/** Two people on a map with voices; each speaks for one. */
async function withVoices(people: readonly [Person, Person], names: readonly string[]) {
  const [enabler, other] = people
  const { id: map } = await makeMap(enabler, {
    title: 'Getting home',
    voices: names.map((name) => ({ name, kind: 'agency' })),
  })
  await joinByLink(other, await inviteTo(enabler, map))
  const pages: MapPage[] = []
  for (const person of people) pages.push(await openMap(person, map))
  return pages as [MapPage, MapPage]
}

async function speaksFor({ page }: MapPage, voice: string) {
  await page.getByRole('button', { name: 'More for this map' }).click()
  await page.getByRole('menuitem', { name: /^People/ }).click()
  await page.getByText('Whose voice do I bring?').click()
  await page.getByRole('dialog').getByLabel(voice, { exact: true }).check()
  await page.keyboard.press('Escape')
}

/** By the menu, which everybody has; only who runs the session has it among the tools. */
async function showVoices({ page }: MapPage) {
  await page.getByRole('button', { name: 'More for this map' }).click()
  await page.getByRole('menuitem', { name: /^Voices/ }).click()
}

async function inMenu({ page }: MapPage, voice: string, item: string) {
  await panel(page)
    .getByRole('button', { name: `More for ${voice}` })
    .click()
  await page.getByRole('menuitem', { name: item }).click()
}

test('VO5, VO6, VO7, VO8, VO9, VO10: two voices claim one link, are switched and laid over each other, and two names of one become one', async ({
  person,
}) => {
  const people = [await person('Asha'), await person('Ben')] as const
  const [asha, ben] = await withVoices(people, ['ICB', 'Carers', 'NHS ICB'])
  await speaksFor(asha, 'ICB')
  await speaksFor(ben, 'Carers')
  for (const label of ['Loneliness', 'GP visits', 'Home care']) await asha.addFactor(label)
  await asha.linkCards('Loneliness', 'GP visits', 'More → more')
  await asha.linkCards('Home care', 'Loneliness', 'More → less')
  await ben.sees('Loneliness', 'GP visits', 'Home care')
  await expect(ben.link('Loneliness', 'GP visits')).toHaveAccessibleName(/more leads to more, claimed by 1 voice$/)

  // Two presses: the line, and "I claim this too".
  await ben.link('Loneliness', 'GP visits').press('Space')
  await ben.page.getByRole('toolbar', { name: 'With what is selected' }).getByText('I claim this too').click()
  await expect(asha.link('Loneliness', 'GP visits')).toHaveAccessibleName(/more leads to more, claimed by 2 voices$/)
  await ben.link('Home care', 'Loneliness').press('Enter')
  const link = ben.page.getByRole('complementary', { name: 'Link' })
  await expect(link).toContainText('Only ICB says this')
  await link.getByRole('button', { name: 'I see it differently' }).click()
  await link.getByLabel('More leads to more').check()
  await link.getByText('More about it').click()
  await link.getByLabel('What is that based on?').fill('Asked twelve families')
  await link.getByRole('button', { name: 'Send my view' }).click()
  await expect(link).toContainText('Asked twelve families')
  await expect(asha.link('Home care', 'Loneliness')).toHaveAccessibleName(/voices differ on the effect/)

  // Layers: whoever looks switches them, for nobody else.
  await showVoices(asha)
  await panel(asha.page).getByLabel('Show what ICB says').uncheck()
  await expect(asha.link('Home care', 'Loneliness')).toHaveAccessibleName(/more leads to more, claimed by 1 voice/)
  await expect(asha.page.getByText('You do not see what ICB says.')).toBeVisible()
  await expect(ben.link('Home care', 'Loneliness')).toHaveAccessibleName(/voices differ/)
  await isAccessible(asha.page)
  await asha.page.getByRole('button', { name: 'Show all voices' }).click()
  await expect(asha.link('Home care', 'Loneliness')).toHaveAccessibleName(/voices differ/)

  // Two over each other: on the map, and in a list.
  await asha.linkCards('GP visits', 'Home care', 'More → more')
  await panel(asha.page).getByLabel('One voice').selectOption({ label: 'ICB' })
  await panel(asha.page).getByLabel('Another voice').selectOption({ label: 'Carers' })
  const found = (name: string) => panel(asha.page).getByRole('region', { name })
  await expect(found('They see it differently')).toContainText('Home care → Loneliness')
  await expect(found('They say the same')).toContainText('Loneliness → GP visits')
  await expect(found('Only ICB says so')).toContainText('GP visits → Home care')
  await expect(asha.link('GP visits', 'Home care')).toHaveAccessibleName(/only ICB/)
  await isAccessible(asha.page)
  await asha.page.getByRole('button', { name: 'Show all voices' }).click()

  // The list is the enabler's: two names of one become one, for all that was said, and two again.
  await showVoices(ben)
  await expect(panel(ben.page).getByRole('button', { name: 'More for Carers' })).toBeVisible()
  await ben.page.getByRole('button', { name: 'More for Carers' }).click()
  await expect(ben.page.getByRole('menuitem', { name: 'Take off the list…' })).toHaveCount(0)
  await ben.page.keyboard.press('Escape')
  await inMenu(asha, 'ICB', 'It is the same as another voice…')
  await panel(asha.page).getByLabel('The same as').selectOption({ label: 'NHS ICB' })
  await panel(asha.page).getByRole('button', { name: 'Make them one' }).click()
  await expect(panel(ben.page).getByLabel('Show what ICB says')).toHaveCount(0)
  await ben.link('GP visits', 'Home care').press('Enter')
  await expect(link).toContainText('Only NHS ICB says this')
  await panel(asha.page).getByText('Off the list: 1 voice').click()
  await panel(asha.page).getByRole('button', { name: 'Make ICB a voice of its own again' }).click()
  await expect(link).toContainText('Only ICB says this')
  await inMenu(asha, 'Carers', 'Move up')
  await expect(panel(asha.page).getByRole('checkbox').first()).toHaveAccessibleName('Show what Carers says')
})

test('VO11, VO12, VO13, VO14, VO20, VO21, VO22: words are objected to and kept, two cards become one and two again, and what leaves is said', async ({
  person,
}) => {
  const { pages } = await drawTogether([await person('Asha'), await person('Ben')])
  const [asha, ben] = pages as [MapPage, MapPage]
  for (const label of ['Bus routes', 'Buses', 'GP visits']) await asha.addFactor(label)
  await asha.linkCards('Bus routes', 'GP visits')
  await asha.linkCards('Buses', 'GP visits')
  await ben.sees('Bus routes', 'Buses', 'GP visits')

  await ben.card('Bus routes').press('Enter')
  const sheet = ben.page.getByRole('complementary', { name: 'Factor' })
  await sheet.getByRole('button', { name: 'Say what it means to me' }).click()
  await sheet.getByLabel('What does it mean to you?').fill('The 42 alone')
  await sheet.getByRole('button', { name: 'Say what it means to me' }).click()
  await sheet.getByRole('button', { name: 'Say what you think of these words' }).click()
  await sheet.getByLabel('Say it differently').check()
  await sheet.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(sheet).toContainText('Give a reason')
  await sheet.getByLabel('Why?').fill('Trams too')
  await sheet.getByRole('button', { name: 'Send', exact: true }).click()
  await isAccessible(ben.page)
  await asha.card('Bus routes').press('Enter')
  const seen = asha.page.getByRole('complementary', { name: 'Factor' })
  await expect(seen.getByRole('region', { name: 'Say it differently' })).toContainText('Trams too')
  await expect(seen).toContainText('The 42 alone')

  // Two cards that are one.
  await seen.getByText('Is it the same as another card?').click()
  await seen.getByLabel('The same as').selectOption({ label: 'Buses' })
  await seen.getByRole('button', { name: 'They are one…' }).click()
  const dialog = asha.page.getByRole('dialog')
  await dialog.getByLabel('Buses').check()
  await isAccessible(asha.page)
  await dialog.getByRole('button', { name: 'Make them one' }).click()
  await expect(ben.card('Bus routes')).toHaveCount(0)
  await expect(ben.card('Buses')).toHaveAccessibleName(/1 link, 1 objection$/)
  await expect(leaving(ben.page)).toContainText('Two cards are one now: Buses.')
  await expect(seen).toContainText('Was also here as')
  await expect(seen.getByText('Bus routes').first()).toBeVisible()
  await isAccessible(asha.page)

  // Nothing vanished unsaid, and anyone brings it back.
  await ben.page.getByRole('button', { name: 'See what was set aside' }).click()
  const aside = ben.page.getByRole('complementary', { name: 'Set aside' })
  await aside.getByRole('button', { name: /^Bring back/ }).click()
  await asha.sees('Bus routes', 'Buses')
  await expect(ben.page.getByText('Nothing was set aside.')).toBeVisible()
  await ben.link('Buses', 'GP visits').press('Enter')
  const link = ben.page.getByRole('complementary', { name: 'Link' })
  await link.getByRole('button', { name: 'Set aside' }).click()
  await ben.page.getByRole('dialog').getByLabel('Why set it aside?').fill('Nobody takes the bus there')
  await ben.page.getByRole('dialog').getByRole('button', { name: 'Set aside' }).click()
  await expect(asha.link('Buses', 'GP visits')).toHaveCount(0)
  await asha.page.getByRole('button', { name: 'See what was set aside' }).click()
  const listed = asha.page.getByRole('complementary', { name: 'Set aside' })
  await expect(listed).toContainText('Nobody takes the bus there')
  await listed.getByRole('button', { name: 'Bring back Buses → GP visits' }).click()
  await expect(ben.link('Buses', 'GP visits')).toBeAttached()
  await ben.card('GP visits').press('Delete')
  await expect(ben.page.getByRole('dialog')).toContainText('2 links leave the map with it')
  await ben.page.getByRole('dialog').getByLabel('Why set it aside?').fill('Not ours to change')
  await ben.page.getByRole('dialog').getByRole('button', { name: 'Set aside' }).click()
  await expect(leaving(asha.page)).toContainText('GP visits left the map: Not ours to change')
})

test('VO15, VO16: opened answers are taken together, dropped and pressed onto the map, and keep their words as meanings', async ({
  person,
}) => {
  const people = [await person('Asha'), await person('Ben')] as const
  const { map, pages } = await drawTogether(people)
  const [asha, ben] = pages as [MapPage, MapPage]
  await asha.addFactor('Money')
  const asked = { kind: 'words', prompt: 'What keeps people waiting?' }
  const { id: ask } = await answer<{ id: string }>(people[0].api.post(`/api/maps/${map}/asks`, { data: asked }))
  const said = { Asha: ['Beds', 'No beds', 'Trust', 'Budget'], Ben: ['beds', 'Buses'] }
  for (const one of people) {
    const put = await one.api.put(`/api/maps/${map}/asks/${ask}/answer`, {
      data: { answers: said[one.name as keyof typeof said].map((text) => ({ text })) },
    })
    expect(put.ok(), await put.text()).toBe(true)
  }
  expect((await people[0].api.post(`/api/maps/${map}/asks/${ask}/reveal`)).ok()).toBe(true)
  const { page } = asha
  await page.getByRole('button', { name: 'More for this map' }).click()
  await page.getByRole('menuitem', { name: 'Questions we asked' }).click()
  await page.getByRole('button', { name: 'Sort them onto the map' }).click()
  const sheet = page.getByRole('complementary', { name: 'Answers' })
  await expect(sheet.getByRole('listitem')).toHaveCount(5)
  await expect(sheet.getByRole('listitem').last()).toContainText(/beds/i)
  await isAccessible(page)

  await sheet.getByLabel('Take “Beds” together with others').check()
  await sheet.getByLabel('Take “No beds” together with others').check()
  await sheet.getByLabel('Words on the card').fill('Free beds')
  await sheet.getByRole('button', { name: 'Put “Free beds” anywhere there is room' }).click()
  await ben.sees('Free beds')
  await sheet
    .getByRole('listitem')
    .filter({ hasText: 'Buses' })
    .dragTo(asha.canvas, { targetPosition: { x: 90, y: 330 } })
  await ben.sees('Buses')
  await sheet.getByRole('button', { name: 'Place “Trust” on the map with a press' }).click()
  await asha.canvas.click({ position: { x: 160, y: 200 } })
  await ben.sees('Trust')
  await sheet.getByLabel('“Budget” is the same as').selectOption({ label: 'Money' })
  await expect(sheet).toContainText('All answers are on the map.')

  await ben.card('Free beds').press('Enter')
  const meanings = ben.page
    .getByRole('complementary', { name: 'Factor' })
    .getByRole('region', { name: 'What it means to us' })
  await expect(meanings).toContainText('No beds')
  await expect(meanings).toContainText('Answered to “What keeps people waiting?”')
  await expect(meanings).not.toContainText('Asha')
  await page.getByRole('button', { name: 'Undo my last change' }).click()
  await expect(sheet).toContainText('1 answer is not on the map yet')
  await page.setViewportSize({ width: 360, height: 740 })
  await fitsItsWidth(page)
  await isAccessible(page)

  // On a phone the sheet steps aside for the place, and comes back.
  await sheet.getByRole('button', { name: 'Place “Budget” on the map with a press' }).click()
  await expect(sheet).toBeHidden()
  await expect(page.getByText('Tap where “Budget” should go, or the card that is the same.').first()).toBeVisible()
  await asha.canvas.click({ position: { x: 40, y: 120 } })
  await expect(sheet).toContainText('All answers are on the map.')
  await ben.sees('Budget')
})
