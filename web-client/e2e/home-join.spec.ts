import { inviteTo, makeMap } from './harness/person.ts'
import { MapPage } from './harness/mapPage.ts'
import { expect, test } from './harness/test.ts'

test('P60, P63: a newcomer starts a map, keeps its codes, and is in', async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server })
  const page = await context.newPage()
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('See the whole system, together')
  await page.getByRole('button', { name: 'Start a new map' }).click()

  await page.getByRole('button', { name: 'Start the map' }).click()
  await expect(page.getByText('Say what the map is about.')).toBeVisible()
  await expect(page.getByText('Give your name, so that others know who is drawing.')).toBeVisible()

  await page.getByLabel('Your name').fill('Asha')
  await page.getByLabel('What is the map about?').fill('Getting home')
  await page.getByLabel('The question on the table').fill('Why do people stay in hospital?')
  await page.getByLabel('Voices, one a line').fill('NHS board\nCarers’ forum')
  await expect(page.getByLabel('What is “Carers’ forum”?')).toHaveValue('community')
  await page.getByRole('button', { name: 'Start the map' }).click()

  await expect(page.getByRole('heading', { name: 'Your map is ready' })).toBeVisible()
  await expect(page.getByLabel('Recovery code')).not.toHaveValue('')
  const returnCode = await page.getByLabel('Return code').inputValue()
  await page.getByRole('button', { name: 'Go to the map' }).click()
  await new MapPage(page).isOpen()
  await expect(page).toHaveTitle('Getting home – Balcony')
  await expect(page.getByText('Why do people stay in hospital?')).toBeVisible()
  await page.getByRole('button', { name: 'Voices', exact: true }).click()
  await expect(page.getByRole('complementary').getByText('Carers’ forum', { exact: true }).first()).toBeVisible()

  await page.goto('/')
  await expect(page.getByRole('link', { name: 'Getting home' })).toBeVisible()
  await context.close()

  const other = await browser.newContext({ baseURL: server })
  const again = await other.newPage()
  await again.goto('/')
  await again.getByText('I have a return code').click()
  await again.getByLabel('Return code').fill(returnCode)
  await again.getByRole('button', { name: 'Come back' }).click()
  await expect(again.getByText('Hello, Asha')).toBeVisible()
  await expect(again.getByRole('link', { name: 'Getting home' })).toBeVisible()
  await other.close()
})

test('P63: after each step to a new map its page begins at the top, with the focus there', async ({
  browser,
  server,
}) => {
  const context = await browser.newContext({ baseURL: server, viewport: { width: 390, height: 560 } })
  const page = await context.newPage()
  const atTheTop = () =>
    expect.poll(() => page.evaluate(() => [scrollY, document.activeElement?.id])).toEqual([0, 'main'])
  await page.goto('/')
  await page.getByRole('button', { name: 'Start a new map' }).click()
  await atTheTop()
  await page.getByLabel('Your name').fill('Asha')
  await page.getByLabel('What is the map about?').fill('Getting home')
  await page.getByRole('button', { name: 'Start the map' }).scrollIntoViewIfNeeded()
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(100)
  await page.getByRole('button', { name: 'Start the map' }).click()
  await expect(page.getByRole('heading', { name: 'Your map is ready' })).toBeInViewport()
  await atTheTop()
  await context.close()
})

test('P64, P66: from the link to a drawing in ten seconds, with a name and a voice', async ({
  browser,
  person,
  server,
}) => {
  const asha = await person('Asha')
  const { id: map } = await makeMap(asha, {
    title: 'Getting home',
    question: 'Why do people stay in hospital?',
    voices: [{ name: 'NHS board', kind: 'agency' }],
  })
  const link = await inviteTo(asha, map)
  const context = await browser.newContext({ baseURL: server })
  const page = await context.newPage()
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Getting home')
  await expect(page.getByText('Why do people stay in hospital?')).toBeVisible()
  await expect(page.getByText(/^You join as a participant: you draw/)).toBeVisible()
  await expect(page.getByText(/Everyone in this map sees what you draw/)).toBeVisible()
  await expect(page.getByText(/Every change is kept/)).toBeVisible()
  await expect(page.getByText(/not end-to-end encrypted/)).toBeVisible()

  await page.getByLabel('Your name').fill('Ben')
  await page.getByLabel('NHS board').check()
  const begun = Date.now()
  await page.getByRole('button', { name: 'Join the map' }).click()
  const opened = new MapPage(page)
  await opened.isOpen()
  expect(Date.now() - begun).toBeLessThan(10_000)
  await opened.addFactor('Care-home places')

  await page.getByRole('button', { name: 'Show my return code' }).click()
  await expect(page.getByRole('dialog').getByLabel('Return code')).not.toHaveValue('')
  await page.getByRole('button', { name: 'I have kept them safely' }).click()
  await expect(page.getByRole('button', { name: 'Show my return code' })).toHaveCount(0)
  await context.close()
})

