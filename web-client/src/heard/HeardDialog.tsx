import { bundleId, isHere } from '@balcony/shared-model'
import { useState } from 'react'
import { AnswerFields, answersTo, startOf } from '../asks/AnswerFields.tsx'
import { tellAnswered, useAskRecords, useAsksOf } from '../asks/useAsks.ts'
import type { Editor } from '../document/editor.ts'
import { useHalfWritten } from '../map/useHalfWritten.ts'
import { messages } from '../messages/index.ts'
import { freePlace } from '../outline/OutlineView.tsx'
import { standingElements } from '../panels/bundle.ts'
import { type SignChoice, signOptions } from '../panels/LinkForm.tsx'
import { standingVoices } from '../panels/people.tsx'
import { labelOf } from '../panels/words.ts'
import { api, type AskRecord, type SealedAnswer } from '../session/api.ts'
import type { MapSession } from '../session/mapSession.ts'
import { wordsFor } from '../session/problemWords.ts'
import { useMap } from '../store/hooks.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ChoiceField, SelectField, TextArea, TextField } from '../ui/fields.tsx'
import { Notice } from '../ui/Notice.tsx'

type Kind = 'factor' | 'link' | 'answer'

const empty = {
  kind: 'factor' as Kind,
  voice: '',
  label: '',
  words: '',
  from: '',
  to: '',
  sign: '+' as SignChoice,
  ask: '',
  answers: [] as readonly SealedAnswer[],
}

interface HeardDialogProps {
  session: MapSession
  editor: Editor
  onClose: () => void
}

