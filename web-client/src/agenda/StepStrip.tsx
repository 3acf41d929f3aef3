import { useState } from 'react'
import { nameOf } from '../map/commands/command.ts'
import { command } from '../map/commands/registry.ts'
import type { Scene } from '../map/commands/scene.ts'
import { messages } from '../messages/index.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Countdown } from './Countdown.tsx'
import { commandOfTool } from './toolCommand.ts'
import { useRunningView } from './useRunning.ts'

/** By so much a step is made longer with one press. Minutes. */
const more = 2

/** The step that is on, over the map: what we do, how long, and, for enablers, what comes next. */
export function StepStrip({ scene }: { scene: Scene }) {
  const text = messages.running.step
  const { course, position, serverTime, lead } = useRunningView()
  const { now, number, steps, next } = position
  const fold = useFold(now?.id)
  if (!now || !course.step) return null
  const { timer } = course.step
  const { folded, setFolded } = fold
  const tool = commandOfTool(now.tool, scene)
  return (
    <section className={folded ? 'step-strip step-strip-folded' : 'step-strip'} aria-label={text.label}>
      <div className="step-words">
        <p className="step-head">
          <span className="step-number">{text.of(number, steps.length)}</span>{' '}
          <strong>{now.title || text.unnamed}</strong>
        </p>
        {now.prompt && !folded && <p className="step-prompt">{now.prompt}</p>}
      </div>
      <Countdown timer={timer} serverTime={serverTime} />
      <div className="step-actions">
        {tool && (
          <span className="step-tool">
            <Button small onPress={() => tool.perform(scene)}>
              {nameOf(tool)}
            </Button>
          </span>
        )}
        {lead && (
          <>
            {timer.kind !== 'none' && (
              <Button small onPress={() => lead.pause(timer.kind === 'running')}>
                {timer.kind === 'running' ? text.pause : text.resume}
              </Button>
            )}
            <Button small onPress={() => lead.extend(more)}>
              {text.extend(more)}
            </Button>
            <Button small kind="main" onPress={() => command('nextStep').perform(scene)}>
              {next ? text.next(next.title || text.unnamed) : text.finish}
            </Button>
          </>
        )}
        {now.prompt && (
          <span className={folded ? 'step-fold step-folded' : 'step-fold'}>
            <IconButton
              icon="chevron"
              label={folded ? text.showPrompt : text.hidePrompt}
              aria-expanded={!folded}
              onPress={() => setFolded(!folded)}
            />
          </span>
        )}
      </div>
    </section>
  )
}

/** On a small screen the prompt is folded away, so that the map is seen; a new step shows what to do. */
function useFold(step: string | undefined) {
  const [first] = useState(step)
  const [chosen, setChosen] = useState<{ step: string | undefined; folded: boolean }>()
  const usual = step === first && matchMedia('(max-width: 54rem)').matches
  return {
    folded: chosen && chosen.step === step ? chosen.folded : usual,
    setFolded: (folded: boolean) => setChosen({ step, folded }),
  }
}
