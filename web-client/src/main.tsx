import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { parseRoute } from './router.ts'
import { keepPageOnDevice } from './serviceWorker/register.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
keepPageOnDevice()
if (parseRoute(location.pathname).page === 'join') addEventListener('load', fetchMapPage)

/** Whoever joins needs the map next: what draws it comes while they type their name. */
async function fetchMapPage() {
  const [{ loadAutomerge }] = await Promise.all([import('./sync/wasm.ts'), import('./map/MapPage.tsx')])
  await loadAutomerge()
}
