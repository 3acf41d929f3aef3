import { useState } from 'react'
import { messages } from '../messages/index.ts'
import type { InvitePreview, PersonHere } from '../session/api.ts'
import { leaveDevice } from '../session/leaveDevice.ts'
import { Button } from '../ui/Button.tsx'
import { ChecksField, TextField } from '../ui/fields.tsx'
import { Notice } from '../ui/Notice.tsx'

/** Who joins, for whom. Without a name, as the person that this browser knows. */
export interface Joining {
  name: string | null
  voices: string[]
}

interface JoinFormProps {
  preview: InvitePreview
  person: PersonHere | null
  /** Gives what went wrong in words, or null. */
  onJoin: (joining: Joining) => Promise<string | null>
}

/** Name, voice, in. Before that: what the map is, who sees what is drawn, and what is kept. */
export function JoinForm({ preview, person: known, onJoin }: JoinFormProps) {
  const text = messages.join
  const [person, setPerson] = useState(known)
  const [name, setName] = useState('')
  const [voices, setVoices] = useState<string[]>([])
  const [error, setError] = useState<string>()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const join = async () => {
    if (!person && !name.trim()) return setError(text.nameMissing)
    setBusy(true)
    setProblem(await onJoin({ name: person ? null : name.trim(), voices }))
    setBusy(false)
  }
  const becomeSomeoneElse = async () => {
    await leaveDevice()
    setPerson(null)
  }

  return (
    <form
      className="join flow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void join()
      }}
    >
      <header className="join-head flow-tight">
        <p className="soft">{text.invited}</p>
        <h1>{preview.title || messages.map.untitled}</h1>
        {preview.question && (
          <p className="join-question">
            <span className="visually-hidden">{text.question}: </span>
            {preview.question}
          </p>
        )}
        <p className="soft">{text.as(messages.roles[preview.role].name, messages.roles[preview.role].you)}</p>
      </header>
      {problem && (
        <Notice kind="danger" alert>
          {problem}
        </Notice>
      )}
      <section className="join-know flow-tight">
        <h2>{text.know}</h2>
        <ul>
          <li>{text.seen}</li>
          <li>{text.kept}</li>
          <li>{text.notEncrypted}</li>
        </ul>
      </section>
      {!person && (
        <TextField
          label={text.name}
          hint={text.nameHint}
          error={error}
          value={name}
          onChange={(value) => {
            setName(value)
            setError(undefined)
          }}
          autoComplete="name"
          maxLength={80}
          required
        />
      )}
      {preview.voices.length > 0 && preview.role !== 'observer' && (
        <ChecksField
          legend={text.voices}
          hint={text.voicesHint}
          values={voices}
          onChange={setVoices}
          options={preview.voices.map((voice) => ({ value: voice.id, label: voice.name }))}
        />
      )}
      <div className="button-row">
        <Button type="submit" kind="main" isDisabled={busy}>
          {busy ? text.joining : person ? text.continueAs(person.name) : text.button}
        </Button>
      </div>
      {person && (
        <div>
          <button type="button" className="text-button" onClick={() => void becomeSomeoneElse()}>
            {text.someoneElse(person.name)}
          </button>
          <p className="soft small">{text.someoneElseText(person.name)}</p>
        </div>
      )}
    </form>
  )
}
