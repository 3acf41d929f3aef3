// Sees to it that the browser tests have a Chromium: installs Debian's where it is missing and that is possible, or says what to do.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** The same as in playwright.config.ts. */
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium'

if (!existsSync(chromium) && !installed()) {
  console.error(
    `Browser tests need Chromium, and there is none at ${chromium}. Install it (on Debian or Ubuntu: ` +
      'sudo apt-get install chromium), or set CHROMIUM to the path of one.',
  )
  process.exit(1)
}

function installed() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false
  console.log('Browser tests: no Chromium here; installing it with apt-get …')
  const install = () => aptGet('install', '--yes', '--no-install-recommends', 'chromium')
  return (install() || (aptGet('update') && install())) && existsSync(chromium)
}

function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync('apt-get', args, { stdio: 'inherit', env }).status === 0
}
