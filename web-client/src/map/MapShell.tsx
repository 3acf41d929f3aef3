import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { MapCanvasHandle } from '../canvas/mapCanvasProps.ts'
import { messages } from '../messages/index.ts'
import { OutlineView, type OutlineHandle } from '../outline/OutlineView.tsx'
import { navigate, pathOf } from '../router.ts'
import { HalfWritten } from '../session/halfWritten.ts'
import type { MapSession } from '../session/mapSession.ts'
import { recall, remember } from '../session/memory.ts'
import { useMap } from '../store/hooks.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import type { Overlay, Scene, ViewName } from './commands/scene.ts'
import { downloadMap } from './downloadMap.ts'
import { MapHeader } from './MapHeader.tsx'
import { type MapView, MapViewContext, type Target } from './mapView.ts'
import { Overlays } from './Overlays.tsx'
import { keyOf, PanelSheet, type Shown } from './PanelSheet.tsx'
import { ToolRail } from './ToolRail.tsx'
import { useCompanions } from './useCompanions.ts'
import { useOthersChanges } from './useOthersChanges.ts'
import { usePageTitle } from '../ui/usePageTitle.ts'
import { useShortcuts } from './useShortcuts.ts'
import { useStore } from './useStore.ts'

const MapCanvas = lazy(() => import('../canvas/MapCanvas.tsx').then((module) => ({ default: module.MapCanvas })))
const noEditor = { subscribe: () => () => {} }

