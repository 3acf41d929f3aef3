import { type ReactNode, useState } from 'react'
import type { StepFields } from '../document/commands/agenda.ts'
import { useHalfWritten } from '../map/useHalfWritten.ts'
import { messages } from '../messages/index.ts'
import { FormBox } from '../panels/FormBox.tsx'
import { Button } from '../ui/Button.tsx'
import { SelectField, TextArea, TextField } from '../ui/fields.tsx'
import type { Step } from './steps.ts'
import { tools, toolOf } from './workshops.ts'

/** The longest that a step may take; the server holds timers to it. Minutes. */
const longest = 1_440

interface StepFormProps {
  form: string
  step?: Step
  onSave: (step: StepFields) => void
  onCancel: () => void
  onRemove?: ReactNode
}

/** Writes a step of the agenda. Nobody else sees it until it is saved. */
export function StepForm({ form, step, onSave, onCancel, onRemove }: StepFormProps) {
  const text = messages.running.agenda.form
  const { now, set, forget } = useHalfWritten(form, {
    title: step?.title ?? '',
    prompt: step?.prompt ?? '',
    minutes: step?.minutes ? String(step.minutes) : '',
    tool: toolOf(step?.tool),
  })
  const [wrong, setWrong] = useState<{ title?: string; minutes?: string }>({})
  const save = () => {
    const minutes = now.minutes.trim() === '' ? null : Number(now.minutes)
    const isTime = minutes === null || (Number.isInteger(minutes) && minutes >= 1 && minutes <= longest)
    const found = {
      ...(now.title.trim() ? {} : { title: text.titleMissing }),
      ...(isTime ? {} : { minutes: text.minutesWrong }),
    }
    setWrong(found)
    if (Object.keys(found).length > 0) return
    onSave({ title: now.title.trim(), prompt: now.prompt.trim(), minutes, tool: now.tool })
    forget()
  }
  return (
    <FormBox>
      <TextField
        label={text.title}
        value={now.title}
        error={wrong.title}
        onChange={(title) => set({ title })}
        maxLength={120}
      />
      <TextArea label={text.prompt} value={now.prompt} onChange={(prompt) => set({ prompt })} />
      <TextField
        label={text.minutes}
        hint={text.minutesHint}
        value={now.minutes}
        error={wrong.minutes}
        onChange={(minutes) => set({ minutes })}
        maxLength={4}
        width="short"
      />
      <SelectField
        label={text.tool}
        value={now.tool}
        onChange={(tool) => set({ tool })}
        options={tools.map((value) => ({ value, label: messages.running.agenda.tools[value] }))}
      />
      <div className="button-row">
        <Button kind="main" small onPress={save}>
          {messages.actions.save}
        </Button>
        <Button
          small
          onPress={() => {
            forget()
            onCancel()
          }}
        >
          {messages.actions.cancel}
        </Button>
        {onRemove}
      </div>
    </FormBox>
  )
}
