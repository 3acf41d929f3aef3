import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** axe finds nothing to object to on the page as it stands. */
export async function isAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join('\n  ')}`,
  )
  expect(found.join('\n'), `on ${page.url()}`).toBe('')
}

/** Nothing has to be scrolled sideways to be read. */
export async function fitsItsWidth(page: Page) {
  const { content, width } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    width: document.documentElement.clientWidth,
  }))
  expect(content, `the page is ${content} px wide on a screen of ${width}`).toBeLessThanOrEqual(width)
}
