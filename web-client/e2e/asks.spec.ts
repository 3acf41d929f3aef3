import { fitsItsWidth, isAccessible } from './harness/axe.ts'
import { drawTogether, inviteTo } from './harness/person.ts'
import { expect, test } from './harness/test.ts'

test('P93, P94: everyone is asked, answers in private, and sees all answers when they are opened together', async ({
  browser,
  person,
  server,
}) => {
  const people = [await person('Asha'), await person('Ben')] as const
  const [asha, ben] = people
  const { map, pages } = await drawTogether(people)
  const [ours, theirs] = pages
  await asha.page.getByRole('button', { name: 'More for this map' }).click()
  await asha.page.getByRole('menuitem', { name: 'Ask everyone' }).click()
  const dialog = asha.page.getByRole('dialog')
  await dialog.getByLabel('Your question').fill('What keeps people waiting?')
  await isAccessible(asha.page)
  await dialog.getByRole('button', { name: 'Ask everyone' }).click()

  const strip = (page: typeof asha.page) => page.getByRole('region', { name: 'A question for everyone' })
  await expect(strip(ben.page)).toContainText('What keeps people waiting?')
  await isAccessible(ben.page)
  await strip(ben.page).getByRole('button', { name: 'Answer' }).click()
  await ben.page.getByLabel('Answer 1').fill('Beds')
  await ben.page.getByLabel('Answer 2').fill('Trust')
  await isAccessible(ben.page)
  await ben.page.getByRole('button', { name: 'Send' }).click()
  await expect(strip(ben.page)).toContainText('You have answered.')

  const context = await browser.newContext({
    baseURL: server,
    javaScriptEnabled: false,
    viewport: { width: 320, height: 640 },
  })
  const phone = await context.newPage()
  await phone.goto(await inviteTo(asha, map))
  await phone.getByLabel('Your name').fill('Cai')
  await phone.getByRole('button', { name: 'Join the map' }).click()
  await phone.getByLabel('Answer 1').fill('beds')
  await phone.getByRole('button', { name: 'Send my answer' }).click()
  await expect(phone.getByText('You have answered.')).toBeVisible()
  await fitsItsWidth(phone)

  await expect(strip(asha.page)).toContainText('2 people have answered.')
  await expect(asha.page.getByText('Trust')).toHaveCount(0)
  await strip(asha.page).getByRole('button', { name: 'Open or take back' }).click()
  await asha.page.getByRole('button', { name: 'Open the answers together' }).click()
  const answers = asha.page.getByRole('dialog').getByRole('listitem')
  await expect(answers.first()).toContainText('Trust')
  await expect(answers.nth(1)).toContainText('said 2 times')
  await isAccessible(asha.page)
  await asha.page.getByRole('button', { name: 'Put “Trust” on the map' }).click()
  await asha.page.keyboard.press('Escape')
  await ours?.sees('Trust')
  await theirs?.sees('Trust')
  await strip(ben.page).getByRole('button', { name: 'Read them' }).click()
  await expect(ben.page.getByRole('dialog').getByRole('listitem').first()).toContainText('On the map')
  await phone.reload()
  await phone.getByText('What was answered').click()
  await expect(phone.getByRole('listitem').filter({ hasText: /^Trust$/ })).toBeVisible()
  await context.close()
})
