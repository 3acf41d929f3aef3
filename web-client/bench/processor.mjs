import { readdirSync, readFileSync } from 'node:fs'

/**
 * The processor time of all that this process has started, in milliseconds: unlike frame times it hardly depends on what else the machine does. Null where
 * the system does not tell (it is read from Linux's /proc).
 */
export function processorTime() {
  try {
    const parents = new Map(
      readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .flatMap((pid) =>
          read(`/proc/${pid}/stat`, (stat) => [pid, stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]]),
        ),
    )
    const isOurs = (pid) => pid !== undefined && (pid === String(process.pid) || isOurs(parents.get(pid)))
    return [...parents.keys()]
      .filter((pid) => pid !== String(process.pid) && isOurs(pid))
      .flatMap((pid) => readdirSync(`/proc/${pid}/task`).map((task) => `/proc/${pid}/task/${task}/schedstat`))
      .flatMap((file) => read(file, (stat) => Number(stat.split(' ')[0]) / 1e6))
      .reduce((sum, time) => sum + time, 0)
  } catch {
    return null
  }
}

/** What a file says, or nothing where its process has just ended. */
function read(file, of) {
  try {
    return [of(readFileSync(file, 'utf8'))]
  } catch {
    return []
  }
}
