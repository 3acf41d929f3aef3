import type { VoiceKind } from '@balcony/shared-model'
import { useState } from 'react'
import { messages } from '../messages/index.ts'
import { voiceKindOptions } from '../panels/VoiceForm.tsx'
import { navigate, pathOf } from '../router.ts'
import { api, type PersonHere } from '../session/api.ts'
import { wordsFor } from '../session/problemWords.ts'
import { Button } from '../ui/Button.tsx'
import { SelectField, TextArea, TextField } from '../ui/fields.tsx'
import { KeepCodes } from '../ui/KeepCodes.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useBeginning } from '../ui/useBeginning.ts'

interface Made {
  map: string
  recoveryCode: string
  returnCode?: string
}

/** Starts a map, and gives its codes before going in. */
export function NewMap({ person, onCancel }: { person: PersonHere | null; onCancel: () => void }) {
  const text = messages.home.start
  const [name, setName] = useState('')
  const [title, setTitle] = useState('')
  const [question, setQuestion] = useState('')
  const [voices, setVoices] = useState('')
  const [kinds, setKinds] = useState<Record<string, VoiceKind>>({})
  const [errors, setErrors] = useState<{ name?: string; title?: string }>({})
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<Made | null>(null)
  const names = namesIn(voices)
  useBeginning(made)

  const create = async () => {
    const missing = {
      ...(person || name.trim() ? {} : { name: text.missingName }),
      ...(title.trim() ? {} : { title: text.missingTitle }),
    }
    setErrors(missing)
    if (Object.keys(missing).length > 0) return
    setBusy(true)
    setProblem(undefined)
    try {
      const session = person ? null : await api.openSession(name.trim())
      const map = await api.createMap({
        title: title.trim(),
        question: question.trim(),
        voices: names.map((voice) => ({ name: voice, kind: kinds[voice] ?? guess(voice) })),
      })
      setMade({
        map: map.id,
        recoveryCode: map.recoveryCode,
        ...(session ? { returnCode: session.returnCode } : {}),
      })
    } catch (error) {
      setProblem(wordsFor(error))
      setBusy(false)
    }
  }

  if (made) {
    return (
      <div className="flow page-narrow">
        <h1>{text.created}</h1>
        <p className="lead">{text.createdText}</p>
        <KeepCodes
          map={title.trim()}
          recoveryCode={made.recoveryCode}
          {...(made.returnCode ? { returnCode: made.returnCode } : {})}
        />
        <div className="button-row">
          <Button kind="main" onPress={() => navigate(pathOf({ page: 'map', map: made.map }))}>
            {messages.codes.continue}
          </Button>
        </div>
      </div>
    )
  }

  return (
    <form
      className="flow page-narrow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <h1>{text.heading}</h1>
      <p className="lead">{text.intro}</p>
      {problem && (
        <Notice kind="danger" alert>
          {problem}
        </Notice>
      )}
      {!person && (
        <TextField
          label={text.yourName}
          hint={text.yourNameHint}
          error={errors.name}
          value={name}
          onChange={setName}
          autoComplete="name"
          maxLength={80}
        />
      )}
      <TextField
        label={text.mapTitle}
        hint={text.mapTitleHint}
        error={errors.title}
        value={title}
        onChange={setTitle}
        maxLength={200}
      />
      <TextField
        label={text.question}
        hint={text.questionHint}
        optional={messages.optional}
        value={question}
        onChange={setQuestion}
        maxLength={400}
      />
      <TextArea
        label={text.voicesLabel}
        hint={text.voicesHint}
        optional={messages.optional}
        value={voices}
        onChange={setVoices}
        rows={4}
      />
      {names.length > 0 && (
        <div className="voice-kinds">
          {names.map((voice) => (
            <SelectField
              key={voice}
              label={text.voiceKind(voice)}
              value={kinds[voice] ?? guess(voice)}
              onChange={(kind) => setKinds({ ...kinds, [voice]: kind })}
              options={voiceKindOptions}
            />
          ))}
        </div>
      )}
      <div className="button-row">
        <Button type="submit" kind="main" isDisabled={busy}>
          {busy ? text.creating : text.create}
        </Button>
        <Button onPress={onCancel}>{messages.actions.cancel}</Button>
      </div>
    </form>
  )
}

/** The names in lines, each once. */
export function namesIn(lines: string): string[] {
  return [
    ...new Set(
      lines
        .split('\n')
        .map((line) => line.trim().slice(0, 80))
        .filter(Boolean),
    ),
  ]
}

/** A first guess, which the enabler sees and may change. */
function guess(name: string): VoiceKind {
  if (/lived|experience|patients?|tenants?|residents?/iu.test(name)) return 'lived-experience'
  if (/carers?|community|forum|neighbours?|voluntary|food bank/iu.test(name)) return 'community'
  return 'agency'
}
