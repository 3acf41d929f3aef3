import '@xyflow/react/dist/base.css'
import './canvas.css'
import {
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  ViewportPortal,
  useReactFlow,
  type NodeTypes,
} from '@xyflow/react'
import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { messages } from '../messages/index.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Camera, MAX_ZOOM, MIN_ZOOM } from './camera.ts'
import { Card, LinkStart } from './Card.tsx'
import { ModeHint, NearOrFar, SelectionTools, ZoomTools } from './CanvasTools.tsx'
import { labelOf } from './canvasWords.ts'
import { Drawing } from './drawing.ts'
import { EmptyMap } from './EmptyMap.tsx'
import { LabelEditor } from './LabelEditor.tsx'
import { LiveLinks } from './LiveLinks.tsx'
import type { Point } from './geometry.ts'
import { freePlace } from './freePlace.ts'
import type { MapCanvasProps, Spot } from './mapCanvasProps.ts'
import { PeerPointers } from './PeerPointers.tsx'
import { isBare } from './scene.ts'
import { SignPicker } from './SignPicker.tsx'
import type { Stage } from './stage.ts'
import { useFlowEvents } from './useFlowEvents.ts'
import { useFocus } from './useFocus.ts'
import { useFollowing } from './useFollowing.ts'
import { useHands } from './useHands.ts'
import { useKeyboard } from './useKeyboard.ts'
import { useNudge } from './useNudge.ts'
import { usePeers } from './usePeers.ts'
import { usePointer } from './usePointer.ts'
import { toMap } from './viewport.ts'
import { useStage } from './useStage.ts'

export type { Companion, MapCanvasHandle, MapCanvasProps } from './mapCanvasProps.ts'

const NODE_TYPES: NodeTypes = { card: Card }
const NO_EDGES: never[] = []
const NOTHING: ReadonlySet<string> = new Set()
const CENTRE: [number, number] = [0.5, 0.5]
const SEVERAL = ['Shift', 'Control', 'Meta']

/** The map as a drawing: cards and links to look at, and with an editor to draw. */
export function MapCanvas(props: MapCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  )
}

