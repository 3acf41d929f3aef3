// In Node the full entry point loads its own wasm, so that the /slim imports of the code under test just work.
import '@automerge/automerge'