/** A scribe's entry: what somebody said who is not at a device, as theirs. One after the other, until it is closed. */
export function HeardDialog({ session, editor, onClose }: HeardDialogProps) {
  const text = messages.running.heard
  const announce = useAnnounce()
  const map = useMap(session.source)
  const asks = useAsksOf(session.source)
  const open = useAskRecords(session.me.map, asks).filter(({ id }) => asks[id]?.state === 'open')
  const attributed = open.filter((one) => !one.unattributed)
  const { now, set, forget } = useHalfWritten('heard', empty)
  const [problem, setProblem] = useState<string>()
  const [done, setDone] = useState<string>()
  const [busy, setBusy] = useState(false)
  const voices = standingVoices(map.voices)
  const who = map.voices[now.voice]?.name ?? text.somebody
  const said = now.voice === '' ? [] : [now.voice]
  const record = attributed.find(({ id }) => id === now.ask) ?? attributed[0]

  const write = async (): Promise<string | null> => {
    if (now.kind === 'factor') {
      const label = now.label.trim()
      if (!label) return text.labelMissing
      const place = freePlace(Object.values(map.elements).filter(isHere))
      editor.addHeardElement({ kind: 'factor', label, ...place, words: now.words.trim(), voices: said })
    } else if (now.kind === 'link') {
      if (!now.from || !now.to) return messages.map.link.missing
      if (now.from === now.to) return messages.map.link.same
      const id = bundleId({ from: now.from, to: now.to, kind: 'influences' }, map.elements)
      const there = Object.entries(map.links).find(
        ([, link]) => isHere(link) && bundleId(link, map.elements) === id,
      )?.[0]
      const sign = now.sign === 'none' ? null : now.sign
      editor.addHeardLink({ on: there ?? { from: now.from, to: now.to }, sign, why: now.words.trim(), voices: said })
    } else if (record) {
      const given = answersTo(record, now.answers)
      if (given.length === 0) return text.labelMissing
      await api.hear(session.me.map, record.id, said, given)
      tellAnswered()
    }
    return null
  }
  const send = async () => {
    setBusy(true)
    setDone(undefined)
    try {
      const wrong = await write()
      setProblem(wrong ?? undefined)
      if (wrong !== null) return
      const { kind, voice, ask } = now
      forget()
      set({ ...empty, kind, voice, ask })
      announce(text.done(who))
      setDone(text.done(who))
    } catch (failure) {
      setProblem(wordsFor(failure))
    } finally {
      setBusy(false)
    }
  }

  const ends = [
    { value: '', label: messages.map.link.choose },
    ...standingElements(map.elements).map(([id, element]) => ({ value: id, label: labelOf(element) })),
  ]
  const kinds: Kind[] = open.length > 0 ? ['factor', 'link', 'answer'] : ['factor', 'link']
  return (
    <Dialog title={text.title} onClose={onClose}>
      <form
        className="flow"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <p>{text.intro}</p>
        {problem && (
          <Notice kind="danger" alert>
            {problem}
          </Notice>
        )}
        {done && !problem && <Notice>{done}</Notice>}
        <SelectField
          label={text.from}
          value={now.voice}
          onChange={(voice) => set({ voice })}
          options={[
            { value: '', label: text.nobody },
            ...voices.map(([value, voice]) => ({ value, label: voice.name })),
          ]}
        />
        <ChoiceField
          legend={text.what}
          value={now.kind}
          onChange={(kind) => set({ kind })}
          options={kinds.map((value) => ({ value, label: text.kinds[value] }))}
        />
        {now.kind === 'factor' && (
          <TextField label={text.label} value={now.label} onChange={(label) => set({ label })} maxLength={200} />
        )}
        {now.kind === 'link' && (
          <>
            <SelectField
              label={messages.map.link.from}
              value={now.from}
              onChange={(from) => set({ from })}
              options={ends}
            />
            <SelectField
              label={messages.map.link.effect}
              value={now.sign}
              onChange={(sign) => set({ sign })}
              options={signOptions}
            />
            <SelectField label={messages.map.link.to} value={now.to} onChange={(to) => set({ to })} options={ends} />
          </>
        )}
        {now.kind !== 'answer' && (
          <TextArea
            label={text.words}
            optional={messages.optional}
            value={now.words}
            onChange={(words) => set({ words })}
            rows={2}
          />
        )}
        {now.kind === 'answer' && (
          <HeardAnswer
            session={session}
            records={attributed}
            record={record}
            answers={now.answers}
            onRecord={(ask) => set({ ask, answers: [] })}
            onChange={(answers) => set({ answers })}
          />
        )}
        <div className="button-row">
          <Button type="submit" kind="main" icon="send" isDisabled={busy || (now.kind === 'answer' && !record)}>
            {text.send}
          </Button>
          <Button onPress={onClose}>{messages.actions.close}</Button>
        </div>
      </form>
    </Dialog>
  )
}

interface HeardAnswerProps {
  session: MapSession
  records: readonly AskRecord[]
  record: AskRecord | undefined
  answers: readonly SealedAnswer[]
  onRecord: (ask: string) => void
  onChange: (answers: readonly SealedAnswer[]) => void
}

function HeardAnswer({ session, records, record, answers, onRecord, onChange }: HeardAnswerProps) {
  const text = messages.running.heard
  const announce = useAnnounce()
  if (!record) return <Notice>{text.ownOnly}</Notice>
  const heard = record.heard ?? 0
  return (
    <>
      {records.length > 1 && (
        <SelectField
          label={text.question}
          value={record.id}
          onChange={onRecord}
          options={records.map(({ id, prompt }) => ({ value: id, label: prompt }))}
        />
      )}
      <p>
        <strong>{record.prompt}</strong>
      </p>
      <AnswerFields record={record} answers={answers.length > 0 ? answers : startOf(record)} onChange={onChange} />
      {heard > 0 && (
        <p className="soft small">
          {text.waiting(heard)}{' '}
          <Button
            small
            onPress={() =>
              void api.forgetHeard(session.me.map, record.id).then(
                () => {
                  announce(text.forgotten)
                  tellAnswered()
                },
                (failure: unknown) => announce(wordsFor(failure)),
              )
            }
          >
            {text.forget}
          </Button>
        </p>
      )}
    </>
  )
}
