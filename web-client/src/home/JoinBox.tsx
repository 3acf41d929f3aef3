import { useState } from 'react'
import { readInvite } from '../join/invite.ts'
import { messages } from '../messages/index.ts'
import { navigate } from '../router.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/fields.tsx'

/** A way in: by the link that was sent, or the code that is on the screen in the room. */
export function JoinBox({ heading = true }: { heading?: boolean }) {
  const text = messages.home.join
  const [words, setWords] = useState('')
  const [error, setError] = useState<string>()
  const join = () => {
    const invite = readInvite(words)
    if (!invite) return setError(text.wrong)
    navigate(`/join#${invite}`)
  }
  return (
    <form
      className="box flow"
      onSubmit={(event) => {
        event.preventDefault()
        join()
      }}
    >
      {heading && <h2>{text.heading}</h2>}
      <TextField
        label={text.label}
        hint={text.hint}
        error={error}
        value={words}
        onChange={(value) => {
          setWords(value)
          setError(undefined)
        }}
        autoComplete="off"
      />
      <Button type="submit" kind={heading ? 'plain' : 'main'}>
        {text.button}
      </Button>
    </form>
  )
}
