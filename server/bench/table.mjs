/** The results as a Markdown table: medians over the runs, with the least and the greatest where they say something. */
export function table(about, servers, results) {
  const readers = [...new Set(results.map((each) => each.readers))].toSorted((a, b) => a - b)
  const lines = [
    `${about.date.slice(0, 10)}, ${about.processors} × ${about.processor}, ${about.options.runs} runs of ${about.options.seconds} s after ${about.options['warm-up']} s of warm-up, ${about.options.rate} updates a second. Times in ms: median of the runs (least–greatest).`,
    '',
    '| readers | server | to peers p50 | p95 | p99 | max | acknowledged p50 | p99 | CPU ms per update | memory MiB | lost |',
    '|---|---|---|---|---|---|---|---|---|---|---|',
  ]
  for (const count of readers) {
    for (const [{ name }, cold] of servers.flatMap((server) => [
      [server, true],
      [server, false],
    ])) {
      const rows = results.filter(
        (each) => each.readers === count && each.server === name && each.peer && Boolean(each.cold) === cold,
      )
      if (rows.length === 0) continue
      const of = (pick) => spread(rows.map(pick))
      const saved = rows[0].saved
      lines.push(
        `| ${[
          count,
          cold ? `${name}, just started` : name,
          of((row) => row.peer.p50),
          of((row) => row.peer.p95),
          of((row) => row.peer.p99),
          of((row) => row.peer.max),
          saved ? of((row) => row.saved.p50) : '–',
          saved ? of((row) => row.saved.p99) : '–',
          of((row) => row.cpuPerUpdate),
          Math.round(median(rows.map((row) => row.memory))),
          Math.max(...rows.map((row) => row.lost)),
        ].join(' | ')} |`,
      )
    }
  }
  return lines.join('\n')
}

export function spread(values) {
  const least = Math.min(...values)
  const greatest = Math.max(...values)
  return values.length === 1 ? round(least) : `${round(median(values))} (${round(least)}–${round(greatest)})`
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2
}

export const round = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(0))
