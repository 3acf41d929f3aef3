// Keeps the page itself on the device, so that it opens without the server. Maps are kept by the page, never here; neither the API nor the plain
// pages (of a room, of links for guests) are ever cached.

const cacheName = `balcony-${'BUILD_VERSION'}`
const files = ['BUILD_FILES']

/** How long the server may take to answer before the kept page is shown. Milliseconds. */
const patience = 4_000

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(files)))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldCaches().then(() => self.clients.claim()))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (url.pathname.startsWith('/api/') || /^\/(room|see|next)\b/.test(url.pathname) || url.pathname === '/sync') return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (files.includes(url.pathname)) event.respondWith(keptFirst(request))
})

async function dropOldCaches() {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith('balcony-') && name !== cacheName)
  await Promise.all(old.map((name) => caches.delete(name)))
}

/** The page from the server, which may have a newer one; else the one that is kept. */
async function page(request) {
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(patience) })
    if (response.status < 500) return response
  } catch {
    // The server cannot be reached.
  }
  return (await caches.match('/')) ?? Response.error()
}

/** A file of this build: its name holds its content's hash, so the kept one is as good as any. */
async function keptFirst(request) {
  return (await caches.match(request)) ?? fetch(request)
}
