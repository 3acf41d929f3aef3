import { useState } from 'react'
import { messages } from '../../messages/index.ts'
import { api } from '../../session/api.ts'
import { wordsFor } from '../../session/problemWords.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea, TextField } from '../../ui/fields.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useHalfWritten } from '../useHalfWritten.ts'

interface MomentDialogProps {
  map: string
  /** A picture of the past; without it, the map as it is now. */
  heads?: readonly string[]
  onMarked?: () => void
  onClose: () => void
}

/** Gives a picture of the map a title and a story, for replay. */
export function MomentDialog({ map, heads, onMarked, onClose }: MomentDialogProps) {
  const text = messages.map.moment
  const announce = useAnnounce()
  const { now, set, forget } = useHalfWritten(`moment ${heads?.join() ?? 'now'}`, { title: '', narration: '' })
  const { title, narration } = now
  const [error, setError] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const mark = async () => {
    if (!title.trim()) return setError(text.missing)
    setBusy(true)
    try {
      const moment = { title: title.trim(), narration: narration.trim() }
      await api.markMoment(map, heads ? { ...moment, heads: [...heads] } : moment)
      announce(text.done(title.trim()))
      forget()
      onMarked?.()
      onClose()
    } catch (failure) {
      setProblem(wordsFor(failure))
      setBusy(false)
    }
  }
  return (
    <Dialog title={heads ? messages.history.moments.mark : text.title} onClose={onClose}>
      <div className="flow">
        {problem && (
          <Notice kind="danger" alert>
            {problem}
          </Notice>
        )}
        <p>{heads ? messages.history.moments.intro : text.intro}</p>
        <TextField
          label={text.name}
          hint={text.nameHint}
          error={error}
          value={title}
          onChange={(title) => set({ title })}
          onEnter={() => void mark()}
          maxLength={200}
        />
        <TextArea
          label={text.narration}
          hint={text.narrationHint}
          optional={messages.optional}
          value={narration}
          onChange={(narration) => set({ narration })}
          rows={4}
        />
      </div>
      <div className="button-row">
        <Button kind="main" icon="flag" isDisabled={busy} onPress={() => void mark()}>
          {text.button}
        </Button>
        <Button
          onPress={() => {
            forget()
            onClose()
          }}
        >
          {messages.actions.cancel}
        </Button>
      </div>
    </Dialog>
  )
}
