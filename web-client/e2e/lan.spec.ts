import { networkInterfaces } from 'node:os'
import { drawTogether } from './harness/person.ts'
import { startServer } from './harness/server.ts'
import { expect, test } from './harness/test.ts'

const address = Object.values(networkInterfaces())
  .flatMap((interfaces) => interfaces ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address

test('P2: two people draw together at the machine’s address in its network, which is no secure context', async ({
  person,
}) => {
  test.skip(address === undefined, 'this machine has no address but its own')
  const server = await startServer({ host: '0.0.0.0' })
  try {
    const url = `http://${address}:${server.port}`
    const people = [await person('Asha', url), await person('Ben', url)]
    const { pages } = await drawTogether(people)
    const [asha, ben] = pages as [(typeof pages)[0], (typeof pages)[0]]
    expect(await people[0]!.page.evaluate(() => [isSecureContext, 'randomUUID' in crypto])).toEqual([false, false])

    await asha.addFactor('Loneliness')
    await ben.sees('Loneliness')
    await ben.addFactor('Bus routes')
    await ben.linkCards('Bus routes', 'Loneliness')
    await expect(asha.link('Bus routes', 'Loneliness')).toBeAttached()
    await asha.isSaved()
    await ben.isSaved()
  } finally {
    await server.end()
  }
})
