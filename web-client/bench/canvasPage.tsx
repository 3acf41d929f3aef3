import '../src/styles/index.css'
import { initializeWasm, Repo } from '@automerge/automerge-repo/slim'
import wasmUrl from '@automerge/automerge/automerge.wasm?url'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { MapDocument } from '@balcony/shared-model'
import { MapCanvas } from '../src/canvas/MapCanvas.tsx'
import { Editor } from '../src/document/editor.ts'
import { LiveMap } from '../src/store/liveMap.ts'
import { Announcer } from '../src/ui/Announcer.tsx'
import { benchMap, sampleMap } from './maps.ts'

/** A canvas over a real document, without a server: `?elements=500&links=1000` says how much is on it, `?sample` shows a small one. */
const query = new URLSearchParams(location.search)
await initializeWasm(wasmUrl)
const map = query.has('sample')
  ? sampleMap()
  : benchMap(Number(query.get('elements') ?? 500), Number(query.get('links') ?? 1000))
const handle = new Repo({}).create<MapDocument>(map as MapDocument)
const source = new LiveMap(handle)
const editor = query.has('readonly') ? null : new Editor(handle, { member: 'me', voices: () => [] })
const nobody = new Map()

function Bench() {
  const [selection, select] = useState<readonly string[]>([])
  return (
    <MapCanvas
      source={source}
      editor={editor}
      presence={null}
      selection={selection}
      onSelect={select}
      people={nobody}
      onRemove={(ids) => editor?.remove(ids)}
    />
  )
}

createRoot(document.querySelector('#root')!).render(
  <Announcer>
    <Bench />
  </Announcer>,
)
