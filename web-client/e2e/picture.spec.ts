import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { isAccessible } from './harness/axe.ts'
import { readPdf } from './harness/pdf.ts'
import { answer, makeMap, openMap } from './harness/person.ts'
import { expect, test } from './harness/test.ts'

/** The file that a button gives. */
async function given(page: Page, button: string) {
  const downloading = page.waitForEvent('download')
  await page.getByRole('dialog').getByRole('button', { name: button }).click()
  const download = await downloading
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

test('LE1, LE2, LE3, LE4: the whole map goes on paper and into files, with question, date, legend, commitments and what was set aside', async ({
  person,
}) => {
  const asha = await person('Asha')
  const { id: map } = await makeMap(asha, { title: 'Getting home', question: 'Why do people stay in hospital?' })
  const file = {
    elements: [{ label: 'Loneliness' }, { label: 'GP visits' }, { label: 'Bus routes & <trains>' }],
    connections: [
      { from: 'Loneliness', to: 'GP visits', type: '+', direction: 'directed' },
      { from: 'Bus routes & <trains>', to: 'Loneliness', type: '-', direction: 'directed' },
    ],
  }
  await answer(asha.api.post(`/api/maps/${map}/import?format=kumu`, { data: file }))
  await answer(
    asha.api.put(`/api/maps/${map}/next-session`, {
      data: { at: '2099-07-03T09:00:00Z', minutes: 90, zone: 'Europe/London', place: 'Town hall' },
    }),
  )
  const opened = await openMap(asha, map)
  await opened.sees('Loneliness')
  const { page } = asha
  await page.getByRole('button', { name: 'Ambitions', exact: true }).click()
  const panel = page.getByRole('complementary')
  await panel.getByRole('button', { name: 'Add an ambition' }).click()
  await panel.getByLabel('Level').selectOption('Commitment')
  await panel.getByLabel('In one sentence').fill('Ring every carer before they leave')
  await panel.getByLabel('Post that answers for it').fill('Head of discharge')
  await panel.getByLabel('First step').fill('Write the list')
  await panel.getByLabel('By when').fill('2099-03-03')
  await panel.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(panel.getByRole('heading', { name: 'Ring every carer before they leave' })).toBeVisible()
  await panel.getByRole('button', { name: 'Close details' }).click()
  await page.getByRole('button', { name: 'More for this map' }).click()
  await page.getByRole('menuitem', { name: /^Print the map/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Take a picture of the map' })
  const picture = dialog.getByRole('img', { name: /Getting home/ })
  await expect.poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(500)
  await isAccessible(page)

  const svg = await given(page, 'Download as SVG')
  expect(svg.name).toMatch(/^getting-home-\d{4}-\d\d-\d\d\.svg$/)
  const words = await page.evaluate((source) => {
    const read = new DOMParser().parseFromString(source, 'image/svg+xml')
    if (read.querySelector('parsererror')) throw new Error('not XML')
    return [...read.querySelectorAll('text')].map((one) => one.textContent)
  }, svg.bytes.toString('utf8'))
  for (const said of [
    'Getting home',
    'Why do people stay in hospital?',
    'Loneliness',
    'GP visits',
    'More leads to more',
  ])
    expect(words).toContain(said)
  expect(words.join(' ')).toMatch(/As of \d+ \w+ \d{4}/)
  expect(words.join(' ')).toContain('& <trains>')

  const png = await given(page, 'Download as PNG')
  expect(png.name).toMatch(/\.png$/)
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG')
  const [width, height] = [png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]
  const natural = await picture.evaluate((one: HTMLImageElement) => [one.naturalWidth, one.naturalHeight])
  expect([width, height]).toEqual(natural.map((side) => side * 2))

  // On paper there is the picture with what the group takes home, on one page, and nothing of the page around it.
  const paper = readPdf(await page.pdf({ preferCSSPageSize: true, path: process.env.PICTURE_PDF }))
  expect(paper.pages).toBe(1)
  for (const said of [
    'Getting home',
    'Why do people stay in hospital?',
    'Loneliness',
    'More leads to more',
    'What we committed to',
    'Ring every carer before they leave',
    'Head of discharge',
    'Write the list',
    'by 3 March 2099',
    'Friday 3 July 2099',
    'Town hall',
  ])
    expect(paper.words).toContain(said.replaceAll(' ', ''))
  for (const around of ['Download', 'Outline', 'Asha']) expect(paper.words).not.toContain(around)
  await page.emulateMedia({ media: 'print' })
  await expect(picture).toBeVisible()
  for (const hidden of [
    page.getByTestId('map-canvas'),
    dialog.getByRole('button', { name: 'Print' }),
    dialog.getByRole('heading', { level: 2 }),
  ])
    await expect(hidden).toBeHidden()
})
