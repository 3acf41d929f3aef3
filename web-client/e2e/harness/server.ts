import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A running Balcony: the real one, from its jar, with a data folder of its own. */
export interface RunningServer {
  /** Where it is open, as `http://127.0.0.1:41234`. */
  readonly url: string
  readonly port: number
  /** Stops it, and keeps its data. */
  stop(): Promise<void>
  /** Starts it again on the same port with the same data. */
  start(): Promise<void>
  /** Stops it and deletes its data. */
  end(): Promise<void>
}

export interface ServerOptions {
  host?: string
  args?: readonly string[]
}

/** How long a server may take to open. Milliseconds. */
const patience = 60_000

/** Starts a server on a free port. */
export async function startServer({ host = '127.0.0.1', args = [] }: ServerOptions = {}): Promise<RunningServer> {
  const data = mkdtempSync(join(tmpdir(), 'balcony-e2e-'))
  const run = (port: number) => open(['--host', host, '--port', String(port), '--data', data, ...args])
  let running = await run(0)
  const { port } = running
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    stop: () => stop(running.process),
    async start() {
      running = await run(port)
    },
    async end() {
      await stop(running.process)
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** How a server's Java is started everywhere. */
const javaOptions = resolve(dirname(fileURLToPath(import.meta.url)), '../../../server/java.options')

/** The jar under test: `BALCONY_JAR`, or what the build of the server left in its target folder. */
function jar(): string {
  const named = process.env.BALCONY_JAR
  const target = resolve(dirname(fileURLToPath(import.meta.url)), '../../../server/target')
  const found = named ?? jarsIn(target)[0]
  if (found === undefined || !existsSync(found)) {
    throw new Error(
      `no server to test at ${found ?? target}: build it first (mvn -DskipTests package), or set BALCONY_JAR`,
    )
  }
  return found
}

function jarsIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => /^server-.*\.jar$/.test(name) && !/(sources|javadoc)/.test(name))
  return names.map((name) => join(folder, name))
}

async function open(args: readonly string[]): Promise<{ process: ChildProcess; port: number }> {
  const child = spawn('java', [`@${javaOptions}`, '-Xmx384m', '-jar', jar(), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  const opened = new Promise<number>((fulfil, reject) => {
    const timer = setTimeout(() => reject(new Error(`the server did not open in time:\n${said.join('\n')}`)), patience)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said.join('\n')}`)))
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream! }).on('line', (line) => {
        said.push(line)
        if (process.env.BALCONY_E2E_LOG) process.stdout.write(`[server] ${line}\n`)
        const port = /Balcony is open at http:\/\/[^\s]*:(\d+)/.exec(line)?.[1]
        if (port === undefined) return
        clearTimeout(timer)
        fulfil(Number(port))
      })
    }
  })
  return { process: child, port: await opened }
}

async function stop(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await ended
  clearTimeout(timer)
}
