import type { NodeChange, ReactFlowProps } from '@xyflow/react'
import { useMemo } from 'react'
import type { Presence } from '../sync/presence.ts'
import type { Drawing } from './drawing.ts'
import type { MapPointer } from './mapPointer.ts'
import type { CardNode } from './cast.ts'
import type { Stage } from './stage.ts'
import type { Hands } from './useHands.ts'
import { useLatest } from './useLatest.ts'

interface FlowEventsOptions {
  stage: Stage
  hands: Hands
  drawing: Drawing | null
  pointer: MapPointer
  presence: Presence | null
  select: (ids: Iterable<string>) => void
  /** Tells others where cards are being dragged. */
  tellDrag: () => void
  onOpen: ((id: string) => void) | undefined
  /** The person moved the map on their own. */
  onMoveStart: (() => void) | undefined
}

type FlowEvents = Pick<
  ReactFlowProps<CardNode>,
  'onNodesChange' | 'onNodeDrag' | 'onNodeDragStop' | 'onNodeClick' | 'onNodeDoubleClick' | 'onMoveStart' | 'onMove'
>

/**
 * What React Flow tells of. The functions stay the same for good: React Flow hands them to each card, and renders all of them again when one is new.
 */
export function useFlowEvents(options: FlowEventsOptions): FlowEvents {
  const now = useLatest(options)
  return useMemo(
    () => ({
      onNodesChange: (changes: NodeChange<CardNode>[]) => {
        const { stage, hands, pointer, select } = now.current
        let next: Set<string> | null = null
        for (const change of changes) {
          if (change.type === 'position' && change.position) stage.drag(change.id, change.position)
          if (change.type === 'select') {
            next ??= new Set([...stage.selection].filter((id) => pointer.several() || !stage.scene.linkById.has(id)))
            if (change.selected) next.add(change.id)
            else next.delete(change.id)
          }
        }
        if (next && hands.mode.kind === 'idle') select(next)
      },
      onNodeDrag: () => now.current.tellDrag(),
      onNodeDragStop: (_event, _node, nodes) => {
        const { drawing, stage, tellDrag } = now.current
        drawing?.drop(nodes.map((node) => node.id))
        stage.endDrags()
        tellDrag()
      },
      onNodeClick: (event, node) => now.current.pointer.pressCard(event, node.id),
      onNodeDoubleClick: (_event, node) => {
        const { drawing, hands, onOpen } = now.current
        if (drawing) hands.startEdit(node.id)
        else onOpen?.(node.id)
      },
      onMoveStart: (event) => {
        if (event) now.current.onMoveStart?.()
      },
      onMove: () => {
        const { stage, presence } = now.current
        const { x, y, zoom, width, height } = stage.view
        presence?.set({ viewport: { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom, zoom } })
      },
    }),
    [now],
  )
}