/** An open map: header, tools, the map or its outline, and the sheet beside it. */
export function MapShell({ session }: { session: MapSession }) {
  const { source, editor, me } = session
  const map = useMap(source)
  const announce = useAnnounce()
  const companions = useCompanions(session)
  const [view, setView] = useState<ViewName>(() => (location.hash === '#outline' ? 'outline' : 'map'))
  const [trail, setTrail] = useState<readonly Shown[]>([])
  const [selection, setSelection] = useState<readonly string[]>([])
  const [overlay, setOverlay] = useState<Overlay | null>(null)
  const [following, setFollowing] = useState<string | null>(null)
  const [cursors, setCursors] = useState(true)
  const [letters, setLetters] = useState(() => recall<boolean>('letterKeys') ?? true)
  const [canvas, setCanvas] = useState<MapCanvasHandle | null>(null)
  const outline = useRef<OutlineHandle>(null)
  const wantsAdding = useRef(false)
  const undoState = useStore(editor ?? noEditor, () => (editor ? `${editor.canUndo()} ${editor.canRedo()}` : ''))
  usePageTitle(map.title || messages.map.untitled)
  useOthersChanges(session, companions)

  const open = useCallback((target: Target, how: { adding?: boolean; asked?: boolean } = {}) => {
    const shown: Shown = { target, asked: how.asked ?? true, ...(how.adding ? { adding: true } : {}) }
    setTrail((before) => {
      const last = before.at(-1)
      return last && keyOf(last.target) === keyOf(target)
        ? [...before.slice(0, -1), shown]
        : [...before, shown].slice(-12)
    })
    if (target.kind === 'element' || target.kind === 'link') setSelection([target.id])
  }, [])

  const targetOf = useCallback(
    (id: string): Target | null => {
      if (source.current().elements[id]) return { kind: 'element', id }
      return source.current().links[id] ? { kind: 'link', id } : null
    },
    [source],
  )

  const select = useCallback(
    (ids: readonly string[]) => {
      setSelection(ids)
      const target = ids.length === 1 ? targetOf(ids[0] ?? '') : null
      // An open sheet follows the selection, without taking the focus; a closed one stays closed.
      if (!target) return
      setTrail((before) => {
        const last = before.at(-1)?.target
        return last?.kind === 'element' || last?.kind === 'link' ? [{ target, asked: false }] : before
      })
    },
    [targetOf],
  )

  const show = (next: ViewName) => {
    setView(next)
    history.replaceState(null, '', next === 'outline' ? '#outline' : location.pathname)
  }

  const remove = (ids: readonly string[]) => {
    if (!editor) return
    const { elements, links } = source.current()
    const records = ids.map((id) => ({ id, record: elements[id] ?? links[id] }))
    const own = records.filter(({ record }) => editor.isMine(record)).map(({ id }) => id)
    const others = records.filter(({ id, record }) => record && !own.includes(id)).map(({ id }) => id)
    if (own.length > 0) {
      editor.remove(own)
      setSelection(others)
      announce(messages.panels.element.removed(messages.plural(own.length, { one: '1 thing', other: '# things' })))
    }
    if (others.length > 0) setOverlay({ kind: 'setAside', ids: others })
  }

  const scene: Scene = {
    role: session.role,
    editor,
    view,
    selection,
    canUndo: undoState.startsWith('true'),
    canRedo: undoState.endsWith('true'),
    canvas: view === 'map' ? canvas : null,
    show,
    open,
    overlay: setOverlay,
    addInOutline: () => {
      if (outline.current) outline.current.add()
      else {
        wantsAdding.current = true
        show('outline')
      }
    },
    remove,
    targetOf,
    toggleCursors: () => setCursors(!cursors),
    download: () => {
      downloadMap(source.current())
      announce(messages.map.exporting.started)
    },
    replay: () => navigate(pathOf({ page: 'replay', map: me.map })),
    goHome: () => navigate('/'),
  }
  useShortcuts(scene, letters)

  useEffect(() => {
    if (view === 'outline' && wantsAdding.current) {
      wantsAdding.current = false
      outline.current?.add()
    }
  }, [view])

  const { byMember } = companions
  const myVoices = useStore(session, () => session.voices())
  const mapView = useMemo<MapView>(
    () => ({
      source,
      editor,
      me: me.member,
      myVoices,
      halfWritten: new HalfWritten(me.map, me.member),
      nameOf: (member) => (member && byMember.get(member)?.name) || messages.someone,
      open,
    }),
    [source, editor, me.map, me.member, byMember, open, myVoices],
  )

  const current = trail.at(-1)
  const close = () => {
    setTrail([])
    const [id] = selection
    if (view === 'map' && id) canvas?.show(id)
  }

  return (
    <MapViewContext value={mapView}>
      <div className={current ? 'map-page map-page-sheet' : 'map-page'}>
        <MapHeader
          session={session}
          scene={scene}
          companions={companions}
          following={following}
          onFollow={setFollowing}
        />
        <ToolRail scene={scene} open={current?.target.kind ?? null} />
        <main id="main" className="map-stage" tabIndex={-1} aria-label={messages.map.views[view]}>
          {!editor && <p className="observer-line">{messages.map.observer}</p>}
          {view === 'map' ? (
            <Suspense fallback={<p className="stage-wait">{messages.map.loading}</p>}>
              <MapCanvas
                source={source}
                editor={editor}
                presence={session.presence}
                selection={selection}
                onSelect={select}
                people={byMember}
                cursors={cursors}
                letterKeys={letters}
                following={following}
                onStopFollowing={() => setFollowing(null)}
                onOpen={(id) => {
                  const target = targetOf(id)
                  if (target) open(target)
                }}
                onRemove={remove}
                handle={setCanvas}
              />
            </Suspense>
          ) : (
            <OutlineView ref={outline} onRemove={remove} />
          )}
        </main>
        {current && (
          <PanelSheet
            shown={current}
            mayEditVoices={session.role === 'enabler'}
            onBack={trail.length > 1 ? () => setTrail(trail.slice(0, -1)) : null}
            onClose={close}
          />
        )}
        <Overlays
          overlay={overlay}
          onClose={() => setOverlay(null)}
          session={session}
          scene={scene}
          companions={companions}
          letters={letters}
          onLetters={(on) => {
            setLetters(on)
            remember('letterKeys', on)
          }}
        />
      </div>
    </MapViewContext>
  )
}
