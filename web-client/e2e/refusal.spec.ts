import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { isAccessible } from './harness/axe.ts'
import { answer, drawTogether, memberOf, type Person, type Role } from './harness/person.ts'
import { expect, test } from './harness/test.ts'

/** The strip that says what was not accepted, and what can be done with it. */
function stripOf(page: Page) {
  const strip = page.getByRole('complementary', { name: 'Some of your work was not accepted' })
  return {
    strip,
    putBack: strip.getByRole('button', { name: /^Put (it|them) back$/ }),
    look: strip.getByRole('button', { name: 'Look and choose' }),
    async downloaded(): Promise<string> {
      const downloading = page.waitForEvent('download')
      await strip.getByRole('button', { name: 'Download it' }).click()
      return readFileSync(await (await downloading).path(), 'utf8')
    },
  }
}

/** Gives Asha another role, as the enabler does. */
async function changesRole(enabler: Person, map: string): Promise<(role: Role) => Promise<unknown>> {
  const member = await memberOf(enabler, map, 'Asha')
  return (role) => answer(enabler.api.patch(`/api/maps/${map}/people/${member}`, { data: { role } }))
}

test('P40: of refused work one chooses what to put back, and reads why the rest cannot be', async ({ person }) => {
  const [enabler, asha] = [await person('Enabler'), await person('Asha')]
  const { map, pages } = await drawTogether([enabler, asha])
  const [watching, page] = pages as [(typeof pages)[0], (typeof pages)[0]]
  await watching.addFactor('Loneliness')
  await watching.addFactor('Waiting')
  await page.sees('Loneliness', 'Waiting')
  const inRole = await changesRole(enabler, map)
  const { strip, look } = stripOf(asha.page)

  await asha.context.setOffline(true)
  await page.addFactor('Drawn too late')
  await page.linkCards('Drawn too late', 'Loneliness')
  await page.rename('Loneliness', 'Being alone')
  await page.rename('Waiting', 'Waiting at home')
  await inRole('observer')
  await asha.context.setOffline(false)
  await expect(strip).toContainText('you can put it back when you may draw again')
  await look.click()
  const dialog = asha.page.getByRole('dialog', { name: 'What was not accepted' })
  await expect(dialog.getByRole('listitem')).toHaveCount(4)
  await expect(dialog.getByRole('listitem').first()).toContainText('You are watching just now')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await watching.rename('Waiting', 'Waiting in hospital')
  await page.sees('Waiting in hospital')
  await inRole('participant')
  await expect(strip).toContainText('3 of your changes can be put back')

  await look.click()
  const card = dialog.getByRole('checkbox', { name: 'New factor: “Drawn too late”' })
  const link = dialog.getByRole('checkbox', { name: 'New link: More “Drawn too late” leads to more “Loneliness”' })
  const words = dialog.getByRole('checkbox', { name: 'Changed “Loneliness” to “Being alone”' })
  for (const box of [card, link, words]) await expect(box).toBeChecked()
  await expect(dialog.getByRole('listitem')).toHaveText(
    'Changed “Waiting” to “Waiting at home”Others have changed the same since.',
  )
  await isAccessible(asha.page)
  await card.uncheck()
  await expect(link).not.toBeChecked()
  await expect(words).toBeChecked()
  await dialog.getByRole('button', { name: 'Put back 1 change' }).click()

  await watching.sees('Being alone')
  await expect(watching.card('Drawn too late')).toHaveCount(0)
  await expect(strip).toContainText('2 of your changes can be put back. 1 cannot: it stays here.')
  await look.click()
  await dialog.getByRole('button', { name: 'Choose none' }).click()
  await expect(dialog.getByRole('button', { name: 'Put back what is chosen' })).toBeDisabled()
  await dialog.getByRole('checkbox', { name: /^New link/ }).check()
  await expect(card).toBeChecked()
  await dialog.getByRole('button', { name: 'Put back 2 changes' }).click()
  await watching.sees('Drawn too late')
  await expect(watching.link('Drawn too late', 'Being alone')).toBeAttached()
  await expect(strip).toContainText('It cannot be put back')
})

