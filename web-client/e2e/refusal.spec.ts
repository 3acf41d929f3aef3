import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { isAccessible } from './harness/axe.ts'
import { answer, drawTogether, memberOf, openMap, type Person, type Role } from './harness/person.ts'
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

/** Holds back what the server says to a page, from when it is told to until it is let go. */
async function valveOf(page: Page) {
  const held: (() => void)[] = []
  let isHeld = false
  await page.routeWebSocket(/\/sync/, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => {
      if (isHeld) held.push(() => socket.send(message))
      else socket.send(message)
    })
  })
  return {
    hold: () => (isHeld = true),
    count: () => held.length,
    letGo() {
      isHeld = false
      for (const send of held.splice(0)) send()
    },
  }
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
  // What the server says can be held back, so that the refusal comes when it must not.
  const valve = await valveOf(asha.page)
  const { map, pages } = await drawTogether([enabler, asha])
  const [watching, page] = pages as [(typeof pages)[0], (typeof pages)[0]]
  await watching.addFactor('Loneliness')
  await page.sees('Loneliness')
  const inRole = await changesRole(enabler, map)
  const { strip, downloaded } = stripOf(asha.page)

  valve.hold()
  await inRole('observer')
  const held = valve.count()
  await page.addFactor('Drawn too late')
  await expect.poll(() => valve.count()).toBeGreaterThan(held)
  await page.card('Loneliness').focus()
  await asha.page.keyboard.press('a')
  await asha.page.getByRole('textbox', { name: /^Words on this / }).fill('Half a thought')
  valve.letGo()

  await expect(strip).toContainText('you can put it back when you may draw again')
  const draft = await downloaded()
  expect(draft).toContain('Drawn too late')
  expect(draft).toContain('Half a thought')
  await expect(watching.card('Half a thought')).toHaveCount(0)
  await inRole('participant')
  await strip.getByRole('button', { name: 'Put them back' }).click()
  await watching.sees('Drawn too late', 'Half a thought')
})

test('P41: words half written in a panel outlive a refusal and a panel that was closed by mistake', async ({
  person,
}) => {
  const [enabler, asha] = [await person('Enabler'), await person('Asha')]
  const { map, pages } = await drawTogether([enabler, asha])
  const [watching, page] = pages as [(typeof pages)[0], (typeof pages)[0]]
  await watching.addFactor('Loneliness')
  await page.sees('Loneliness')
  const inRole = await changesRole(enabler, map)
  const { strip, putBack } = stripOf(asha.page)
  const panel = asha.page.getByRole('complementary', { name: 'Factor' })
  const note = panel.getByLabel('Write a note')
  const description = panel.getByRole('textbox', { name: 'Description' })
  const opens = async () => {
    await page.card('Loneliness').focus()
    await asha.page.keyboard.press('Enter')
    await expect(note).toBeVisible()
  }

  await opens()
  await note.fill('Half a thought')
  await panel.getByRole('button', { name: 'Add a description' }).click()
  await description.fill('Not what I meant')
  await panel.getByRole('button', { name: 'Cancel' }).click()
  await panel.getByRole('button', { name: 'Add a description' }).click()
  await expect(description).toHaveValue('')
  await description.fill('People who see nobody for days')
  await panel.getByRole('button', { name: 'Close details' }).click()
  await opens()
  await expect(note).toHaveValue('Half a thought')

  await asha.context.setOffline(true)
  await page.addFactor('Drawn too late')
  await page.keeps(1)
  await inRole('observer')
  await asha.context.setOffline(false)
  await expect(strip).toContainText('you can put it back when you may draw again')
  await expect(note).toHaveCount(0)
  await inRole('participant')
  await expect(putBack).toBeVisible()
  await opens()
  await expect(note).toHaveValue('Half a thought')
  await panel.getByRole('button', { name: 'Send the note' }).click()
  await expect(note).toHaveValue('')
  await asha.page.reload()
  await page.isOpen()
  await page.sees('Loneliness')
  await opens()
  await expect(panel).toContainText('Half a thought')
  await expect(note).toHaveValue('')
  await panel.getByRole('button', { name: 'Add a description' }).click()
  await expect(description).toHaveValue('People who see nobody for days')
})

test('P32, P35: a second tab that hears of the refusal later leaves the fresh copy of the first alone', async ({
  person,
}) => {
  const [enabler, asha] = [await person('Enabler'), await person('Asha')]
  const other = await asha.context.newPage()
  const [firstValve, secondValve] = [await valveOf(asha.page), await valveOf(other)]
  const { map, pages } = await drawTogether([enabler, asha])
  const [watching, first] = pages as [(typeof pages)[0], (typeof pages)[0]]
  const second = await openMap({ ...asha, page: other }, map)
  await watching.addFactor('Loneliness')
  await first.sees('Loneliness')
  await second.sees('Loneliness')
  const inRole = await changesRole(enabler, map)
  const member = await memberOf(enabler, map, 'Asha')
  /** What the device keeps of Asha's copy that came after the first, by its keys: each chunk of work has its own. */
  const kept = () =>
    asha.page.evaluate(
      (name) =>
        new Promise<string>((resolve) => {
          const opening = indexedDB.open(name)
          opening.addEventListener('upgradeneeded', () => opening.transaction?.abort())
          opening.addEventListener('error', () => resolve(''))
          opening.addEventListener('success', () => {
            const [store] = opening.result.objectStoreNames
            const listing = opening.result.transaction(store!).objectStore(store!).getAllKeys()
            listing.addEventListener('success', () => {
              opening.result.close()
              resolve(JSON.stringify(listing.result))
            })
          })
        }),
      `balcony/${map}/${member}/1`,
    )

  for (const valve of [firstValve, secondValve]) valve.hold()
  await inRole('observer')
  const said = [firstValve.count(), secondValve.count()] as const
  await first.addFactor('Too late in one tab')
  await second.addFactor('Too late in the other')
  await expect.poll(() => firstValve.count()).toBeGreaterThan(said[0])
  await expect.poll(() => secondValve.count()).toBeGreaterThan(said[1])
  firstValve.letGo()
  await expect(stripOf(asha.page).strip).toContainText('you can put it back when you may draw again')
  await first.sees('Loneliness')
  await expect.poll(kept).not.toBe('')
  secondValve.letGo()
  await expect(stripOf(other).strip).toContainText('you can put it back when you may draw again')
  await second.sees('Loneliness')

  await inRole('participant')
  await expect(stripOf(asha.page).putBack).toBeVisible()
  await asha.context.setOffline(true)
  const before = await kept()
  await first.addFactor('Drawn in the first tab')
  await expect.poll(kept).not.toBe(before)
  await asha.page.close()
  await asha.context.setOffline(false)
  const again = await openMap({ ...asha, page: await asha.context.newPage() }, map)
  await again.sees('Drawn in the first tab')
  await watching.sees('Drawn in the first tab')
})
