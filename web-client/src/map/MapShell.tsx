import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { CallStrip } from '../agenda/CallStrip.tsx'
import { StepStrip } from '../agenda/StepStrip.tsx'
import { RunningContext, useRunning, useTogether } from '../agenda/useRunning.ts'
import { AskStrip } from '../asks/AskStrip.tsx'
import { useNewcomer } from '../catchup/useNewcomer.ts'
import type { MapCanvasHandle } from '../canvas/mapCanvasProps.ts'
import { type MapDocument, onesOf } from '@balcony/shared-model'
import type { MapRecord } from '../document/conduct.ts'
import { LensLine } from '../layers/LensLine.tsx'
import { useLens } from '../layers/useLens.ts'
import { messages } from '../messages/index.ts'
import { OutlineView, type OutlineHandle } from '../outline/OutlineView.tsx'
import { bundleOfLink } from '../panels/bundle.ts'
import { navigate, pathOf } from '../router.ts'
import { HalfWritten } from '../session/halfWritten.ts'
import type { MapSession } from '../session/mapSession.ts'
import { recall, remember } from '../session/memory.ts'
import { useMap } from '../store/hooks.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import type { Overlay, Scene, ViewName } from './commands/scene.ts'
import { downloadMap } from './downloadMap.ts'
import { LeavingLine } from './LeavingLine.tsx'
import { LocksContext } from './locks.ts'
import { MapHeader } from './MapHeader.tsx'
import { type MapView, MapViewContext, type Target } from './mapView.ts'
import { Overlays } from './Overlays.tsx'
import { keyOf, PanelSheet, type Shown } from './PanelSheet.tsx'
import { PenLine } from './PenLine.tsx'
import { selectionTools, twoCards } from './selectionTools.ts'
import { ToolRail } from './ToolRail.tsx'
import { useCompanions } from './useCompanions.ts'
import { useConduct } from './useConduct.ts'
import { useLeaving } from './useLeaving.ts'
import { useOthersChanges } from './useOthersChanges.ts'
import { useRoomNow } from './useRoomNow.ts'
import { usePageTitle } from '../ui/usePageTitle.ts'
import { useShortcuts } from './useShortcuts.ts'
import { useStore } from './useStore.ts'

const MapCanvas = lazy(() => import('../canvas/MapCanvas.tsx').then((module) => ({ default: module.MapCanvas })))
const noEditor = { subscribe: () => () => {} }

