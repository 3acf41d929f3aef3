import wasmUrl from '@automerge/automerge/automerge.wasm?url'
import { initializeWasm } from '@automerge/automerge-repo/slim'

let loading: Promise<void> | undefined

/** Loads what Automerge runs on, once. Pages that a person passes on the way to a map may call it early. */
export function loadAutomerge(): Promise<void> {
  loading ??= initializeWasm(wasmUrl).catch((problem: unknown) => {
    loading = undefined
    throw problem
  })
  return loading
}
