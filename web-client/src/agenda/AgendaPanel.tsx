import { useState } from 'react'
import { useMapView } from '../map/mapView.ts'
import { messages } from '../messages/index.ts'
import { PanelSection, Reveal } from '../panels/PanelSection.tsx'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button, IconButton } from '../ui/Button.tsx'
import { Countdown } from './Countdown.tsx'
import { StepForm } from './StepForm.tsx'
import { orderAfterMove, type Step } from './steps.ts'
import { useRunningView } from './useRunning.ts'
import { Workshops } from './Workshops.tsx'
import { minutesOf, toolOf } from './workshops.ts'

/** The agenda: read by everybody, kept by enablers. */
export function AgendaPanel({ editable }: { editable: boolean }) {
  const text = messages.running.agenda
  const { editor: drawing } = useMapView()
  const { position, lead } = useRunningView()
  const announce = useAnnounce()
  const editor = editable ? drawing : null
  const { steps } = position
  const total = minutesOf(steps)
  return (
    <div className="panel-flow">
      <p className="soft">{steps.length > 0 ? text.intro : editor ? text.noneEnabler : text.none}</p>
      {steps.length > 0 && (
        <ol className="bare agenda-list">
          {steps.map((step) => (
            <StepRow key={step.id} step={step} editable={editable} />
          ))}
        </ol>
      )}
      {total > 0 && <p className="soft small">{text.total(total)}</p>}
      {lead && position.now && (
        <div className="button-row">
          <Button small onPress={lead.end}>
            {text.end}
          </Button>
        </div>
      )}
      {editor && (
        <>
          <Reveal label={text.add}>
            {(close) => (
              <StepForm
                form="new step"
                onCancel={close}
                onSave={(step) => {
                  editor.addSteps([step])
                  announce(text.added(step.title))
                  close()
                }}
              />
            )}
          </Reveal>
          <PanelSection title={text.workshops}>
            <Workshops editor={editor} />
          </PanelSection>
        </>
      )}
    </div>
  )
}

function StepRow({ step, editable }: { step: Step; editable: boolean }) {
  const text = messages.running.agenda
  const { editor: drawing } = useMapView()
  const { course, position, serverTime, lead } = useRunningView()
  const [changing, setChanging] = useState(false)
  const editor = editable ? drawing : null
  const isNow = position.now?.id === step.id
  const title = step.title || messages.running.step.unnamed
  const facts = [
    isNow ? text.now : step.done ? text.done : '',
    step.minutes ? text.minutes(step.minutes) : '',
    text.tools[toolOf(step.tool)],
  ].filter(Boolean)

  return (
    <li className={isNow ? 'agenda-step agenda-now' : step.done ? 'agenda-step agenda-done' : 'agenda-step'}>
      <div className="agenda-words" aria-current={isNow ? 'step' : undefined}>
        <p className="agenda-title">{title}</p>
        <p className="soft small">{facts.join(' · ')}</p>
        {step.prompt && <p className="agenda-prompt">{step.prompt}</p>}
        {isNow && course.step && <Countdown timer={course.step.timer} serverTime={serverTime} />}
      </div>
      {!changing && (lead || editor) && (
        <div className="agenda-actions">
          {lead && !isNow && (
            <Button small aria-label={text.beginNamed(title)} onPress={() => lead.begin(step)}>
              {step.done ? text.again : text.begin}
            </Button>
          )}
          {editor && <Order step={step} title={title} />}
          {editor && (
            <Button small kind="quiet" aria-label={text.changeNamed(title)} onPress={() => setChanging(true)}>
              {text.change}
            </Button>
          )}
        </div>
      )}
      {changing && editor && (
        <div className="reveal" role="group" aria-label={text.changeNamed(title)}>
          <StepForm
            form={`step ${step.id}`}
            step={step}
            onCancel={() => setChanging(false)}
            onSave={(fields) => {
              editor.changeStep(step.id, fields)
              setChanging(false)
            }}
            onRemove={<Removal step={step} title={title} />}
          />
        </div>
      )}
    </li>
  )
}

function Order({ step, title }: { step: Step; title: string }) {
  const text = messages.running.agenda
  const { editor } = useMapView()
  const { position } = useRunningView()
  const announce = useAnnounce()
  const place = position.steps.findIndex((one) => one.id === step.id) + 1
  const move = (by: 1 | -1) => {
    const order = orderAfterMove(position.steps, step.id, by)
    if (order === null) return
    editor?.changeStep(step.id, { order })
    announce(text.moved(title, place + by, position.steps.length))
  }
  return (
    <>
      <span className="agenda-up">
        <IconButton icon="chevron" label={text.up(title)} isDisabled={place === 1} onPress={() => move(-1)} />
      </span>
      <IconButton
        icon="chevron"
        label={text.down(title)}
        isDisabled={place === position.steps.length}
        onPress={() => move(1)}
      />
    </>
  )
}

function Removal({ step, title }: { step: Step; title: string }) {
  const text = messages.running.agenda
  const { editor } = useMapView()
  const announce = useAnnounce()
  return (
    <Button
      small
      kind="quiet"
      onPress={() => {
        editor?.changeStep(step.id, { standing: 'gone' })
        announce(text.removed(title))
      }}
    >
      {text.remove}
    </Button>
  )
}