/** An open map: header, tools, the map or its outline, and the sheet beside it. */
export function MapShell({ session }: { session: MapSession }) {
  const { source, me } = session
  const map = useMap(source)
  const announce = useAnnounce()
  const companions = useCompanions(session)
  const whoDraws = useConduct(session, companions)
  const { locks, held } = whoDraws
  const editor = held === null ? session.editor : null
  const { seen, lens, look } = useLens(source)
  const leaving = useLeaving(session)
  const [view, setView] = useState<ViewName>(() => (location.hash === '#outline' ? 'outline' : 'map'))
  const [trail, setTrail] = useState<readonly Shown[]>([])
  const [selection, setSelection] = useState<readonly string[]>([])
  const [overlay, setOverlay] = useState<Overlay | null>(null)
  const [following, setFollowing] = useState<string | null>(null)
  const [cursors, setCursors] = useState(true)
  const [letters, setLetters] = useState(() => recall<boolean>('letterKeys') ?? true)
  const showWhereWeAre = useCallback(() => setOverlay({ kind: 'whereWeAre' }), [])
  const [canvas, setCanvas] = useState<MapCanvasHandle | null>(null)
  const running = useRunning({ session, editor, say: whoDraws.say })
  const together = useTogether(session, companions, { following, follow: setFollowing })
  useNewcomer(me, map, running.course, showWhereWeAre)
  const outline = useRef<OutlineHandle>(null)
  const wantsAdding = useRef(false)
  // What would draw has no place over the page while only enablers do; the words in it are kept.
  if (
    held !== null &&
    (overlay?.kind === 'setAside' ||
      overlay?.kind === 'link' ||
      overlay?.kind === 'heard' ||
      overlay?.kind === 'oneCard')
  )
    setOverlay(null)
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
    const all = ids.map((id) => ({ id, collection: elements[id] ? 'elements' : 'links' }))
    const stuck = locks.binds ? all.filter(locks.isLocked) : []
    if (stuck.length > 0) whoDraws.sayLocked(stuck)
    const records = all
      .filter((one) => !stuck.includes(one))
      .map(({ id }) => ({ id, record: elements[id] ?? links[id] }))
    const own = records.filter(({ record }) => editor.isMine(record)).map(({ id }) => id)
    const others = records.filter(({ id, record }) => record && !own.includes(id)).map(({ id }) => id)
    if (own.length > 0) {
      editor.remove(own)
      setSelection(others)
      announce(messages.panels.element.removed(messages.plural(own.length, { one: '1 thing', other: '# things' })))
    }
    if (others.length > 0) setOverlay({ kind: 'setAside', ids: others })
  }

  const selected = recordsOf(selection, map)
  const isHeld = (record: MapRecord) => locks.binds && locks.isLocked(record)
  const two = twoCards(selected, isHeld)
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
    two,
    held,
    say: whoDraws.say,
    handsOff: whoDraws.conduct.handsOff,
    setHandsOff: whoDraws.setHandsOff,
    locked: selected.filter(locks.isLocked),
    unlocked: selected.filter((record) => !locks.isLocked(record)),
    setLocks: locks.set,
    running,
    calls: together.mine,
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
  const spokenFor = useStore(session, () => session.voices())
  const myVoices = useMemo(() => onesOf(map.voices, spokenFor), [map.voices, spokenFor])
  const room = useRoomNow(session, companions, map.voices, myVoices)
  const mapView = useMemo<MapView>(
    () => ({
      source,
      seen,
      lens,
      look,
      canvas: view === 'map' ? canvas : null,
      editor,
      me: me.member,
      map: me.map,
      room,
      myVoices,
      halfWritten: new HalfWritten(me.map, me.member),
      nameOf: (member) => (member && byMember.get(member)?.name) || messages.someone,
      open,
    }),
    [source, seen, lens, look, view, canvas, editor, me.map, me.member, room, byMember, open, myVoices],
  )

  const lockedIds = useMemo(
    () => new Set([...whoDraws.conduct.locks].map((lock) => lock.slice(lock.indexOf('/') + 1))),
    [whoDraws.conduct],
  )
  const { sayLocked } = whoDraws
  const onLocked = useCallback((id: string) => sayLocked([{ collection: 'elements', id }]), [sayLocked])

  const current = trail.at(-1)
  const close = () => {
    setTrail([])
    const [id] = selection
    if (view === 'map' && id) canvas?.show(id)
  }

  return (
    <LocksContext value={locks}>
      <RunningContext value={running}>
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
              <StepStrip scene={scene} />
              <CallStrip
                session={session}
                together={together}
                following={following}
                onOwnWay={() => setFollowing(null)}
                onLetGo={running.lead && (() => running.lead?.call(false))}
                onOpen={(id) => open({ kind: 'element', id })}
              />
              <AskStrip session={session} onOverlay={setOverlay} />
              <PenLine view={whoDraws} me={me.member} />
              <LensLine />
              <LeavingLine left={leaving.left} onDismiss={leaving.dismiss} onLook={() => open({ kind: 'aside' })} />
              {!session.editor && <p className="observer-line">{messages.map.observer}</p>}
              {view === 'map' ? (
                <Suspense fallback={<p className="stage-wait">{messages.map.loading}</p>}>
                  <MapCanvas
                    source={source}
                    seen={seen}
                    tools={selectionTools(
                      { editor, two, selection, isHeld, overlay: setOverlay, open, announce },
                      map,
                      me.member,
                    )}
                    editor={editor}
                    presence={session.presence}
                    selection={selection}
                    onSelect={select}
                    people={byMember}
                    cursors={cursors}
                    locked={lockedIds}
                    {...(locks.binds ? { onLocked } : {})}
                    {...(locks.set ? { onLock: (on) => scene.setLocks?.(on ? scene.unlocked : scene.locked, on) } : {})}
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
      </RunningContext>
    </LocksContext>
  )
}

/** What is selected, as records: a line stands for all the links in it. */
function recordsOf(selection: readonly string[], map: MapDocument): MapRecord[] {
  return selection.flatMap((id) => {
    if (map.elements[id]) return [{ collection: 'elements', id }]
    const bundle = map.links[id] && bundleOfLink(map, id)
    return bundle ? bundle.links.map((link) => ({ collection: 'links', id: link })) : []
  })
}
