import { messages } from '../messages/index.ts'
import { useMapView } from '../map/mapView.ts'
import { useCollection } from '../store/hooks.ts'
import { looseEnds } from './ambitionTree.ts'
import { PanelSection, RowButton } from './PanelSection.tsx'

/** Read from both ends: commitments that serve no outcome, and outcomes that nobody has committed to. */
export function LooseEnds() {
  const text = messages.ambitions.gaps
  const { source, open } = useMapView()
  const { commitments, outcomes } = looseEnds(useCollection(source, 'ambitions'))
  if (commitments.length + outcomes.length === 0) return null
  const rows = (ids: readonly [string, { statement: string }][]) => (
    <ul className="bare">
      {ids.map(([id, { statement }]) => (
        <li key={id}>
          <RowButton onPress={() => open({ kind: 'ambition', id })}>{statement}</RowButton>
        </li>
      ))}
    </ul>
  )
  return (
    <PanelSection title={text.title}>
      {outcomes.length > 0 && (
        <>
          <p className="soft small">{text.outcomes(outcomes.length)}</p>
          {rows(outcomes)}
        </>
      )}
      {commitments.length > 0 && (
        <>
          <p className="soft small">{text.commitments(commitments.length)}</p>
          {rows(commitments)}
        </>
      )}
    </PanelSection>
  )
}
