import { messages } from '../messages/index.ts'
import { EmptyState } from '../ui/Notice.tsx'
import { useReplayState, type Walk } from './useReplay.ts'

const words = messages.history

/** The moments that the group has marked, each a way to its picture. */
export function MomentList({ walk }: { walk: Walk }) {
  const { replay, marks, steps } = walk
  const { position } = useReplayState(replay)
  if (marks.length === 0) return <EmptyState title={words.moments.none}>{words.moments.noneText}</EmptyState>
  return (
    <ol className="replay-moments">
      {marks.map(({ moment, step }) => (
        <li key={moment.id}>
          <button
            type="button"
            className="replay-moment"
            aria-current={step === position ? 'step' : undefined}
            aria-label={words.moments.goTo(moment.title)}
            onClick={() => replay.go(step)}
          >
            <span className="replay-moment-title">{moment.title}</span>
            <span className="replay-moment-when">{words.when(steps[step]?.at ?? Date.parse(moment.at))}</span>
          </button>
          {moment.narration && <p className="replay-moment-story">{moment.narration}</p>}
        </li>
      ))}
    </ol>
  )
}