function Canvas(props: MapCanvasProps) {
  const { source, seen = source, editor, presence, selection, people, onSelect, onOpen, onRemove } = props
  const { cursors = true, letterKeys = true, following = null, fresh, locked = NOTHING, onLocked, onLock } = props
  const ground = useRef<HTMLDivElement>(null)
  const paint = useRef<HTMLCanvasElement>(null)
  const announce = useAnnounce()
  const { stage, cast } = useStage(seen, ground, paint)
  const { scene } = cast
  const flow = useReactFlow<never>()
  const camera = useMemo(() => new Camera(flow, stage), [flow, stage])
  const drawing = useMemo(() => (editor ? new Drawing(editor, source, stage) : null), [editor, source, stage])
  const selected = useMemo(() => new Set(selection), [selection])
  const peers = usePeers(presence, stage, source, people)
  const focus = useFocus(stage, camera, ground)
  const [focused, setFocused] = useState<string | null>(null)

  useEffect(() => stage.update({ selection: selected }), [stage, selected])
  useEffect(() => stage.update({ fresh: fresh ?? new Set() }), [stage, fresh])
  useEffect(() => stage.update({ locked, bound: onLocked !== undefined }), [stage, locked, onLocked])
  useEffect(() => stage.update({ editable: drawing !== null }), [stage, drawing])
  useEffect(() => presence?.set({ selection: selection.slice(0, 8) }), [presence, selection])

  const select = useCallback(
    (ids: Iterable<string>) => {
      const next = [...new Set(ids)]
      stage.update({ selection: new Set(next) })
      onSelect(next)
    },
    [stage, onSelect],
  )
  const tellDrag = useCallback(() => {
    const drags = [...stage.drags].slice(0, 8).map(([id, { x, y }]) => [id, [Math.round(x), Math.round(y)]] as const)
    presence?.set({ drag: drags.length === 0 ? undefined : Object.fromEntries(drags) })
  }, [presence, stage])

  const { nudge, settle } = useNudge(stage, drawing, tellDrag)
  const hands = useHands({ stage, camera, drawing, presence, selected, select, focus, announce, onLocked })
  const { mode } = hands
  useFirstLook(stage, camera, scene.cards.size > 0, presence !== null)
  useFollowing(following, peers, camera, stage)
  const ownMovement = props.onStopFollowing
  const onKeyDown = useKeyboard({ stage, hands, selected, select, focus, nudge, settle, letterKeys, onOpen, onRemove })
  const pointer = usePointer(stage, { hands, presence, selected, select, onOpen })

  const { addInView, startLink, startMove, startEdit, startDrop } = hands
  useImperativeHandle(
    props.handle,
    () => ({
      add: addInView,
      link: () => startLink(),
      move: startMove,
      rename: () => startEdit(),
      fit: () => camera.fit(),
      zoomIn: () => camera.zoomIn(),
      zoomOut: () => camera.zoomOut(),
      room: () => freePlace(stage, toMap(stage.view, { x: stage.view.width / 2, y: stage.view.height / 2 })),
      at: (client) => spotAt(client, stage, ground.current),
      drop: startDrop,
      show: focus,
    }),
    [addInView, startLink, startMove, startEdit, startDrop, camera, focus, stage],
  )

  const editingId = mode.kind === 'editing' ? mode.id : null
  const pauseEdit = useCallback(
    (label: string) => editingId !== null && drawing?.relabel(editingId, label),
    [drawing, editingId],
  )

  const events = useFlowEvents({
    stage,
    hands,
    drawing,
    pointer,
    presence,
    select,
    tellDrag,
    onOpen,
    onMoveStart: ownMovement,
  })

  const cards = selection.filter((id) => scene.cards.has(id))
  const editing = mode.kind === 'editing' ? scene.cards.get(mode.id) : undefined
  const signing = mode.kind === 'signing' ? scene.linkById.get(mode.link) : undefined
  const words = messages.canvas

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- hears every key and pointer of the application in it
    <div
      ref={ground}
      className={`map-canvas map-canvas-${mode.kind}${drawing ? '' : ' map-canvas-readonly'}`}
      data-testid="map-canvas"
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        const target = (event.target as Element).closest<HTMLElement | SVGElement>('[data-id], [data-link]')
        const id = target?.dataset['id'] ?? target?.dataset['link']
        if (!id) return
        stage.update({ focused: id })
        setFocused(id)
      }}
      onBlur={settle}
      {...pointer.handlers}
    >
      <canvas ref={paint} className="map-paint" aria-hidden="true" />
      <LinkStart value={hands.pullLink}>
        <ReactFlow
          aria-label={words.label(scene.cards.size, scene.links.length)}
          nodes={cast.nodes}
          edges={NO_EDGES}
          nodeTypes={NODE_TYPES}
          nodeOrigin={CENTRE}
          {...events}
          onPaneClick={pointer.pressGround}
          onSelectionStart={pointer.startBox}
          onSelectionEnd={pointer.endBox}
          minZoom={MIN_ZOOM}
          maxZoom={MAX_ZOOM}
          selectionMode={SelectionMode.Partial}
          selectionKeyCode="Shift"
          multiSelectionKeyCode={SEVERAL}
          deleteKeyCode={null}
          panActivationKeyCode={null}
          zoomOnDoubleClick={false}
          nodeDragThreshold={4}
          paneClickDistance={6}
          nodesFocusable={false}
          edgesFocusable={false}
          nodesConnectable={false}
          disableKeyboardA11y
          elevateNodesOnSelect
          proOptions={HIDE_ATTRIBUTION}
        >
          <ViewportPortal>
            <LiveLinks
              links={cast.links}
              scene={scene}
              locked={locked}
              selection={selected}
              focused={focused ?? stage.focused}
              onPress={pointer.pressLink}
            />
            {editing && drawing && (
              <LabelEditor
                key={editing.id}
                kind={editing.kind}
                label={editing.label}
                at={editing}
                width={editing.width}
                zoom={stage.view.zoom}
                onPause={pauseEdit}
                onDone={hands.endEdit}
              />
            )}
            {mode.kind === 'adding' && (
              <LabelEditor
                key={`${mode.at.x} ${mode.at.y}`}
                kind={mode.element}
                label=""
                at={mode.at}
                width={0}
                zoom={stage.view.zoom}
                onDone={hands.endEdit}
              />
            )}
          </ViewportPortal>
        </ReactFlow>
      </LinkStart>
      {cursors && <PeerPointers stage={stage} peers={peers} people={people} />}
      {scene.cards.size === 0 && mode.kind === 'idle' && isBare(source.current()) && (
        <EmptyMap onAdd={drawing ? () => hands.addInView('factor') : null} />
      )}
      {signing && mode.kind === 'signing' && (
        <SignPicker stage={stage} link={signing} onPick={hands.sign} onClose={hands.stop} />
      )}
      {mode.kind === 'linking' && (
        <ModeHint
          text={words.linking.hint(labelOf(scene.cards.get(mode.from)))}
          cancel={words.linking.cancel}
          onCancel={hands.stop}
        />
      )}
      {mode.kind === 'placing' && (
        <ModeHint text={words.placing.hint(mode.ids.length)} cancel={words.placing.cancel} onCancel={hands.stop} />
      )}
      {mode.kind === 'dropping' && (
        <ModeHint text={words.dropping.hint(mode.words)} cancel={words.placing.cancel} onCancel={hands.stop} />
      )}
      {drawing && mode.kind === 'idle' && selection.length > 0 && (
        <SelectionTools
          count={selection.length}
          tools={[
            ...(cards.length === 1 && selection.length === 1
              ? [
                  { icon: 'edit', text: words.tools.rename, key: 'F2', perform: () => hands.startEdit() } as const,
                  { icon: 'link', text: words.tools.link, key: 'L', perform: () => hands.startLink() } as const,
                ]
              : []),
            ...(cards.length > 0
              ? [{ icon: 'move', text: words.tools.move, key: 'M', perform: () => hands.startMove() } as const]
              : []),
            ...(props.tools ?? []),
            ...(onLock
              ? [
                  selection.every((id) => locked.has(id))
                    ? ({ icon: 'unlock', text: words.tools.unlock, perform: () => onLock(false) } as const)
                    : ({ icon: 'lock', text: words.tools.lock, perform: () => onLock(true) } as const),
                ]
              : []),
            ...(onRemove
              ? [
                  {
                    icon: 'close',
                    text: words.tools.remove,
                    key: 'Delete',
                    perform: () => onRemove(selection),
                  } as const,
                ]
              : []),
          ]}
        />
      )}
      <ZoomTools camera={camera} onMove={() => ownMovement?.()} />
      {mode.kind === 'idle' && selection.length === 0 && (
        <NearOrFar stage={stage} camera={camera} onMove={() => ownMovement?.()} />
      )}
    </div>
  )
}

/** What of the map is at a place of the window; null beside the map. */
function spotAt({ x, y }: Point, stage: Stage, ground: HTMLElement | null): Spot | null {
  const box = ground?.getBoundingClientRect()
  if (!box || x < box.left || x > box.right || y < box.top || y > box.bottom) return null
  const onScreen = { x: x - box.left, y: y - box.top }
  return { at: toMap(stage.view, onScreen), card: stage.cardUnder(onScreen)?.id ?? null }
}

const HIDE_ATTRIBUTION = { hideAttribution: true }

/**
 * Looks at the map once, when its first cards are there and the canvas knows its size: at the whole of it, or where one lives in it and could not
 * read it so, at a part.
 */
function useFirstLook(stage: Stage, camera: Camera, filled: boolean, live: boolean) {
  const looked = useRef(false)
  useEffect(() => {
    if (looked.current || !filled) return
    const look = () => {
      if (looked.current || stage.view.width === 0 || stage.scene.cards.size === 0) return
      looked.current = true
      if (live && camera.needsTwoLooks()) camera.comeNear({ glide: false, first: true })
      else camera.fit({ glide: false })
    }
    look()
    return stage.onFrame(look)
  }, [stage, camera, filled, live])
}
