import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { precompress } from './build/precompress.ts'
import { serviceWorker } from './build/serviceWorker.ts'

const server = `http://127.0.0.1:${process.env.BALCONY_PORT ?? '8080'}`

/** `/sync` checks the Origin, so what passes through the development proxy must carry the server's own. */
const toServer = { target: server, changeOrigin: true, headers: { origin: server } }

export default defineConfig({
  plugins: [react(), serviceWorker(), precompress()],
  server: { proxy: { '/api': toServer, '/sync': { ...toServer, ws: true } } },
  build: {
    target: 'es2022',
    // The content security policy allows no inline script and no data: font, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}', '../shared-model/typescript/**/*.test.ts'],
    setupFiles: ['src/testing/automerge.ts'],
    // Seeded runs take their time where many tests share a small machine.
    testTimeout: 60_000,
  },
})
