import { useId } from 'react'
import { messages } from '../messages/index.ts'
import type { AskRecord, SealedAnswer } from '../session/api.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceField, TextArea, TextField } from '../ui/fields.tsx'

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

const middle = '0.5,0.5'

function Place(props: { ends: readonly string[]; value: string | undefined; onChange: (value: string) => void }) {
  const text = messages.asks.answer
  const id = useId()
  const [x = 0.5, y = 0.5] = (props.value ?? middle).split(',').map(Number)
  const [left = '', right = '', low = '', high = ''] = props.ends
  const axes = [
    { name: 'x', at: x, from: left, to: right, place: (at: number) => `${at},${y}` },
    { name: 'y', at: y, from: low, to: high, place: (at: number) => `${x},${at}` },
  ]
  return (
    <>
      {axes.map(({ name, at, from, to, place }) => (
        <div key={name} className="field">
          <label className="field-label" htmlFor={id + name}>
            {text.between(from, to)}
          </label>
          <input
            id={id + name}
            className="ask-range"
            type="range"
            min={0}
            max={1}
            step={0.05}
            value={at}
            aria-valuetext={messages.asks.list.towards(Math.round(at * 100), from, to)}
            onChange={(event) => props.onChange(place(Number(event.target.value)))}
          />
          <p className="ask-ends soft small" aria-hidden="true">
            <span>{from}</span>
            <span>{to}</span>
          </p>
        </div>
      ))}
    </>
  )
}

function Rank(props: { options: readonly string[]; value: string | undefined; onChange: (value: string) => void }) {
  const text = messages.asks.answer
  const order = props.value ? props.value.split(',').map(Number) : props.options.map((_, index) => index)
  const swap = (at: number, by: number) => {
    const next = [...order]
    const [moved = 0] = next.splice(at, 1)
    next.splice(at + by, 0, moved)
    props.onChange(next.join())
  }
  return (
    <div>
      <p className="field-label">{text.rank}</p>
      <ol className="ask-rank">
        {order.map((index, at) => {
          const option = props.options[index] ?? ''
          return (
            <li key={index}>
              <span>{option}</span>
              <Button small aria-label={text.up(option)} isDisabled={at === 0} onPress={() => swap(at, -1)}>
                ↑
              </Button>
              <Button
                small
                aria-label={text.down(option)}
                isDisabled={at === order.length - 1}
                onPress={() => swap(at, 1)}
              >
                ↓
              </Button>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
