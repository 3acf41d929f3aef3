import { memo, useEffect, useRef, useState } from 'react'
import { messages } from '../messages/index.ts'
import type { Replay } from './replay.ts'
import type { MarkedStep, Session, Step } from './timeline.ts'
import { useReplayState, type Walk } from './useReplay.ts'

const words = messages.history
/** How many steps of a session are on the page at once, around the one that is shown. */
const WINDOW = 120

/** What happened, session by session; only the steps near the one on screen are on the page. */
export function EventList({ walk }: { walk: Walk }) {
  const { replay, steps, sessions, marks } = walk
  const { position } = useReplayState(replay)
  const current = sessions.findIndex((session) => position <= session.last)
  return (
    <ol className="replay-sessions">
      {sessions.map((session, i) => (
        <li key={session.first}>
          <button
            type="button"
            className="replay-session"
            aria-expanded={i === current}
            onClick={() => replay.go(i === current ? session.first : session.last)}
          >
            <span className="replay-session-day">{words.day(session.from)}</span>
            <span className="replay-session-who">
              {words.session(session.people, session.last - session.first + 1)}
            </span>
          </button>
          {i === current && (
            <SessionSteps session={session} steps={steps} marks={marks} position={position} replay={replay} />
          )}
        </li>
      ))}
    </ol>
  )
}

interface SessionStepsProps {
  session: Session
  steps: readonly Step[]
  marks: readonly MarkedStep[]
  position: number
  replay: Replay
}

function SessionSteps({ session, steps, marks, position, replay }: SessionStepsProps) {
  const [window, setWindow] = useState({ around: position, size: WINDOW })
  if (Math.abs(position - window.around) > window.size / 4) setWindow({ ...window, around: position })
  const first = Math.max(session.first, window.around - window.size / 2)
  const last = Math.min(session.last, window.around + window.size / 2)
  const here = useRef<HTMLOListElement>(null)
  const follow = () => {
    const row = here.current?.querySelector<HTMLElement>('[aria-current]')
    const scroller = row?.closest<HTMLElement>('.replay-list')
    if (!row || !scroller) return
    const box = scroller.getBoundingClientRect()
    const at = row.getBoundingClientRect()
    if (at.top < box.top + 60 || at.bottom > box.bottom - 40) {
      scroller.scrollTop += at.top - box.top - box.height / 2
    }
  }
  const followed = useRef(-1)
  useEffect(() => {
    if (followed.current === position) return
    followed.current = position
    follow()
  })
  const marked = new Map(marks.map((mark) => [mark.step, mark.moment.title]))
  const wider = () => setWindow({ around: position, size: window.size * 3 })
  return (
    <ol className="replay-steps" ref={here}>
      {first > session.first && <More text={words.earlier(first - session.first)} onPress={wider} />}
      {steps.slice(first, last + 1).map((step) => (
        <StepRow
          key={step.from}
          step={step}
          here={step.index === position}
          ahead={step.index > position}
          moment={marked.get(step.index) ?? null}
          replay={replay}
        />
      ))}
      {last < session.last && <More text={words.later(session.last - last)} onPress={wider} />}
    </ol>
  )
}

function More({ text, onPress }: { text: string; onPress: () => void }) {
  return (
    <li>
      <button type="button" className="replay-more" onClick={onPress}>
        {text}
      </button>
    </li>
  )
}

interface StepRowProps {
  step: Step
  here: boolean
  ahead: boolean
  moment: string | null
  replay: Replay
}

const StepRow = memo(function StepRow({ step, here, ahead, moment, replay }: StepRowProps) {
  return (
    <li>
      <button
        type="button"
        className={ahead ? 'replay-step replay-step-ahead' : 'replay-step'}
        aria-current={here ? 'step' : undefined}
        onClick={() => replay.go(step.index)}
      >
        <span className="replay-step-time">{words.time(step.at)}</span>
        <span className="replay-step-text">
          {step.text}
          {moment !== null && <span className="replay-step-moment">{moment}</span>}
        </span>
      </button>
    </li>
  )
})
