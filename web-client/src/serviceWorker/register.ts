/**
 * Lets the page be opened without the server. Only a secure context has service workers; `http://192.168…` does without.
 */
export function keepPageOnDevice() {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  addEventListener('load', () => {
    navigator.serviceWorker.register('/sw.js').catch(() => {
      // The page works without; it just does not open offline.
    })
  })
}
