import { defineConfig } from 'vitest/config'

/** What a hub between two peers cannot pass of automerge-repo's own suite; docs/spec/interop.md gives the reason for each. */
const notForHubs = [
  'emits a peer-candidate event with proper peer metadata when a peer connects',
  'should emit disconnect events on disconnect',
  'should not send messages after disconnect',
]

export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // All files share one server, which the global setup starts.
    globalSetup: './hub.ts',
    testNamePattern: new RegExp(`^(?!.*(${notForHubs.join('|')})).*$`),
  },
})
