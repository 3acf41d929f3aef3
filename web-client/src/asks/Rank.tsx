import { type KeyboardEvent, useEffect, useRef } from 'react'
import { messages } from '../messages/index.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'

interface RankProps {
  options: readonly string[]
  value: string | undefined
  onChange: (value: string) => void
}

/** Puts a few things in order, by buttons or by the arrow keys; the focus goes with what is moved. */
export function Rank({ options, value, onChange }: RankProps) {
  const text = messages.asks.answer
  const announce = useAnnounce()
  const list = useRef<HTMLOListElement>(null)
  const moved = useRef<{ index: number; by: 1 | -1 } | null>(null)
  const order = value ? value.split(',').map(Number) : options.map((_, index) => index)
  const move = (index: number, by: 1 | -1) => {
    const at = order.indexOf(index)
    if (order[at + by] === undefined) return
    const next = order.toSpliced(at, 1).toSpliced(at + by, 0, index)
    moved.current = { index, by }
    onChange(next.join())
    announce(text.ranked(options[index] ?? '', at + by + 1, order.length))
  }
  const byKey = (index: number) => (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    move(index, event.key === 'ArrowUp' ? -1 : 1)
  }
  useEffect(() => {
    const focused = moved.current
    moved.current = null
    if (!focused) return
    const item = list.current?.querySelector(`[data-option="${focused.index}"]`)
    const buttons = [...(item?.querySelectorAll<HTMLButtonElement>('button') ?? [])]
    const same = buttons[focused.by < 0 ? 0 : 1]
    const target = same && !same.disabled ? same : buttons.find((button) => !button.disabled)
    target?.focus()
  })
  return (
    <div className="flow-tight">
      <p className="field-label">{text.rank}</p>
      <p className="field-hint">{text.rankHint}</p>
      <ol className="ask-rank" ref={list}>
        {order.map((index, at) => {
          const option = options[index] ?? ''
          return (
            <li key={index} data-option={index}>
              <span>{option}</span>
              <Button
                small
                aria-label={text.up(option)}
                isDisabled={at === 0}
                onPress={() => move(index, -1)}
                onKeyDown={byKey(index)}
              >
                ↑
              </Button>
              <Button
                small
                aria-label={text.down(option)}
                isDisabled={at === order.length - 1}
                onPress={() => move(index, 1)}
                onKeyDown={byKey(index)}
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
