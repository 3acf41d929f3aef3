import { useState } from 'react'
import { messages } from '../messages/index.ts'
import { navigate, pathOf } from '../router.ts'
import { api } from '../session/api.ts'
import { ApiError } from '../session/apiError.ts'
import { holdReturnCode } from '../session/heldCode.ts'
import { wordsFor } from '../session/problemWords.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/fields.tsx'

interface CodeDoorsProps {
  /** Whether this browser knows who is here already. */
  known?: boolean
  /** What happens once a return code was good; without it, the home page is loaded. */
  onReturned?: () => void
}

/** The two ways in for those who were here before: one's own return code, and a map's recovery code. */
export function CodeDoors({ known = false, onReturned }: CodeDoorsProps) {
  const { back, recover } = messages.home
  const [name, setName] = useState('')
  const returnAs = async (code: string) => {
    await api.returnAs(code)
    if (onReturned) onReturned()
    else location.assign('/')
  }
  const recoverMap = async (code: string) => {
    if (!known) holdReturnCode((await api.openSession(name.trim() || messages.roles.enabler.name)).returnCode)
    const joined = await api.recover(code)
    holdReturnCode(joined.returnCode)
    navigate(pathOf({ page: 'map', map: joined.map }))
  }
  return (
    <div className="code-doors">
      <details className="details">
        <summary>{back.open}</summary>
        <CodeForm intro={back.intro} label={back.label} button={back.button} wrong={back.wrong} onCode={returnAs} />
      </details>
      <details className="details">
        <summary>{recover.open}</summary>
        <CodeForm
          intro={recover.intro}
          label={recover.label}
          button={recover.button}
          wrong={recover.wrong}
          onCode={recoverMap}
          {...(known ? {} : { name, onName: setName })}
        />
      </details>
    </div>
  )
}

interface CodeFormProps {
  intro: string
  label: string
  button: string
  wrong: string
  onCode: (code: string) => Promise<void>
  name?: string
  onName?: (name: string) => void
}

function CodeForm({ intro, label, button, wrong, onCode, name, onName }: CodeFormProps) {
  const [code, setCode] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const send = async () => {
    if (!code.trim()) return setError(wrong)
    setBusy(true)
    setError(undefined)
    try {
      await onCode(code.trim())
    } catch (failure) {
      const unknown = failure instanceof ApiError && [400, 401, 403, 404].includes(failure.status)
      setError(unknown ? wrong : wordsFor(failure))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className="flow"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <p className="soft">{intro}</p>
      {onName && (
        <TextField
          label={messages.home.recover.name}
          value={name ?? ''}
          onChange={onName}
          autoComplete="name"
          maxLength={80}
        />
      )}
      <TextField width="code" label={label} error={error} value={code} onChange={setCode} autoComplete="off" />
      <Button type="submit" isDisabled={busy}>
        {button}
      </Button>
    </form>
  )
}
