import { expect, type Locator, type Page } from '@playwright/test'

/** A map in somebody's browser: what they see and do there, in words that do not change with the looks of the page. */
export class MapPage {
  readonly page: Page
  readonly canvas: Locator

  constructor(page: Page) {
    this.page = page
    this.canvas = page.getByTestId('map-canvas')
  }

  async isOpen() {
    await expect(this.canvas).toBeVisible({ timeout: 30_000 })
  }

  /** The card with these words. */
  card(label: string): Locator {
    return this.canvas.getByRole('button', { name: new RegExp(`^${escaped(label)}, `) })
  }

  /** The line from one card to another. */
  link(from: string, to: string): Locator {
    return this.canvas.getByRole('button', { name: new RegExp(`^${escaped(from)} → ${escaped(to)}:`) })
  }

  async sees(...labels: readonly string[]) {
    for (const label of labels) await expect(this.card(label)).toBeVisible()
  }

  async addFactor(label: string) {
    const first = this.page.getByRole('button', { name: 'Add the first factor' })
    const any = this.canvas.locator('[data-id][role=button]').first()
    await expect(first.or(any).first()).toBeVisible()
    if (await first.isVisible()) await first.click()
    else {
      await any.focus()
      await this.page.keyboard.press('a')
    }
    await this.#type(label)
  }

  async rename(label: string, to: string) {
    await this.card(label).focus()
    await this.page.keyboard.press('F2')
    await this.#type(to)
  }

  /** Drags a card by so many pixels of the screen. */
  async drag(label: string, by: { x: number; y: number }) {
    const { x, y } = await this.centreOf(label)
    await this.page.mouse.move(x, y)
    await this.page.mouse.down()
    await this.page.mouse.move(x + by.x / 2, y + by.y / 2, { steps: 4 })
    await this.page.mouse.move(x + by.x, y + by.y, { steps: 4 })
    await this.page.mouse.up()
  }

  /** Draws a link by keyboard, and says what it does. */
  async linkCards(from: string, to: string, says: 'More → more' | 'More → less' | 'Say it later' = 'More → more') {
    await this.card(from).focus()
    await this.page.keyboard.press('l')
    await this.card(to).focus()
    await this.page.keyboard.press('Enter')
    await this.page.getByRole('dialog').getByRole('button', { name: says }).click()
    await expect(this.link(from, to)).toBeAttached()
  }

  /** Where a card is, in the map's own coordinates, which are the same in every browser. */
  async placeOf(label: string): Promise<{ x: number; y: number }> {
    const style = await this.card(label).evaluate((node) => (node as HTMLElement).style.transform)
    const [x, y] = [...style.matchAll(/-?[\d.]+(?=px)/g)].map(([number]) => Number(number))
    if (x === undefined || y === undefined) throw new Error(`no place in “${style}”`)
    return { x: Math.round(x), y: Math.round(y) }
  }

  /** The middle of a card on this screen. */
  async centreOf(label: string): Promise<{ x: number; y: number }> {
    const box = await this.card(label).boundingBox()
    if (!box) throw new Error(`“${label}” is not on the screen`)
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }

  /** Waits until all that was drawn here is on the server's disk. */
  async isSaved() {
    await expect(this.saved).toContainText('Saved')
  }

  /** Waits until this many changes wait on the device to be sent. */
  async keeps(changes: number) {
    await expect(this.saved).toContainText(changes === 1 ? '1 change to send' : `${changes} changes to send`)
  }

  /** Where the page says whether work is safe. */
  get saved(): Locator {
    return this.page.getByTestId('saved')
  }

  async #type(words: string) {
    const field = this.page.getByRole('textbox', { name: /^Words on this / })
    await field.fill(words)
    await field.press('Enter')
    await this.sees(words)
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
