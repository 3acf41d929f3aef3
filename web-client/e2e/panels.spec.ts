import { drawTogether, type Person } from './harness/person.ts'
import type { MapPage } from './harness/mapPage.ts'
import { expect, test } from './harness/test.ts'

async function two(person: (name: string) => Promise<Person>) {
  const [first, second] = [await person('Asha'), await person('Ben')]
  const { pages } = await drawTogether([first, second])
  return { first, second, asha: pages[0] as MapPage, ben: pages[1] as MapPage }
}

test('P75, P77: two people see one link differently, each with a reason that stays private until it is sent', async ({
  person,
}) => {
  const { asha, ben } = await two(person)
  await asha.addFactor('Pressure to free beds')
  await asha.addFactor('Days in hospital')
  await asha.linkCards('Pressure to free beds', 'Days in hospital', 'More → less')
  await ben.sees('Pressure to free beds', 'Days in hospital')

  await ben.page.keyboard.press('2')
  await ben.page
    .getByRole('button', { name: /leads to less/ })
    .first()
    .click()
  const panel = ben.page.getByRole('complementary', { name: 'Link' })
  await panel.getByRole('button', { name: 'I see it differently' }).click()
  await panel.getByLabel('More leads to more').check()
  await panel.getByLabel('Why do you think so?').fill('They come back within a week.')
  await asha.page.keyboard.press('2')
  const elsewhere = asha.page.getByRole('button', { name: /Pressure to free beds.*Days in hospital/ }).first()
  await expect(elsewhere).toContainText('leads to less')
  await panel.getByRole('button', { name: 'Send my view' }).click()

  await expect(elsewhere).toContainText('contested')
  await elsewhere.click()
  const seen = asha.page.getByRole('complementary', { name: 'Link' })
  await expect(seen).toContainText('They come back within a week.')
  await expect(seen).toContainText('Ben')

  await panel.getByRole('button', { name: 'Withdraw mine' }).click()
  await ben.page.getByRole('alertdialog').getByRole('button', { name: 'Withdraw mine' }).click()
  await expect(elsewhere).toContainText('leads to less')
  await expect(seen).toContainText('1 withdrawn claim')
})

test('P80: a stakeholder card is filled in, tied to the map, and missing from the room in plain sight', async ({
  person,
}) => {
  const { asha, ben } = await two(person)
  await asha.addFactor('Care-home places')
  await asha.page.getByRole('button', { name: 'Stakeholders', exact: true }).click()
  const panel = asha.page.getByRole('complementary')
  await expect(panel).toContainText('not a person')
  await panel.getByRole('button', { name: 'Add a card' }).click()
  await panel.getByRole('button', { name: 'Save the card' }).click()
  await expect(panel).toContainText('Give the card a name.')
  await panel.getByLabel('Name of the post, group or organisation').fill('Care-home managers')
  await panel.getByLabel('What binds it? Duties, targets, money').fill('Fees set by the council')
  await panel.getByRole('button', { name: 'Save the card' }).click()
  await expect(panel.getByRole('heading', { name: 'Care-home managers' })).toBeVisible()
  await panel.getByLabel('Tie to something on the map').selectOption({ label: 'Care-home places' })

  await ben.page.getByRole('button', { name: 'Stakeholders', exact: true }).click()
  const seen = ben.page.getByRole('complementary')
  await expect(seen).toContainText('1 stakeholder is missing from the room')
  await seen.getByRole('button', { name: /Care-home managers/ }).click()
  await expect(seen).toContainText('Fees set by the council')
  await expect(seen.getByRole('button', { name: 'Care-home places', exact: true })).toBeVisible()
})

test('P78, P79: ambitions drill down, and positions are listed rarest first', async ({ person }) => {
  const { asha, ben } = await two(person)
  await asha.page.getByRole('button', { name: 'Ambitions', exact: true }).click()
  const panel = asha.page.getByRole('complementary')
  await panel.getByRole('button', { name: 'Add an ambition' }).click()
  await panel.getByLabel('In one sentence').fill('Everyone is at home when they are well')
  await panel.getByRole('button', { name: 'Save', exact: true }).click()
  await panel.getByRole('button', { name: 'Add ambition under this' }).click()
  await panel.getByLabel('In one sentence').fill('Home care starts within a day')
  await panel.getByRole('button', { name: 'Save', exact: true }).click()
  await panel.getByRole('button', { name: 'Where do you stand?' }).click()
  await panel.getByLabel('We support it').check()
  await panel.getByRole('button', { name: 'Send my position' }).click()

  await ben.page.getByRole('button', { name: 'Ambitions', exact: true }).click()
  const seen = ben.page.getByRole('complementary')
  const tree = seen.getByRole('navigation', { name: 'Ambitions, from vision to commitment' })
  await expect(tree.getByRole('listitem').first()).toContainText('Home care starts within a day')
  await seen.getByRole('button', { name: /Everyone is at home/ }).click()
  await seen.getByRole('button', { name: 'Where do you stand?' }).click()
  await seen.getByLabel('We cannot').check()
  await seen.getByLabel('Why?').fill('We have nobody at weekends')
  await seen.getByRole('button', { name: 'Send my position' }).click()

  await expect(panel).toContainText('We have nobody at weekends')
  await expect(panel.getByRole('region', { name: 'We cannot' })).toContainText('Ben')
  await expect(panel.getByRole('region', { name: 'We support it' })).toContainText('Asha')
})

test('P69, P76: title and question change where they stand; what someone else made is set aside with a reason and comes back', async ({
  person,
}) => {
  const { asha, ben } = await two(person)
  await asha.addFactor('Bus routes')
  await asha.page.getByRole('button', { name: /Add the question|Edit question/ }).click()
  await asha.page.getByRole('textbox', { name: 'Question on the table' }).fill('What really matters?')
  await asha.page.keyboard.press('Enter')
  await expect(ben.page.getByText('What really matters?')).toBeVisible()

  await ben.page.keyboard.press('2')
  await ben.page.getByRole('button', { name: 'Set Bus routes aside' }).click()
  const dialog = ben.page.getByRole('dialog')
  await dialog.getByLabel('Why set it aside?').fill('Not ours to change')
  await dialog.getByRole('button', { name: 'Set aside' }).click()
  await expect(asha.card('Bus routes')).toHaveCount(0)
  await asha.page.keyboard.press('2')
  await asha.page.getByText('Set aside (1)').click()
  await expect(asha.page.getByRole('region', { name: 'On the map' })).toContainText('Not ours to change')
  await asha.page.getByRole('button', { name: 'Bring back Bus routes' }).click()
  await expect(ben.page.getByRole('heading', { name: /Bus routes/ })).toBeVisible()
})

test('P70, P71: the palette finds commands and factors; single letters can be switched off', async ({ person }) => {
  const { asha } = await two(person)
  const { page } = asha
  await asha.addFactor('Bus routes')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('bus')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary')).toContainText('Bus routes')

  await page.keyboard.press('?')
  await page.getByLabel(/Single-letter shortcuts/).uncheck()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Outline', exact: true }).focus()
  await page.keyboard.press('2')
  await expect(page.getByRole('heading', { name: 'Outline' })).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('outline')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Outline' })).toBeVisible()
})
