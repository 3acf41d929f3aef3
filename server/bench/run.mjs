/**
 * Runs Balcony and its peers one after the other under the same load, and prints a table.
 *
 *   npm ci --ignore-scripts && node run.mjs [--readers 5,20,100] [--runs 5] [--seconds 15] [--warm-up 30] [--only Balcony,relay] [--threads]
 *   node run.mjs --scenario writers [--people 50] [--rate 20]
 *   node run.mjs --scenario rooms [--rooms 500] [--rate 0.2]
 *   node run.mjs --scenario idle [--sockets 2000]
 *   node run.mjs --scenario slow [--people 50]
 *
 * Build the server first (`mvn -DskipTests package`). Without a scenario one writer moves a node of a 200-node map at a steady pace; each reader decodes the
 * envelope and the update, checks its number and acknowledges as its protocol asks. The server has the first processor, the load the
 * second. A server's first five seconds stand beside what it does once it is warm. The scenarios are: many who draw in one room; many rooms
 * of three, in each of which one draws; many sockets that say nothing; many readers one of whom stops. In all of them every update is accounted for. The order of servers turns from run to run. Raw figures go to results/. --threads tells which threads of a server the time went to.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { SERVERS, start, threads, usage } from './servers/servers.mjs'
import { SCENARIOS, scenarioTable } from './scenarios/scenarios.mjs'
import { table } from './table.mjs'

const { values: options } = parseArgs({
  options: {
    readers: { type: 'string', default: '5,20,100' },
    runs: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '15' },
    'warm-up': { type: 'string', default: '30' },
    rate: { type: 'string' },
    only: { type: 'string', default: '' },
    threads: { type: 'boolean', default: false },
    scenario: { type: 'string', default: '' },
    people: { type: 'string', default: '50' },
    rooms: { type: 'string', default: '500' },
    sockets: { type: 'string', default: '2000' },
  },
})
const names = options.only.split(',').filter(Boolean)
const scenario = SCENARIOS[options.scenario || 'readers']
if (!scenario) throw new Error(`there are the scenarios ${Object.keys(SCENARIOS).join(', ')}`)
options.rate ??= scenario.rate
const servers = SERVERS.filter(({ name }) => names.length === 0 || names.some((part) => name.includes(part))).filter(
  ({ protocol, figures }) => scenario.takes(protocol, figures !== undefined),
)
const results = []
for (let run = 0; run < Number(options.runs); run++) {
  for (let i = 0; i < servers.length; i++) {
    const server = servers[(i + run) % servers.length]
    console.error(`run ${run + 1} of ${options.runs}: ${server.name}`)
    results.push(
      ...(await measure(server)).map((figures) => ({
        server: server.name,
        run,
        ...figures,
      })),
    )
  }
}
const about = {
  date: new Date().toISOString(),
  processor: cpus()[0].model,
  processors: cpus().length,
  options,
}
const folder = new URL('results/', import.meta.url)
mkdirSync(folder, { recursive: true })
writeFileSync(new URL(`${about.date.replaceAll(':', '-')}.json`, folder), JSON.stringify({ about, results }, null, 2))
console.log(options.scenario ? scenarioTable(about, results) : table(about, servers, results))

async function measure(server) {
  const running = await start(server)
  const load = spawn(
    'taskset',
    ['-c', '1', 'node', ...scenario.command(server.protocol, String(running.port), options)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const figures = []
  let before = null
  try {
    for await (const line of createInterface({ input: load.stdout })) {
      const told = JSON.parse(line)
      if (told.ready) {
        before = {
          ...usage(running.pid),
          threads: threads(running.pid),
          inside: await inside(server, running.port),
        }
      } else {
        const after = usage(running.pid)
        if (options.threads) tellThreads(before.threads, threads(running.pid), told.updates)
        tellInside(before.inside, await inside(server, running.port))
        const { memory, alone } = after
        const queued = (await inside(server, running.port))['queue bytes'] ?? 0
        figures.push({
          ...told,
          cpuPerUpdate: (after.cpu - before.cpu) / told.updates,
          memory,
          alone,
          queued,
        })
      }
      load.stdin.write('go on\n')
    }
    return figures
  } finally {
    load.kill('SIGKILL')
    await running.stop()
  }
}

/** How long Balcony itself takes, by its own figures: sums in seconds and counts. */
async function inside(server, port) {
  if (!server.figures) return {}
  const text = await (await fetch(`http://127.0.0.1:${port}${server.figures}`)).text()
  const found = text.matchAll(/^balcony_(commit|acknowledgement|relay)_seconds_(sum|count) (\S+)/gm)
  const times = [...found].map(([, name, part, value]) => [`${name} ${part}`, Number(value)])
  return Object.fromEntries([...times, ['queue bytes', Number(/^balcony_queue_bytes (\S+)/m.exec(text)?.[1] ?? 0)]])
}

function tellInside(before, after) {
  const names = Object.keys(after).filter((each) => each.endsWith(' count'))
  for (const name of names.map((each) => each.replace(' count', ''))) {
    const count = after[`${name} count`] - before[`${name} count`]
    const mean = ((after[`${name} sum`] - before[`${name} sum`]) / count) * 1000
    console.error(`  ${mean.toFixed(2).padStart(6)} ms on the mean in the server: ${name}`)
  }
}

function tellThreads(before, after, updates) {
  const spent = [...after].map(([name, ms]) => ({
    name,
    ms: (ms - (before.get(name) ?? 0)) / updates,
  }))
  for (const { name, ms } of spent.toSorted((a, b) => b.ms - a.ms).filter((each) => each.ms >= 0.01)) {
    console.error(`  ${ms.toFixed(2).padStart(6)} ms per update  ${name}`)
  }
}
