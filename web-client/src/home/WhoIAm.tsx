import { useState } from 'react'
import { messages } from '../messages/index.ts'
import { api, type PersonHere } from '../session/api.ts'
import { leaveDevice } from '../session/leaveDevice.ts'
import { wordsFor } from '../session/problemWords.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { ConfirmDialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/fields.tsx'

/** Who this browser takes me for, and how to change that. */
export function WhoIAm({ person, onChange }: { person: PersonHere; onChange: () => void }) {
  const text = messages.home.me
  const announce = useAnnounce()
  const [name, setName] = useState<string | null>(null)
  const [problem, setProblem] = useState<string>()
  const [leaving, setLeaving] = useState(false)
  const rename = async () => {
    const words = name?.trim()
    if (!words) return
    try {
      await api.rename(words)
      announce(text.renamed(words))
      setName(null)
      onChange()
    } catch (error) {
      setProblem(wordsFor(error))
    }
  }
  const leave = async () => {
    try {
      await leaveDevice()
      location.assign('/')
    } catch (error) {
      setProblem(wordsFor(error))
    }
  }
  return (
    <section className="box flow">
      <h2>{text.heading}</h2>
      <p>{text.as(person.name)}</p>
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      {name === null ? (
        <div className="button-row">
          <Button small onPress={() => setName(person.name)}>
            {text.rename}
          </Button>
          <Button small icon="leave" onPress={() => setLeaving(true)}>
            {text.leave}
          </Button>
        </div>
      ) : (
        <form
          className="flow"
          onSubmit={(event) => {
            event.preventDefault()
            void rename()
          }}
        >
          <TextField label={text.name} value={name} onChange={setName} autoComplete="name" maxLength={80} />
          <div className="button-row">
            <Button type="submit" kind="main" small>
              {messages.actions.save}
            </Button>
            <Button small onPress={() => setName(null)}>
              {messages.actions.cancel}
            </Button>
          </div>
        </form>
      )}
      {leaving && (
        <ConfirmDialog
          title={text.leaveTitle}
          confirm={text.leaveConfirm}
          danger
          onConfirm={() => void leave()}
          onClose={() => setLeaving(false)}
        >
          {text.leaveText.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </ConfirmDialog>
      )}
    </section>
  )
}
