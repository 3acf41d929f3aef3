// automerge-repo's own acceptance suite for network adapters, as published, with the hub between its peers.
import '@automerge/automerge-repo' // brings the WebAssembly that the suite's own entrance leaves out
import { runNetworkAdapterTests } from '@automerge/automerge-repo/helpers/tests/network-adapter-tests.js'
import { newPerson, stockAdapter } from './person.ts'

let address: Promise<string> | undefined

runNetworkAdapterTests(async () => {
  // The suite's peers are always called alice, bob and charlie, and a peer id belongs to one person for ever.
  address ??= newPerson('Asha')
  const url = await address
  const adapters = [stockAdapter(url), stockAdapter(url), stockAdapter(url)] as [
    ReturnType<typeof stockAdapter>,
    ReturnType<typeof stockAdapter>,
    ReturnType<typeof stockAdapter>,
  ]
  return {
    adapters,
    teardown: () => {
      for (const adapter of adapters) if (adapter.peerId !== undefined) adapter.disconnect()
    },
  }
}, 'IN1: stock clients with the hub between them')
