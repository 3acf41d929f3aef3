import { messages } from '../messages/index.ts'
import type { AskRecord, SealedAnswer } from '../session/api.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceField, TextArea, TextField } from '../ui/fields.tsx'
import { Place } from './Place.tsx'
import { middle } from './places.ts'
import { Rank } from './Rank.tsx'

/** So many lines are there from the start, and so many at most. */
const firstLines = 3
const mostLines = 8

interface AnswerFieldsProps {
  record: AskRecord
  answers: readonly SealedAnswer[]
  onChange: (answers: readonly SealedAnswer[]) => void
}

/** What a question of each kind is answered with. */
export function AnswerFields({ record, answers, onChange }: AnswerFieldsProps) {
  const text = messages.asks.answer
  if (record.kind === 'words') return <Words answers={answers} onChange={onChange} />
  const [answer = { text: '' }] = answers
  const choose = (value: string) => onChange([{ ...answer, value }])
  return (
    <>
      {record.kind === 'stance' && (
        <ChoiceField
          legend={text.stance}
          value={answer.value ?? ''}
          onChange={choose}
          options={optionsOf(text.stances)}
        />
      )}
      {record.kind === 'sign' && (
        <ChoiceField legend={text.sign} value={answer.value ?? ''} onChange={choose} options={optionsOf(text.signs)} />
      )}
      {record.kind === 'place' && <Place ends={record.options} value={answer.value} onChange={choose} />}
      {record.kind === 'rank' && <Rank options={record.options} value={answer.value} onChange={choose} />}
      <TextArea
        label={text.why}
        value={answer.text}
        onChange={(words) => onChange([{ ...answer, text: words }])}
        rows={2}
      />
    </>
  )
}

function optionsOf(labels: Record<string, string>) {
  return Object.entries(labels).map(([value, label]) => ({ value, label }))
}

/** What the form shows before anything is changed: a place and an order are seen from the start, so they count as they are seen. */
export function startOf(record: AskRecord): readonly SealedAnswer[] {
  if (record.kind === 'place') return [{ text: '', value: middle }]
  return record.kind === 'rank' ? [{ text: '', value: record.options.map((_, index) => index).join() }] : []
}

/** What was filled in of a form of answers; a place and an order count as they are seen. */
export function answersTo(record: AskRecord, answers: readonly SealedAnswer[]): SealedAnswer[] {
  const given = answers.length > 0 ? answers : startOf(record)
  return given.filter((one) => (record.kind === 'words' ? one.text.trim() !== '' : Boolean(one.value)))
}

function Words({ answers, onChange }: Omit<AnswerFieldsProps, 'record'>) {
  const text = messages.asks.answer
  const lines = [...answers.map((one) => one.text), ...Array<string>(firstLines).fill('')].slice(
    0,
    Math.max(firstLines, answers.length),
  )
  const set = (next: readonly string[]) => onChange(next.map((words) => ({ text: words })))
  return (
    <div className="flow-tight">
      <p className="field-hint">{text.wordsHint}</p>
      {lines.map((line, index) => (
        <TextField
          key={index}
          label={text.words(index + 1)}
          value={line}
          onChange={(words) => set(lines.map((before, at) => (at === index ? words : before)))}
          maxLength={300}
        />
      ))}
      {lines.length < mostLines && (
        <Button small icon="add" onPress={() => set([...lines, ''])}>
          {text.more}
        </Button>
      )}
    </div>
  )
}
