import { type ReactNode, useId } from 'react'
import { Countdown } from '../agenda/Countdown.tsx'
import { useRunningView } from '../agenda/useRunning.ts'
import { useAskRecords, useAsksOf } from '../asks/useAsks.ts'
import type { Scene } from '../map/commands/scene.ts'
import { messages } from '../messages/index.ts'
import type { MapSession } from '../session/mapSession.ts'
import { useMap } from '../store/hooks.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { soFar } from './soFar.ts'
import { whatNow } from './whatNow.ts'

interface CatchUpDialogProps {
  session: MapSession
  scene: Scene
  onClose: () => void
}

/** For whoever comes in the middle: the question, where we are, what has happened so far, what I can do now. In one screen. */
export function CatchUpDialog({ session, scene, onClose }: CatchUpDialogProps) {
  const text = messages.running.catchUp
  const map = useMap(session.source)
  const asks = useAsksOf(session.source)
  const records = useAskRecords(session.me.map, asks)
  const waiting = records.filter(({ id, answered }) => !answered && asks[id]?.state === 'open')
  const now = whatNow(scene, session.editor ? waiting : [])
  return (
    <Dialog title={text.title} onClose={onClose}>
      <div className="catch-up">
        <Part title={text.question}>
          <p className="catch-up-question">{map.question || text.noQuestion}</p>
        </Part>
        <Part title={text.agenda}>
          <InTheAgenda />
        </Part>
        <Part title={text.soFar}>
          <ul className="catch-up-facts">
            {soFar(map).map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
        </Part>
        <Part title={text.now}>
          {now.words !== null && <p>{now.words}</p>}
          <div className="button-row">
            {now.choices.map(({ words, perform }, index) => (
              <Button
                key={words}
                kind={index === 0 ? 'main' : 'plain'}
                onPress={() => {
                  onClose()
                  perform()
                }}
              >
                {words}
              </Button>
            ))}
            <Button kind={now.choices.length === 0 ? 'main' : 'plain'} onPress={onClose}>
              {text.go}
            </Button>
          </div>
        </Part>
      </div>
    </Dialog>
  )
}

function InTheAgenda() {
  const { catchUp: text, step: words } = messages.running
  const { course, position, serverTime } = useRunningView()
  const { now, number, next, steps } = position
  if (steps.length === 0) return <p>{text.noAgenda}</p>
  return (
    <>
      {now && course.step ? (
        <>
          <div className="catch-up-step">
            <span className="step-number">{words.of(number, steps.length)}</span>{' '}
            <strong>{now.title || words.unnamed}</strong>
            <Countdown timer={course.step.timer} serverTime={serverTime} />
          </div>
          {now.prompt && <p>{now.prompt}</p>}
        </>
      ) : (
        <p>{text.between(steps.filter(({ done }) => done).length, steps.length)}</p>
      )}
      {next && <p className="soft small">{text.next(next.title || words.unnamed)}</p>}
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  )
}
