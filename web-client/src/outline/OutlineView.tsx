import type { ElementKind } from '@balcony/shared-model'
import { type Ref, useId, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { useMapView } from '../map/mapView.ts'
import { messages } from '../messages/index.ts'
import { bundlesOf, standingElements } from '../panels/bundle.ts'
import { labelOf } from '../panels/words.ts'
import { useMap } from '../store/hooks.ts'
import { TextField } from '../ui/fields.tsx'
import { EmptyState } from '../ui/Notice.tsx'
import { AddFactor } from './AddFactor.tsx'
import { AsideList } from './AsideList.tsx'
import { OutlineItem } from './OutlineItem.tsx'

/** What the rest of the page can ask of the outline. */
export interface OutlineHandle {
  /** Puts the focus where a new factor is written. */
  add(): void
}

interface OutlineProps {
  ref?: Ref<OutlineHandle>
  onRemove: (ids: readonly string[]) => void
}

/** The whole map as a list in words: read and edited by keyboard and screen reader, equal to the drawing. */
export function OutlineView({ ref, onRemove }: OutlineProps) {
  const text = messages.outline
  const { seen, editor } = useMapView()
  const map = useMap(seen)
  const headingId = useId()
  const field = useRef<HTMLDivElement>(null)
  const [find, setFind] = useState('')
  useImperativeHandle(ref, () => ({ add: () => field.current?.querySelector('input')?.focus() }), [])
  const bundles = useMemo(() => bundlesOf(map), [map])
  const elements = standingElements(map.elements)
  const question = find.trim().toLocaleLowerCase('en-GB')
  const found = question
    ? elements.filter(([, element]) => labelOf(element).toLocaleLowerCase('en-GB').includes(question))
    : elements

  const add = (label: string, kind: ElementKind) => {
    editor?.addElement({ kind, label, ...freePlace(elements.map(([, element]) => element)) })
  }

  return (
    <div className="outline">
      <header className="outline-header flow-tight">
        <h2>{text.title}</h2>
        <p className="soft">{text.intro}</p>
        <p className="soft small" data-testid="outline-summary">
          {text.summary(elements.length, bundles.length)}
        </p>
      </header>
      {editor && (
        <div ref={field}>
          <AddFactor onAdd={add} />
        </div>
      )}
      {elements.length > 6 && (
        <div className="outline-find">
          <TextField type="search" label={text.find} value={find} onChange={setFind} />
          <p role="status" className="soft small">
            {question && found.length === 0 ? text.nothing(find.trim()) : ''}
          </p>
        </div>
      )}
      <section aria-labelledby={headingId}>
        <h3 id={headingId} className="outline-heading">
          {text.factors}
        </h3>
        {elements.length === 0 && (
          <EmptyState title={text.empty}>{editor ? text.emptyText : text.emptyRead}</EmptyState>
        )}
        <ul className="bare outline-list">
          {found.map(([id, element]) => (
            <OutlineItem
              key={id}
              id={id}
              element={element}
              bundles={bundles}
              elements={map.elements}
              onRemove={onRemove}
            />
          ))}
        </ul>
      </section>
      <AsideList />
    </div>
  )
}

const cell = { width: 240, height: 140 }

/** A place for a card that nobody put anywhere: the first free cell, row by row, beneath what is there. */
export function freePlace(taken: readonly { x: number; y: number }[]): { x: number; y: number } {
  if (taken.length === 0) return { x: 0, y: 0 }
  const left = Math.min(...taken.map(({ x }) => x))
  const top = Math.min(...taken.map(({ y }) => y))
  const columns = Math.max(4, Math.ceil(Math.sqrt(taken.length)))
  for (let place = 0; ; place++) {
    const x = Math.round(left + (place % columns) * cell.width)
    const y = Math.round(top + Math.floor(place / columns) * cell.height)
    const free = taken.every(
      (one) => Math.abs(one.x - x) >= cell.width * 0.8 || Math.abs(one.y - y) >= cell.height * 0.8,
    )
    if (free) return { x, y }
  }
}
