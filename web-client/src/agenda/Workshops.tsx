import type { Editor } from '../document/editor.ts'
import { messages } from '../messages/index.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { minutesOf, stepsOfWorkshop, type WorkshopId, workshopIds } from './workshops.ts'

/** The workshops that come with Balcony: read their steps, and take them into the agenda. */
export function Workshops({ editor }: { editor: Editor }) {
  const text = messages.running.agenda
  return (
    <div className="flow-tight">
      <p className="soft small">{text.workshopsIntro}</p>
      {workshopIds.map((id) => (
        <Workshop key={id} id={id} editor={editor} />
      ))}
    </div>
  )
}

function Workshop({ id, editor }: { id: WorkshopId; editor: Editor }) {
  const text = messages.running.agenda
  const announce = useAnnounce()
  const { name, about } = messages.workshops[id]
  const steps = stepsOfWorkshop(id)
  return (
    <details className="details workshop">
      <summary>{name}</summary>
      <div className="flow-tight">
        <p>{about}</p>
        <p className="soft small">{text.steps(steps.length, minutesOf(steps))}</p>
        <ol className="workshop-steps">
          {steps.map((step) => (
            <li key={step.title}>
              <strong>{step.title}</strong> <span className="soft small">{text.minutes(step.minutes ?? 0)}</span>
            </li>
          ))}
        </ol>
        <Button
          small
          icon="add"
          aria-label={text.takeNamed(name)}
          onPress={() => {
            editor.addSteps(steps)
            announce(text.taken(steps.length, name))
          }}
        >
          {text.take}
        </Button>
      </div>
    </details>
  )
}
