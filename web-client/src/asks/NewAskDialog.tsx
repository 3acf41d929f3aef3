import type { AskKind } from '@balcony/shared-model'
import { useState } from 'react'
import { useHalfWritten } from '../map/useHalfWritten.ts'
import { messages } from '../messages/index.ts'
import { api, type AskRecord } from '../session/api.ts'
import { wordsFor } from '../session/problemWords.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { CheckField, ChoiceField, SelectField, TextArea, TextField } from '../ui/fields.tsx'
import { Notice } from '../ui/Notice.tsx'

const kinds: readonly AskKind[] = ['words', 'stance', 'sign', 'place', 'rank']

/** How long answers may be waited for, in minutes; an enabler gives more where it is needed. */
const times = ['', '2', '3', '5', '10', '15'] as const
type Minutes = (typeof times)[number]

interface NewAskDialogProps {
  map: string
  /** An ask that is asked again, as it was. */
  again?: Pick<AskRecord, 'prompt' | 'kind' | 'options' | 'unattributed' | 'countShown'> | undefined
  /** The time by the server's clock, by which every device counts. */
  serverTime: () => number
  onClose: () => void
}

/** Puts one question on every device. */
export function NewAskDialog({ map, again, serverTime, onClose }: NewAskDialogProps) {
  const text = messages.asks.fresh
  const { now, set, forget } = useHalfWritten('new ask', {
    prompt: again?.prompt ?? '',
    kind: again?.kind ?? ('words' as AskKind),
    axes: again?.kind === 'place' ? again.options : ['', '', '', ''],
    lines: again?.kind === 'rank' ? again.options.join('\n') : '',
    unattributed: again?.unattributed ?? false,
    countShown: again?.countShown ?? true,
    minutes: '' as Minutes,
  })
  const { prompt, kind, axes, lines, unattributed, countShown, minutes } = now
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
        ...(minutes ? { closesAt: new Date(serverTime() + Number(minutes) * 60_000).toISOString() } : {}),
      })
      forget()
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
        <TextField label={text.prompt} value={prompt} onChange={(prompt) => set({ prompt })} maxLength={500} />
        <ChoiceField
          legend={text.kind}
          value={kind}
          onChange={(kind) => set({ kind })}
          options={kinds.map((value) => ({ value, ...text.kinds[value] }))}
        />
        {kind === 'place' && (
          <div className="ask-axes">
            {text.axes.map((label, index) => (
              <TextField
                key={label}
                label={label}
                value={axes[index] ?? ''}
                onChange={(end) => set({ axes: axes.map((before, at) => (at === index ? end : before)) })}
                maxLength={120}
              />
            ))}
          </div>
        )}
        {kind === 'rank' && (
          <TextArea
            label={text.options}
            hint={text.optionsHint}
            value={lines}
            onChange={(lines) => set({ lines })}
            rows={4}
          />
        )}
        <SelectField
          label={text.time}
          hint={text.timeHint}
          value={minutes}
          onChange={(minutes) => set({ minutes })}
          options={times.map((value) => ({
            value,
            label: value ? text.times.some(Number(value)) : text.times.none,
          }))}
        />
        <CheckField
          label={text.unattributed}
          hint={text.unattributedHint}
          checked={unattributed}
          onChange={(unattributed) => set({ unattributed })}
        />
        <CheckField label={text.count} checked={countShown} onChange={(countShown) => set({ countShown })} />
      </div>
      <div className="button-row">
        <Button kind="main" isDisabled={busy} onPress={() => void ask()}>
          {busy ? text.asking : text.button}
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
