import { drawTogether } from './harness/person.ts'
import { startServer } from './harness/server.ts'
import { expect, test } from './harness/test.ts'

test('P33, P37: a page opened while the server is away shows the map, takes work, and sends it when the server is back', async ({
  person,
}) => {
  const server = await startServer()
  try {
    const [first, second] = [await person('Asha', server.url), await person('Ben', server.url)]
    const { pages } = await drawTogether([first, second])
    const [asha, ben] = pages as [(typeof pages)[0], (typeof pages)[0]]
    await asha.addFactor('Loneliness')
    await asha.isSaved()
    await ben.sees('Loneliness')
    await first.page.evaluate(async () => void (await navigator.serviceWorker.ready))

    await server.stop()
    await first.page.reload()
    await asha.isOpen()
    await asha.sees('Loneliness')
    await asha.addFactor('Bus routes')
    await asha.keeps(1)

    await server.start()
    await asha.isSaved()
    await ben.sees('Loneliness', 'Bus routes')
  } finally {
    await server.end()
  }
})

test('P36: leaving a device takes the copies of its maps along', async ({ person }) => {
  const asha = await person('Asha')
  const { pages } = await drawTogether([asha])
  await pages[0]!.addFactor('Loneliness')
  await pages[0]!.isSaved()
  const databases = () =>
    asha.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? '').filter(Boolean))
  expect((await databases()).length).toBeGreaterThan(0)

  await asha.page.goto('/')
  await asha.page.getByRole('button', { name: 'Leave this device' }).first().click()
  await asha.page
    .getByRole('alertdialog')
    .or(asha.page.getByRole('dialog'))
    .getByRole('button', { name: 'Leave this device' })
    .click()

  // The page loads anew meanwhile, so the first looks may fail.
  await expect.poll(() => databases().catch(() => undefined)).toEqual([])
  expect(await asha.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('balcony:')))).toEqual(
    [],
  )
  expect((await asha.api.get('/api/session')).status()).toBe(401)
})
