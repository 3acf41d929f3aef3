// Measures how long frames of the map take in headless Chromium: `node bench/canvas.mjs [elements] [links]`.
// Prints figures and asserts nothing: a shared machine is no place for a stop watch in a test. The processor's time for each frame, of all of the browser's
// processes together, is the steadier figure.
import { chromium } from '@playwright/test'
import { createServer } from 'vite'
import { processorTime } from './processor.mjs'

const [elements = '500', links = '1000'] = process.argv.slice(2)
process.env.NODE_ENV = 'production'
const server = await createServer({ mode: 'production', server: { port: 0, hmr: false }, logLevel: 'error' })
await server.listen()
const { port } = server.httpServer.address()
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
})
const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
const opened = performance.now()
await page.goto(`http://localhost:${port}/bench/canvas.html?elements=${elements}&links=${links}`)
await page.waitForFunction(
  () => document.querySelectorAll('.react-flow__node').length > 0 || document.querySelector('.map-paint')?.width > 300,
)
console.log(
  `${elements} elements, ${links} links, 1366 × 768; page up after ${Math.round(performance.now() - opened)} ms`,
)

/** Frame times while something is done, in milliseconds. */
async function measure(name, act) {
  await page.evaluate(() => {
    const times = (window.frameTimes = [])
    let last = performance.now()
    const tick = (now) => {
      if (window.frameTimes !== times) return
      times.push(now - last)
      last = now
      requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  })
  const before = processorTime()
  await act()
  const after = processorTime()
  const times = await page.evaluate(() => {
    const kept = window.frameTimes
    window.frameTimes = null
    return kept
  })
  const sorted = times.slice(2).sort((a, b) => a - b)
  const at = (share) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1)
  console.log(
    `${name.padEnd(28)} ${String(sorted.length).padStart(4)} frames   p50 ${at(0.5)}   p95 ${at(0.95)}   max ${at(1)} ms   processor ${before === null || after === null ? '?' : ((after - before) / times.length).toFixed(1)} ms a frame`,
  )
}

/** Calls `step(i, value)` in the page in each of so many frames, and waits then for what comes when the camera rests. */
function eachFrame(frames, step, value) {
  return page.evaluate(
    ([count, source, given]) =>
      new Promise((done) => {
        const act = (0, eval)(source)
        let i = 0
        const frame = () => {
          if (i < count) act(i, given)
          if (i++ === count + 45) return done()
          requestAnimationFrame(frame)
        }
        requestAnimationFrame(frame)
      }),
    [frames, step.toString(), value],
  )
}

/** Presses here and moves the pointer a little in every frame. */
async function drag({ x, y }) {
  await page.mouse.move(x, y)
  await page.mouse.down()
  await eachFrame(
    90,
    (i, from) => {
      const at = { clientX: from.x - Math.sin(i / 12) * 300, clientY: from.y - Math.sin(i / 9) * 200 }
      window.dispatchEvent(new MouseEvent('mousemove', { ...at, view: window, bubbles: true, buttons: 1 }))
    },
    { x, y },
  )
  await page.mouse.up()
}

/** What moves with the pointer when it is pressed here: the ground or a card; put back before it is let go. What is only painted is found by trying. */
async function movesAt({ x, y }) {
  await page.mouse.move(x, y)
  await page.mouse.down()
  const moved = await page.evaluate(
    async ({ x, y }) => {
      const move = (by) => {
        const at = { clientX: x + by, clientY: y + by }
        window.dispatchEvent(new MouseEvent('mousemove', { ...at, view: window, bubbles: true, buttons: 1 }))
      }
      for (const by of [20, 40]) {
        move(by)
        await new Promise(requestAnimationFrame)
      }
      const is = document.querySelector('.react-flow__node.dragging')
        ? 'card'
        : document.querySelector('.react-flow__pane.dragging')
          ? 'ground'
          : 'nothing'
      for (const by of [20, 0]) {
        move(by)
        await new Promise(requestAnimationFrame)
      }
      return is
    },
    { x, y },
  )
  await page.mouse.up()
  await page.keyboard.press('Escape')
  return moved
}

/** A place near the middle where a press takes hold of the ground, or of a card. */
async function place(of) {
  for (let away = 0; away < 300; away += 23) {
    for (let turn = 0; turn < 6.28; turn += 0.5) {
      const at = { x: 683 + away * Math.cos(turn), y: 384 + away * Math.sin(turn) }
      if ((await movesAt(at)) === of) return at
    }
  }
  throw new Error(`no ${of} to press on`)
}

/** Drags what is there. */
async function measureDrag(name, of) {
  const from = await place(of)
  await measure(name, () => drag(from))
}

/** One turn of the wheel in every frame, as a touchpad sends them. */
const wheel = (deltaY) =>
  eachFrame(
    60,
    (_i, by) => {
      const pane = document.querySelector('.react-flow__pane')
      const turn = { deltaY: by, clientX: 683, clientY: 384, bubbles: true, cancelable: true }
      pane.dispatchEvent(new WheelEvent('wheel', turn))
    },
    deltaY,
  )

await measureDrag('pan, whole map', 'ground')
await measure('zoom in', () => wheel(-27))
await measureDrag('pan, near', 'ground')
await measureDrag('drag a card', 'card')
await measureDrag('card selected, pan', 'ground')
await measure('zoom out', () => wheel(27))
await measureDrag('pan, whole map, again', 'ground')

await browser.close()
await server.close()
