import { median, spread } from '../table.mjs'

const file = (name) => new URL(name, import.meta.url).pathname

/** What can be measured: at which pace by default, with which servers, and by which load. */
export const SCENARIOS = {
  readers: {
    rate: '20',
    takes: () => true,
    command: (protocol, port, options) => [
      file('../load.mjs'),
      protocol,
      port,
      options.readers,
      options.rate,
      options['warm-up'],
      options.seconds,
    ],
  },
  writers: {
    rate: '20',
    takes: (protocol) => protocol === 'automerge',
    command: (_protocol, port, options) => [
      file('writers.mjs'),
      port,
      options.people,
      options.rate,
      options['warm-up'],
      options.seconds,
    ],
  },
  slow: {
    rate: '20',
    takes: (_protocol, isBalcony) => isBalcony,
    command: (_protocol, port, options) => [
      file('slow.mjs'),
      port,
      options.people,
      options.rate,
      options['warm-up'],
      options.seconds,
    ],
  },
  rooms: {
    rate: '0.2',
    takes: (_protocol, isBalcony) => isBalcony,
    command: (_protocol, port, options) => [
      file('rooms.mjs'),
      port,
      options.rooms,
      '3',
      options.rate,
      options['warm-up'],
      options.seconds,
    ],
  },
  idle: {
    rate: '0',
    takes: (_protocol, isBalcony) => isBalcony,
    command: (_protocol, port, options) => [file('idle.mjs'), port, options.sockets, '50', options.seconds],
  },
}

/** The results of a scenario as a Markdown table: medians over the runs, with the least and the greatest. */
export function scenarioTable(about, results) {
  const { options } = about
  const lines = [
    `${about.date.slice(0, 10)}, ${about.processors} × ${about.processor}, ${options.runs} runs of ${options.seconds} s after ${options['warm-up']} s of warm-up. Times in ms: median of the runs (least–greatest).`,
    '',
    ...(options.scenario === 'idle'
      ? idle(results, Number(options.sockets))
      : options.scenario === 'slow'
        ? slow(results)
        : busy(results, options)),
  ]
  return lines.join('\n')
}

function idle(results, sockets) {
  const [asleep, awake] = [results.filter((each) => each.idle), results.filter((each) => each.awake)]
  return [
    '| sockets | rooms | server MiB | with its reader | lost when each room was woken |',
    '|---|---|---|---|---|',
    `| ${[
      sockets,
      asleep[0].rooms,
      spread(asleep.map((each) => each.alone)),
      spread(asleep.map((each) => each.memory)),
      Math.max(...awake.map((each) => each.lost)),
    ].join(' | ')} |`,
  ]
}

function slow(results) {
  const lines = [
    '| 50 readers, one of whom stops | the others p50 | p95 | p99 | max | the one is behind by, changes | waits in the server, KiB | lost |',
    '|---|---|---|---|---|---|---|---|',
  ]
  for (const phase of new Set(results.map((each) => each.phase))) {
    const rows = results.filter((each) => each.phase === phase)
    const of = (pick) => (rows[0].peer ? spread(rows.map(pick)) : '–')
    lines.push(
      `| ${[
        phase,
        of((row) => row.peer.p50),
        of((row) => row.peer.p95),
        of((row) => row.peer.p99),
        of((row) => row.peer.max),
        of((row) => row.behind),
        of((row) => row.queued / 1024),
        Math.max(...rows.map((row) => row.lost)),
      ].join(' | ')} |`,
    )
  }
  return lines
}

function busy(results, options) {
  const lines = [
    '| who draws | updates a second | server | to peers p50 | p95 | p99 | max | saved p50 | p99 | CPU ms per update | changes in a frame | memory MiB | lost |',
    '|---|---|---|---|---|---|---|---|---|---|---|---|---|',
  ]
  const who = options.scenario === 'writers' ? `${options.people} in one room` : `1 of 3 in ${options.rooms} rooms`
  const many = Number(options.scenario === 'writers' ? options.people : options.rooms)
  for (const name of new Set(results.map((each) => each.server))) {
    const rows = results.filter((each) => each.server === name && each.peer)
    const of = (pick) => spread(rows.map(pick))
    lines.push(
      `| ${[
        who,
        many * Number(options.rate),
        name,
        of((row) => row.peer.p50),
        of((row) => row.peer.p95),
        of((row) => row.peer.p99),
        of((row) => row.peer.max),
        rows[0].saved ? of((row) => row.saved.p50) : '–',
        rows[0].saved ? of((row) => row.saved.p99) : '–',
        of((row) => row.cpuPerUpdate),
        rows[0].changesPerFrame ? of((row) => row.changesPerFrame) : '–',
        Math.round(median(rows.map((row) => row.memory))),
        Math.max(...rows.map((row) => row.lost)),
      ].join(' | ')} |`,
    )
  }
  return lines
}
