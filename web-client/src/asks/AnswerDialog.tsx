import { useEffect, useState } from 'react'
import { useHalfWritten } from '../map/useHalfWritten.ts'
import { messages } from '../messages/index.ts'
import { type AskRecord, api, type SealedAnswer } from '../session/api.ts'
import { wordsFor } from '../session/problemWords.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { AnswerFields, answersTo, startOf } from './AnswerFields.tsx'
import { tellAnswered } from './useAsks.ts'

interface AnswerDialogProps {
  map: string
  ask: string
  onClose: () => void
}

/** Where I answer a question, in private. What I answered before is here again, unless it must be no receipt. */
export function AnswerDialog({ map, ask, onClose }: AnswerDialogProps) {
  const [record, setRecord] = useState<AskRecord>()
  const [problem, setProblem] = useState<string>()
  useEffect(() => {
    let gone = false
    api.asks(map).then(
      (all) => !gone && setRecord(all.find((one) => one.id === ask)),
      (failure: unknown) => !gone && setProblem(wordsFor(failure)),
    )
    return () => {
      gone = true
    }
  }, [map, ask])
  return (
    <Dialog title={record?.prompt ?? messages.asks.answer.title} onClose={onClose}>
      {problem && (
        <Notice kind="danger" alert>
          {problem}
        </Notice>
      )}
      {record && <AnswerForm map={map} record={record} onDone={onClose} />}
    </Dialog>
  )
}

function AnswerForm({ map, record, onDone }: { map: string; record: AskRecord; onDone: () => void }) {
  const text = messages.asks.answer
  const announce = useAnnounce()
  const { now, set, forget } = useHalfWritten(`answer ${record.id}`, { answers: record.mine ?? startOf(record) })
  const answers: readonly SealedAnswer[] = now.answers
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)

  const give = async (given: readonly SealedAnswer[], done: string) => {
    setBusy(true)
    try {
      await api.answer(map, record.id, given)
      forget()
      announce(done)
      tellAnswered()
      onDone()
    } catch (failure) {
      setProblem(wordsFor(failure))
      setBusy(false)
    }
  }
  const send = () => {
    const given = answersTo(record, answers)
    if (given.length === 0) return setProblem(text.missing)
    return void give(given, text.sent)
  }

  return (
    <form
      className="flow"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {problem && (
        <Notice kind="danger" alert>
          {problem}
        </Notice>
      )}
      <AnswerFields record={record} answers={answers} onChange={(answers) => set({ answers: [...answers] })} />
      <p className="field-hint">
        {text.private} {record.unattributed ? text.unattributed : text.attributed}
      </p>
      <div className="button-row">
        <Button type="submit" kind="main" icon="send" isDisabled={busy}>
          {text.send}
        </Button>
        {record.answered && (
          <Button isDisabled={busy} onPress={() => void give([], text.takenBack)}>
            {text.back}
          </Button>
        )}
        <Button
          onPress={() => {
            forget()
            onDone()
          }}
        >
          {messages.actions.cancel}
        </Button>
      </div>
    </form>
  )
}
