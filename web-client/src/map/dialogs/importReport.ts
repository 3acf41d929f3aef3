/** What bringing in a file would do, or has done. */
export interface ImportReport {
  added: number
  updated: number
  refused: readonly { what: string; why: string }[]
  collections: readonly { name: string; added: number; updated: number }[]
}

interface Answer {
  added?: { [collection: string]: number }
  updated?: { [collection: string]: number }
  refused?: { what?: string; why?: string }[]
}

/** Reads the server's answer to an import or its preview. */
export function readReport(answer: unknown): ImportReport {
  const { added = {}, updated = {}, refused = [] } = (answer ?? {}) as Answer
  const names = [...new Set([...Object.keys(added), ...Object.keys(updated)])]
  const collections = names.map((name) => ({ name, added: added[name] ?? 0, updated: updated[name] ?? 0 }))
  return {
    added: sum(added),
    updated: sum(updated),
    refused: refused.map(({ what, why }) => ({ what: what ?? '', why: why ?? '' })),
    collections: collections.filter((one) => one.added + one.updated > 0),
  }
}

function sum(counts: { [collection: string]: number }): number {
  return Object.values(counts).reduce((total, count) => total + count, 0)
}