test('P62, P65: someone known goes on as themselves, by the six-character code', async ({ person }) => {
  const [asha, ben] = [await person('Asha'), await person('Ben')]
  const { id: map } = await makeMap(asha, { title: 'Getting home' })
  const invited = await asha.api.post(`/api/maps/${map}/invites`, { data: { role: 'observer' } })
  const { code } = (await invited.json()) as { code: string }
  await ben.page.goto('/')
  await ben.page.getByLabel('Link or six-character code').fill('hello')
  await ben.page.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(ben.page.getByText(/neither a link nor a six-character code/)).toBeVisible()

  await ben.page.getByLabel('Link or six-character code').fill(code.toLowerCase())
  await ben.page.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(ben.page.getByText('I am not Ben')).toBeVisible()
  await ben.page.getByRole('button', { name: 'Continue as Ben' }).click()
  await new MapPage(ben.page).isOpen()
  await expect(ben.page.getByText(/You are watching/)).toBeVisible()
})

test('P67: an invitation that was withdrawn says what to do now', async ({ person }) => {
  const [asha, ben] = [await person('Asha'), await person('Ben')]
  const { id: map } = await makeMap(asha)
  const made = await asha.api.post(`/api/maps/${map}/invites`, { data: { role: 'participant' } })
  const invite = (await made.json()) as { id: string; url: string }
  await asha.api.delete(`/api/maps/${map}/invites/${invite.id}`)
  await ben.page.goto(invite.url)
  await expect(ben.page.getByRole('heading', { level: 1 })).toHaveText('This invitation does not work')
  await expect(ben.page.getByText(/Ask the person who invited you/)).toBeVisible()
})

test('P68: leaving the device forgets who was here', async ({ person }) => {
  const asha = await person('Asha')
  await makeMap(asha, { title: 'Getting home' })
  await asha.page.goto('/')
  await asha.page.getByRole('button', { name: 'Leave this device' }).click()
  const dialog = asha.page.getByRole('alertdialog')
  await expect(dialog).toContainText('you need your return code')
  await dialog.getByRole('button', { name: 'Leave this device' }).click()
  await expect(asha.page.getByRole('heading', { level: 1 })).toHaveText('See the whole system, together')
})

test('P89: a map of others and a map that is not there read the same', async ({ person }) => {
  const [asha, ben] = [await person('Asha'), await person('Ben')]
  const { id: map } = await makeMap(asha)
  for (const id of [map, 'nosuchmap']) {
    await ben.page.goto(`/map/${id}`)
    await expect(ben.page.getByRole('heading', { level: 1 })).toHaveText('We can’t find this map, or you’re not in it')
  }
})

test('P73: an enabler invites, sees who joined, changes a role and removes someone', async ({ person }) => {
  const [asha, ben] = [await person('Asha'), await person('Ben')]
  const { id: map } = await makeMap(asha)
  await asha.page.goto(`/map/${map}`)
  await new MapPage(asha.page).isOpen()
  await asha.page.getByRole('button', { name: 'Invite', exact: true }).click()
  await asha.page.getByRole('button', { name: 'Make an invitation' }).click()
  // The pressed button is gone by then; the focus is on what one came for.
  await expect(asha.page.getByLabel('Link to send')).toBeFocused()
  const link = await asha.page.getByLabel('Link to send').inputValue()
  await expect(asha.page.getByLabel('Code to type')).toHaveValue(/^[A-Z0-9]{6}$/)
  await expect(asha.page.getByRole('img', { name: /Square code/ })).toBeVisible()
  await asha.page.keyboard.press('Escape')
  await expect(asha.page.getByRole('dialog')).toBeHidden()

  await asha.page.getByRole('button', { name: 'Invite', exact: true }).click()
  await expect(asha.page.getByRole('dialog')).toBeVisible()
  await asha.page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await asha.page.keyboard.press('Escape')
  await expect(asha.page.getByRole('dialog')).toBeHidden()

  await ben.page.goto(new URL(link).pathname + new URL(link).hash)
  await ben.page.getByRole('button', { name: 'Continue as Ben' }).click()
  await new MapPage(ben.page).isOpen()

  await asha.page.getByRole('button', { name: /Show everyone/ }).click()
  await expect(asha.page.getByLabel('What Asha may do')).toBeDisabled()
  await asha.page.getByLabel('What Ben may do').selectOption('observer')
  await expect(ben.page.getByText(/You are watching/)).toBeVisible()
  await asha.page.getByRole('button', { name: 'Remove Ben' }).click()
  await asha.page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect(ben.page.getByRole('heading', { level: 1 })).toHaveText('You are no longer in this map')
})
