import { StrictMode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { begunForm, joinByForm } from './join/begunForm.ts'
import { parseRoute, pathOf } from './router.ts'
import { keepPageOnDevice } from './serviceWorker/register.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
const begun = begunForm(root)
if (begun) {
  joinByForm(begun, (map) => {
    history.replaceState(null, '', pathOf({ page: 'map', map }))
    draw(root)
  })
} else draw(root)
keepPageOnDevice()
if (parseRoute(location.pathname).page === 'join') addEventListener('load', fetchMapPage)

/** Whoever joins needs the map next: what draws it comes while they type their name. */
async function fetchMapPage() {
  const [{ loadAutomerge }] = await Promise.all([import('./sync/wasm.ts'), import('./map/MapPage.tsx')])
  await loadAutomerge()
}

/** Takes the place of what the server sent along in one go, so that nothing is typed into what is about to vanish. */
function draw(root: HTMLElement) {
  flushSync(() =>
    createRoot(root).render(
      <StrictMode>
        <App />
      </StrictMode>,
    ),
  )
}