test('P39: what is put back and refused again is shown, kept, and not sent again by itself', async ({ person }) => {
  const [enabler, asha] = [await person('Enabler'), await person('Asha')]
  let sent = 0
  asha.page.on('websocket', (socket) => socket.on('framesent', () => sent++))
  const { map, pages } = await drawTogether([enabler, asha])
  const [watching, page] = pages as [(typeof pages)[0], (typeof pages)[0]]
  await watching.addFactor('Loneliness')
  await page.sees('Loneliness')
  const inRole = await changesRole(enabler, map)
  const { strip, putBack, downloaded } = stripOf(asha.page)
  /** Asha draws, or puts back, while she is away, and comes home to a lesser role. */
  const comesBackTooLate = async (draw: () => Promise<void>) => {
    await asha.context.setOffline(true)
    await draw()
    await page.keeps(1)
    await inRole('observer')
    await asha.context.setOffline(false)
    await expect(strip).toContainText('you can put it back when you may draw again')
    await expect(page.card('Drawn too late')).toHaveCount(0)
  }

  await comesBackTooLate(() => page.addFactor('Drawn too late'))
  await inRole('participant')
  await expect(putBack).toBeVisible()
  await comesBackTooLate(async () => {
    await putBack.click()
    await expect(strip).toContainText('it is on its way')
    await page.sees('Drawn too late')
  })

  await expect(page.saved).toContainText('Not accepted')
  const drafts = JSON.parse(await downloaded()) as { edits: unknown[] }[]
  expect(drafts.map(({ edits }) => edits.length)).toEqual([1])
  expect(JSON.stringify(drafts)).toContain('Drawn too late')
  const before = sent
  for (const label of ['Bus routes', 'Home care', 'Trust']) {
    await watching.addFactor(label)
    await page.sees(label)
  }
  // Each change of the other's is answered once or twice; a loop sends hundreds a second.
  expect(sent - before).toBeLessThan(40)

  await inRole('participant')
  await putBack.click()
  await watching.sees('Drawn too late')
  await expect(strip).toHaveCount(0)
  await page.isSaved()
})

test('P35: words that are typed while a refusal comes in are kept in the draft', async ({ person }) => {
  const [enabler, asha] = [await person('Enabler'), await person('Asha')]
  const release: (() => void)[] = []
  let isHeld = false
  // What the server says can be held back, so that the refusal comes when it must not.
  await asha.page.routeWebSocket(/\/sync/, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => {
      if (isHeld) release.push(() => socket.send(message))
      else socket.send(message)
    })
  })
  const { map, pages } = await drawTogether([enabler, asha])
  const [watching, page] = pages as [(typeof pages)[0], (typeof pages)[0]]
  await watching.addFactor('Loneliness')
  await page.sees('Loneliness')
  const inRole = await changesRole(enabler, map)
  const { strip, downloaded } = stripOf(asha.page)

  isHeld = true
  await inRole('observer')
  const held = release.length
  await page.addFactor('Drawn too late')
  await expect.poll(() => release.length).toBeGreaterThan(held)
  await page.card('Loneliness').focus()
  await asha.page.keyboard.press('a')
  await asha.page.getByRole('textbox', { name: /^Words on this / }).fill('Half a thought')
  isHeld = false
  for (const send of release) send()

  await expect(strip).toContainText('you can put it back when you may draw again')
  const draft = await downloaded()
  expect(draft).toContain('Drawn too late')
  expect(draft).toContain('Half a thought')
  await expect(watching.card('Half a thought')).toHaveCount(0)
  await inRole('participant')
  await strip.getByRole('button', { name: 'Put them back' }).click()
  await watching.sees('Drawn too late', 'Half a thought')
})
