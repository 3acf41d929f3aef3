/** What becomes of one thing in a file. */
export type Outcome = 'new' | 'updated' | 'unchanged' | 'refused'

export interface ImportRow {
  kind: string
  name: string
  outcome: Outcome
  reason?: string
}

/** What bringing in a file would do, or has done: counted, and thing by thing. */
export interface ImportReport {
  added: number
  updated: number
  refused: readonly { what: string; why: string }[]
  collections: readonly { name: string; added: number; updated: number }[]
  warnings: readonly string[]
}

/** Reads the server's answer to an import or its preview. */
export function readReport(answer: unknown): ImportReport {
  const { rows = [], warnings = [] } = (answer ?? {}) as { rows?: ImportRow[]; warnings?: string[] }
  const count = (outcome: Outcome, kind?: string) =>
    rows.filter((row) => row.outcome === outcome && (kind === undefined || row.kind === kind)).length
  const collections = [...new Set(rows.map((row) => row.kind))].map((name) => ({
    name,
    added: count('new', name),
    updated: count('updated', name),
  }))
  return {
    added: count('new'),
    updated: count('updated'),
    refused: rows
      .filter((row) => row.outcome === 'refused')
      .map(({ name, reason }) => ({ what: name, why: reason ?? '' })),
    collections: collections.filter((one) => one.added + one.updated > 0),
    warnings,
  }
}
