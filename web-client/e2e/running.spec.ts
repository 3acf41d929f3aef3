import type { Page } from '@playwright/test'
import { fitsItsWidth, isAccessible } from './harness/axe.ts'
import { MapPage } from './harness/mapPage.ts'
import { answer, drawTogether, inviteTo, makeMap, openMap, type Person } from './harness/person.ts'
import { expect, test } from './harness/test.ts'

const step = (page: Page) => page.getByRole('region', { name: 'Where we are' })
const told = (page: Page) => page.getByTestId('announcer')
const menu = async (page: Page, item: string) => {
  await page.getByRole('button', { name: 'More for this map' }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}
const move = (enabler: Person, map: string, data: object) =>
  answer(enabler.api.post(`/api/maps/${map}/course`, { data }))

/** Takes a workshop and gives the ids of its steps, in order. */
async function takeWorkshop(enabler: Person, map: string, name: string): Promise<string[]> {
  await enabler.page.getByRole('button', { name: 'Agenda', exact: true }).click()
  const sheet = enabler.page.getByRole('complementary', { name: 'Agenda' })
  await sheet.getByText(name, { exact: true }).click()
  await sheet.getByRole('button', { name: `Take the steps of “${name}”` }).click()
  await expect.poll(async () => (await stepsOf(enabler, map)).length).toBeGreaterThan(4)
  return stepsOf(enabler, map)
}

async function stepsOf(enabler: Person, map: string): Promise<string[]> {
  const response = await enabler.api.get(`/api/maps/${map}`)
  const { agenda } = (await response.json()) as { agenda: { [id: string]: { order: number } } }
  return Object.entries(agenda)
    .sort(([, one], [, other]) => one.order - other.order)
    .map(([id]) => id)
}

test('RU2, RU4, RU6, RU7: an enabler takes a workshop and leads through it; everybody sees the step that is on, and its time', async ({
  person,
}) => {
  const people = [await person('Edda'), await person('Asha')] as const
  const [edda, asha] = people
  const { map } = await drawTogether(people)
  await takeWorkshop(edda, map, 'A first map together')
  const sheet = edda.page.getByRole('complementary', { name: 'Agenda' })
  await expect(sheet).toContainText('60 minutes in all')
  await isAccessible(edda.page)
  await sheet.getByRole('button', { name: 'Move “Write in silence” up' }).click()
  await expect(sheet.getByRole('listitem').first()).toContainText('Write in silence')
  await edda.page.keyboard.press('Control+z')
  await expect(sheet.getByRole('listitem').first()).toContainText('Arrive')

  await sheet.getByRole('button', { name: 'Begin “Arrive”' }).click()
  await expect(step(asha.page)).toContainText('Step 1 of 7')
  await expect(step(asha.page)).toContainText('Say your name and for whom you speak.')
  await expect(step(asha.page).getByRole('timer')).toContainText(/4:\d\d|5:00/)
  await expect(told(asha.page)).toContainText('Now: Arrive.')
  await expect(step(asha.page).getByRole('button', { name: /^Next/ })).toHaveCount(0)
  await isAccessible(asha.page)

  await step(edda.page).getByRole('button', { name: 'Pause the timer' }).click()
  await expect(step(asha.page).getByRole('timer')).toContainText('paused')
  const paused = await step(asha.page).getByRole('timer').textContent()
  await asha.page.reload()
  await new MapPage(asha.page).isOpen()
  await expect(step(asha.page).getByRole('timer')).toHaveText(paused!)
  await step(edda.page).getByRole('button', { name: 'Let the timer run' }).click()
  await step(edda.page).getByRole('button', { name: '2 more minutes' }).click()
  await expect(step(asha.page).getByRole('timer')).toContainText(/6:\d\d/)
  await expect(told(asha.page)).toContainText('There is more time:')

  await step(edda.page).getByRole('button', { name: 'Next: Write in silence' }).click()
  await expect(step(asha.page)).toContainText('Step 2 of 7')
  await expect(sheet.getByRole('listitem').filter({ hasText: 'Arrive' }).first()).toContainText('done')
  await expect(step(edda.page).getByRole('button', { name: 'Ask everyone' })).toBeVisible()
  await expect(step(asha.page).getByRole('button', { name: 'Ask everyone' })).toHaveCount(0)

  await sheet.getByRole('button', { name: 'Begin “Connect”' }).click()
  await step(asha.page).getByRole('button', { name: 'Add a link' }).click()
  await expect(asha.page.getByRole('dialog', { name: 'Add a link' })).toBeVisible()
  await asha.page.keyboard.press('Escape')

  await sheet.getByRole('button', { name: 'Add a step' }).click()
  await sheet.getByLabel('Name of the step').fill('Tea')
  await sheet.getByLabel('Minutes').fill('many')
  await sheet.getByRole('button', { name: 'Save' }).click()
  await expect(sheet).toContainText('Minutes are a whole number')
  await sheet.getByLabel('Minutes').fill('15')
  await sheet.getByRole('button', { name: 'Save' }).click()
  await expect(step(asha.page)).toContainText('Step 4 of 8')
  await isAccessible(edda.page)

  await asha.page.getByRole('button', { name: 'Agenda', exact: true }).click()
  const hers = asha.page.getByRole('complementary', { name: 'Agenda' })
  await expect(hers).toContainText('Tea')
  await expect(hers.getByRole('button', { name: /Begin|Change|Move|Add a step/ })).toHaveCount(0)

  await asha.page.setViewportSize({ width: 320, height: 640 })
  await fitsItsWidth(asha.page)
  await sheet.getByRole('button', { name: 'End this step' }).click()
  await expect(step(asha.page)).toHaveCount(0)
  await expect(told(asha.page)).toContainText('The step has ended.')
})

test('RU7: when its time is up, a step says so once, and goes on', async ({ person }) => {
  const people = [await person('Edda'), await person('Asha')] as const
  const [edda, asha] = people
  await asha.page.clock.install()
  const { map } = await drawTogether(people)
  const [first] = await takeWorkshop(edda, map, 'Every voice first')
  await move(edda, map, { move: 'begin', step: first, minutes: 1 })
  await expect(step(asha.page).getByRole('timer')).toContainText('0:')
  await asha.page.clock.fastForward(61_000)
  await expect(told(asha.page)).toContainText('Time is up for “Write alone”.')
  await expect(step(asha.page)).toContainText('Write alone')
})

test('RU8: everyone is invited to look where the enabler looks, and moves only if they say so', async ({ person }) => {
  const people = [await person('Edda'), await person('Asha'), await person('Ben')] as const
  const [edda, asha, ben] = people
  const { pages } = await drawTogether(people)
  const [eddas, ashas, bens] = pages
  await eddas!.addFactor('Loneliness')
  const place = (page: MapPage) => page.page.locator('.react-flow__viewport').getAttribute('style')
  await ashas!.sees('Loneliness')
  await bens!.sees('Loneliness')
  const together = (page: Page) => page.getByRole('region', { name: 'Looking together' })
  const [before, bensBefore] = [await place(ashas!), await place(bens!)]

  await edda.page.getByRole('button', { name: 'Bring everyone to me' }).click()
  await expect(together(edda.page)).toContainText('You invite everyone')
  for (const { page } of [asha, ben]) {
    await expect(together(page)).toContainText('Edda invites everyone to look at the same place.')
    await expect(told(page)).toContainText('Edda invites everyone')
  }
  await isAccessible(asha.page)
  await edda.page.keyboard.press('1')
  await edda.page.mouse.move(640, 500)
  await edda.page.mouse.wheel(0, 300)
  await together(ben.page).getByRole('button', { name: 'Stay here' }).click()
  await expect(together(ben.page)).toHaveCount(0)
  expect(await place(ashas!)).toBe(before)
  expect(await place(bens!)).toBe(bensBefore)

  await together(asha.page).getByRole('button', { name: 'Look along' }).click()
  await expect(together(asha.page)).toContainText('You are looking where Edda looks.')
  await expect.poll(() => place(ashas!)).not.toBe(before)
  await eddas!.card('Loneliness').click()
  await expect(together(asha.page)).toContainText('Just now: “Loneliness”.')
  await together(asha.page).getByRole('button', { name: 'Open “Loneliness”' }).click()
  await expect(asha.page.getByRole('complementary', { name: 'Factor' })).toBeVisible()

  await asha.page.mouse.move(640, 500)
  await asha.page.mouse.wheel(0, -200)
  await expect(together(asha.page)).toHaveCount(0)
  expect(await place(bens!)).toBe(bensBefore)

  await edda.page.getByRole('button', { name: 'Let everyone go' }).first().click()
  await expect(together(edda.page)).toHaveCount(0)
  await edda.page.getByRole('button', { name: 'Bring everyone to me' }).click()
  await ben.page.getByRole('button', { name: 'Outline', exact: true }).click()
  await together(ben.page).getByRole('button', { name: 'Look along' }).click()
  await expect(together(ben.page)).toContainText('“Loneliness”')
  await edda.page.getByRole('button', { name: 'Let everyone go' }).first().click()
  await expect(told(ben.page)).toContainText('Everyone looks where they like again.')
  await expect(together(ben.page)).toHaveCount(0)
})

test('RU11, RU12, RU13: whoever comes in the middle sees in one screen where the group is, once, and whenever they like', async ({
  browser,
  person,
  server,
}) => {
  const edda = await person('Edda')
  const { id: map } = await makeMap(edda, { title: 'Getting home', question: 'What keeps people waiting?' })
  const eddas = await openMap(edda, map)
  await eddas.addFactor('Loneliness')
  const steps = await takeWorkshop(edda, map, 'A first map together')
  await move(edda, map, { move: 'begin', step: steps[3], minutes: 15 })
  await eddas.isSaved()

  const context = await browser.newContext({ baseURL: server, viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  await page.goto(await inviteTo(edda, map))
  await page.getByLabel('Your name').fill('Cai')
  await page.getByRole('button', { name: 'Join the map' }).click()
  const dialog = page.getByRole('dialog', { name: 'Where we are' })
  await expect(dialog).toContainText('What keeps people waiting?')
  await expect(dialog).toContainText('Step 4 of 7')
  await expect(dialog).toContainText('Connect')
  await expect(dialog).toContainText('1 thing and 0 links are on the map')
  await expect(dialog.getByRole('button', { name: 'Add a link' })).toBeVisible()
  const { inside, whole } = await dialog.evaluate((one) => ({ inside: one.scrollHeight, whole: one.clientHeight }))
  expect(inside).toBeLessThanOrEqual(whole + 1)
  await isAccessible(page)
  await fitsItsWidth(page)
  await dialog.getByRole('button', { name: 'Go to the map' }).click()
  await expect(dialog).toHaveCount(0)
  const tools = page.getByRole('toolbar', { name: 'Map tools' })
  for (const words of ['Add a factor', 'Add a link', 'Add a card', 'Add a note']) {
    await expect(tools.getByRole('button', { name: words, exact: true })).toBeAttached()
  }
  await expect(tools.getByRole('button', { name: /Ask everyone|Bring everyone/ })).toHaveCount(0)
  await expect(edda.page.getByRole('toolbar', { name: 'Map tools' }).getByText('Bring everyone to me')).toBeAttached()

  await page.reload()
  await expect(step(page)).toContainText('Step 4 of 7')
  await expect(dialog).toHaveCount(0)
  await page.keyboard.press('w')
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await context.close()

  const plain = await browser.newContext({
    baseURL: server,
    javaScriptEnabled: false,
    viewport: { width: 320, height: 640 },
  })
  const phone = await plain.newPage()
  await phone.goto(await inviteTo(edda, map))
  await phone.getByLabel('Your name').fill('Dee')
  await phone.getByRole('button', { name: 'Join the map' }).click()
  await expect(phone.getByRole('heading', { name: 'Now: Connect' })).toBeVisible()
  await expect(phone.getByText('Step 4 of 7. When this page was loaded, 15 minutes were left.')).toBeVisible()
  await fitsItsWidth(phone)
  await plain.close()
})

test('RU9, RU10: what was heard from others is entered as theirs, on the map and as an answer', async ({ person }) => {
  const edda = await person('Edda')
  const { id: map } = await makeMap(edda, {
    title: 'Getting home',
    voices: [{ name: 'Carers’ forum', kind: 'community' }],
  })
  const eddas = await openMap(edda, map)
  await eddas.addFactor('Trust')
  await menu(edda.page, 'Heard from…')
  const dialog = edda.page.getByRole('dialog', { name: 'Write down what was heard' })
  await dialog.getByLabel('Heard from').selectOption({ label: 'Carers’ forum' })
  await dialog.getByRole('button', { name: 'Write it down' }).click()
  await expect(dialog.getByRole('alert')).toContainText('in a few words')
  await dialog.getByLabel('In a few words').fill('Nobody picks up')
  await isAccessible(edda.page)
  await dialog.getByRole('button', { name: 'Write it down' }).click()
  await expect(dialog).toContainText('Written down, heard from Carers’ forum.')
  await dialog.getByLabel('What one thing does to another').check()
  await dialog.getByLabel('From', { exact: true }).selectOption({ label: 'Nobody picks up' })
  await dialog.getByLabel('Effect').selectOption('-')
  await dialog.getByLabel('To', { exact: true }).selectOption({ label: 'Trust' })
  await dialog.getByLabel(/As they said it/).fill('We stop ringing')
  await dialog.getByRole('button', { name: 'Write it down' }).click()
  await expect(eddas.link('Nobody picks up', 'Trust')).toBeAttached()

  await answer(edda.api.post(`/api/maps/${map}/asks`, { data: { prompt: 'What helps?', kind: 'words' } }))
  await dialog.getByLabel('An answer to a question').check()
  await dialog.getByLabel('Answer 1').fill('A person who knows us')
  await dialog.getByRole('button', { name: 'Write it down' }).click()
  await expect(dialog).toContainText('1 answer that you heard waits.')
  await edda.page.keyboard.press('Escape')
  await eddas.card('Nobody picks up').focus()
  await edda.page.keyboard.press('Control+z')
  await expect(eddas.link('Nobody picks up', 'Trust')).toHaveCount(0)
  await edda.page.keyboard.press('Control+Shift+z')
  await eddas.link('Nobody picks up', 'Trust').focus()
  await edda.page.keyboard.press('Enter')
  const sheet = edda.page.getByRole('complementary', { name: 'Link' })
  await expect(sheet).toContainText('Carers’ forum')
  await expect(sheet).toContainText(/heard/i)
})

test('RU14, RU15, RU16: a question has time, a place is set in a picture, an order by keys, and what is half answered stays', async ({
  person,
}) => {
  const people = [await person('Edda'), await person('Asha')] as const
  const [edda, asha] = people
  await drawTogether(people)
  const strip = (page: Page) => page.getByRole('region', { name: 'A question for everyone' })
  const dialog = (page: Page) => page.getByRole('dialog')

  await test.step('with a time to answer, in a picture', async () => {
    await menu(edda.page, 'Ask everyone')
    await dialog(edda.page).getByLabel('Your question').fill('How would it be?')
    await dialog(edda.page).getByLabel('A place between two axes').check()
    const ends = ['hard', 'easy', 'small', 'great']
    for (const [index, label] of [
      'First axis, from',
      'First axis, to',
      'Second axis, from',
      'Second axis, to',
    ].entries())
      await dialog(edda.page).getByLabel(label).fill(ends[index]!)
    await dialog(edda.page).getByLabel('Time to answer').selectOption('3')
    await dialog(edda.page).getByRole('button', { name: 'Ask everyone' }).click()
    await expect(strip(asha.page)).toContainText('Nobody has answered yet.')
    await expect(strip(asha.page).getByRole('timer')).toContainText(/2:\d\d|3:00/)

    await strip(asha.page).getByRole('button', { name: 'Answer' }).click()
    const field = (await asha.page.locator('.place-field').boundingBox())!
    await asha.page.mouse.click(field.x + field.width * 0.9, field.y + field.height * 0.2)
    await expect(asha.page.getByRole('slider', { name: 'Between “hard” and “easy”' })).toHaveValue('0.9')
    const second = asha.page.getByRole('slider', { name: 'Between “small” and “great”' })
    await expect(second).toHaveValue('0.8')
    await second.focus()
    await asha.page.keyboard.press('ArrowUp')
    await expect(second).toHaveValue('0.85')
    await dialog(asha.page).getByLabel('Why?').fill('It is near')
    await isAccessible(asha.page)
    await asha.page.keyboard.press('Escape')
    await asha.page.reload()
    await strip(asha.page).getByRole('button', { name: 'Answer' }).click()
    await expect(dialog(asha.page).getByLabel('Why?')).toHaveValue('It is near')
    await expect(second).toHaveValue('0.85')
    await asha.page.setViewportSize({ width: 320, height: 640 })
    await fitsItsWidth(asha.page)
    await asha.page.setViewportSize({ width: 1280, height: 800 })
    await dialog(asha.page).getByRole('button', { name: 'Send' }).click()
    await expect(strip(edda.page)).toContainText('1 person has answered.')
  })

  await test.step('made longer, opened as a picture, asked again', async () => {
    await strip(edda.page).getByRole('button', { name: 'Open or take back' }).click()
    await dialog(edda.page).getByRole('button', { name: '2 more minutes' }).click()
    await expect(dialog(edda.page).getByRole('timer')).toContainText(/4:\d\d/)
    await dialog(edda.page).getByRole('button', { name: 'Open the answers together' }).click()
    await expect(dialog(edda.page).getByText('Picture of the 1 place that was given')).toBeVisible()
    await isAccessible(edda.page)
    await dialog(edda.page).getByRole('button', { name: 'Ask again: How would it be?' }).click()
    await expect(dialog(edda.page).getByLabel('Your question')).toHaveValue('How would it be?')
    await expect(dialog(edda.page).getByLabel('Second axis, to')).toHaveValue('great')
    await dialog(edda.page).getByLabel('Your question').fill('In which order?')
    await dialog(edda.page).getByLabel('An order').check()
    await dialog(edda.page).getByLabel('What is to be put in order').fill('Beds\nBuses\nTrust')
    await dialog(edda.page).getByRole('button', { name: 'Ask everyone' }).click()
  })

  await test.step('an order by the arrow keys, the focus on what is moved', async () => {
    await strip(asha.page).getByRole('button', { name: 'Answer', exact: true }).click()
    const up = asha.page.getByRole('button', { name: 'Move “Trust” up' })
    await up.focus()
    await asha.page.keyboard.press('ArrowUp')
    await expect(up).toBeFocused()
    await expect(told(asha.page)).toContainText('“Trust” is now 2 of 3.')
    await asha.page.keyboard.press('ArrowUp')
    await expect(asha.page.getByRole('button', { name: 'Move “Trust” down' })).toBeFocused()
    await expect(dialog(asha.page).getByRole('listitem').first()).toContainText('Trust')
    await dialog(asha.page).getByRole('button', { name: 'Send' }).click()
    await expect(strip(asha.page)).toContainText('You have answered.')
  })
})
