import type { AskKind } from '@balcony/shared-model'
import { useState } from 'react'
import { messages } from '../messages/index.ts'
import { api } from '../session/api.ts'
import { wordsFor } from '../session/problemWords.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { CheckField, ChoiceField, TextArea, TextField } from '../ui/fields.tsx'
import { Notice } from '../ui/Notice.tsx'

const kinds: readonly AskKind[] = ['words', 'stance', 'sign', 'place', 'rank']

/** Puts one question on every device. */
export function NewAskDialog({ map, onClose }: { map: string; onClose: () => void }) {
  const text = messages.asks.fresh
  const [prompt, setPrompt] = useState('')
  const [kind, setKind] = useState<AskKind>('words')
  const [axes, setAxes] = useState<readonly string[]>(['', '', '', ''])
  const [lines, setLines] = useState('')
  const [unattributed, setUnattributed] = useState(false)
  const [countShown, setCountShown] = useState(true)
  const [error, setError] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)

  const ranked = lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const wrong = () => {
    if (!prompt.trim()) return text.promptMissing
    if (kind === 'place' && axes.some((end) => !end.trim())) return text.axesMissing
    return kind === 'rank' && ranked.length < 2 ? text.optionsMissing : undefined
  }
  const ask = async () => {
    const found = wrong()
    setError(found)
    if (found) return
    setBusy(true)
    const options = kind === 'place' ? axes.map((end) => end.trim()) : kind === 'rank' ? ranked : []
    try {
      await api.ask(map, {
        prompt: prompt.trim(),
        kind,
        unattributed,
        countShown,
        ...(options.length ? { options } : {}),
      })
      onClose()
    } catch (failure) {
      setProblem(wordsFor(failure))
      setBusy(false)
    }
  }

  return (
    <Dialog title={text.title} onClose={onClose}>
      <div className="flow">
        <p>{text.intro}</p>
        {(problem ?? error) && (
          <Notice kind="danger" alert>
            {problem ?? error}
          </Notice>
        )}
        <TextField label={text.prompt} value={prompt} onChange={setPrompt} maxLength={500} />
        <ChoiceField
          legend={text.kind}
          value={kind}
          onChange={setKind}
          options={kinds.map((value) => ({ value, ...text.kinds[value] }))}
        />
        {kind === 'place' && (
          <div className="ask-axes">
            {text.axes.map((label, index) => (
              <TextField
                key={label}
                label={label}
                value={axes[index] ?? ''}
                onChange={(end) => setAxes(axes.map((before, at) => (at === index ? end : before)))}
                maxLength={120}
              />
            ))}
          </div>
        )}
        {kind === 'rank' && (
          <TextArea label={text.options} hint={text.optionsHint} value={lines} onChange={setLines} rows={4} />
        )}
        <CheckField
          label={text.unattributed}
          hint={text.unattributedHint}
          checked={unattributed}
          onChange={setUnattributed}
        />
        <CheckField label={text.count} checked={countShown} onChange={setCountShown} />
      </div>
      <div className="button-row">
        <Button kind="main" isDisabled={busy} onPress={() => void ask()}>
          {busy ? text.asking : text.button}
        </Button>
        <Button onPress={onClose}>{messages.actions.cancel}</Button>
      </div>
    </Dialog>
  )
}
