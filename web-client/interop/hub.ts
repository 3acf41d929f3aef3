import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    hub: string
  }
}

const jar =
  process.env.BALCONY_JAR ?? new URL('../../server/target/server-0.1.0-SNAPSHOT.jar', import.meta.url).pathname

/** Starts the built server once for all files, as one that takes documents from its clients; ends it when they are done. */
export default async function (project: TestProject) {
  const data = mkdtempSync(join(tmpdir(), 'balcony-interop-'))
  const server = spawn('java', ['-jar', jar, '--port', '0', '--data', data, '--client-created-maps'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  for await (const line of createInterface(server.stdout)) {
    const open = /open at (http:\S+)/.exec(line)?.[1]
    if (open === undefined) continue
    project.provide('hub', open)
    break
  }
  return async () => {
    server.kill()
    await ended
    rmSync(data, { recursive: true, force: true })
  }
}
