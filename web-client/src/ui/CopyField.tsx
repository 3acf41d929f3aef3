import { useId, useState } from 'react'
import { messages } from '../messages/index.ts'
import { useAnnounce } from './Announcer.tsx'
import { Button } from './Button.tsx'
import { copyText } from './copyText.ts'

/** Words to carry elsewhere: shown whole, selected on focus, copied by one press. */
export function CopyField({ label, value, big }: { label: string; value: string; big?: boolean }) {
  const id = useId()
  const announce = useAnnounce()
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  const copy = async () => {
    const done = await copyText(value)
    setState(done ? 'copied' : 'failed')
    announce(done ? messages.copy.done : messages.copy.failed)
  }
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className="copy-field">
        <input
          id={id}
          readOnly
          className={big ? 'input code copy-big' : 'input code'}
          value={value}
          onFocus={(event) => event.target.select()}
        />
        <Button icon={state === 'copied' ? 'check' : 'copy'} onPress={() => void copy()}>
          {state === 'copied' ? messages.copy.copied : messages.copy.copy}
          <span className="visually-hidden"> {label}</span>
        </Button>
      </div>
      {state === 'failed' && <p className="field-hint">{messages.copy.failed}</p>}
    </div>
  )
}
