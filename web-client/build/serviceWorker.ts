import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** Writes `sw.js`: the service worker of `src/serviceWorker/`, told which files this build consists of. */
export function serviceWorker(): Plugin {
  let root = ''
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved(config) {
      root = config.root
    },
    async generateBundle(_options, bundle) {
      const files = ['/', '/favicon.svg', ...Object.keys(bundle).map((file) => `/${file}`)].filter(
        (file) => file !== '/index.html' && !file.endsWith('.map'),
      )
      const version = createHash('sha256').update(files.toSorted().join('\n')).digest('hex').slice(0, 12)
      const worker = await readFile(join(root, 'src/serviceWorker/worker.js'), 'utf8')
      const source = worker
        .replace("'BUILD_VERSION'", () => JSON.stringify(version))
        .replace("['BUILD_FILES']", () => JSON.stringify(files))
      this.emitFile({ type: 'asset', fileName: 'sw.js', source })
    },
  }
}
