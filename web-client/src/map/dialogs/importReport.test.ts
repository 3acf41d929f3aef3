import { expect, test } from 'vitest'
import { readReport } from './importReport.ts'

test('P74 an import is counted by kind, and what was refused keeps its reason', () => {
  const report = readReport({
    rows: [
      { kind: 'element', name: 'GP visits', outcome: 'new' },
      { kind: 'element', name: 'Loneliness', outcome: 'updated' },
      { kind: 'link', name: 'A → B', outcome: 'unchanged' },
      { kind: 'link', name: 'A → ?', outcome: 'refused', reason: 'it leads nowhere' },
    ],
    warnings: ['The file has no positions'],
  })
  expect(report).toEqual({
    added: 1,
    updated: 1,
    refused: [{ what: 'A → ?', why: 'it leads nowhere' }],
    collections: [{ name: 'element', added: 1, updated: 1 }],
    warnings: ['The file has no positions'],
  })
})

test('P74 an answer without rows is an import of nothing', () => {
  expect(readReport(undefined)).toMatchObject({ added: 0, updated: 0, refused: [] })
})
