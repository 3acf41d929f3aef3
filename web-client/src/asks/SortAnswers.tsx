import { useRef, useState } from 'react'
import type { Spot } from '../canvas/mapCanvasProps.ts'
import { useMapView } from '../map/mapView.ts'
import { useHalfWritten } from '../map/useHalfWritten.ts'
import { messages } from '../messages/index.ts'
import { freePlace } from '../outline/OutlineView.tsx'
import { voicesIn } from '../panels/people.tsx'
import { labelOf } from '../panels/words.ts'
import { useMap } from '../store/hooks.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/fields.tsx'
import { VoiceChips } from '../ui/VoiceChips.tsx'
import { PlaceAnswers } from './PlaceAnswers.tsx'
import { answeredWords, answersToSort, type SortedAnswer } from './sorting.ts'
import { useAnswerDrag } from './useAnswerDrag.ts'

/** The answers to a question as cards beside the map: alone or taken together they are put on it, or on a card that is there. */
export function SortAnswers({ id }: { id: string }) {
  const text = messages.voices.sort
  const { source, editor, canvas } = useMapView()
  const map = useMap(source)
  const announce = useAnnounce()
  const top = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const { now, set, forget } = useHalfWritten(`answers to ${id}`, { words: '' })
  const ask = map.asks[id]
  const answers = ask ? answersToSort(ask, map) : []
  const pile = answers.filter((answer) => answer.on === null && chosen.includes(keyOf(answer)))
  const words = now.words.trim() || pile[0]?.text || ''
  const left = answers.filter(({ on }) => on === null).length

  /** The cards that go with one that is dragged or placed: the whole pile, where it is part of it. */
  const pileOf = (answer: SortedAnswer) =>
    pile.includes(answer) && pile.length > 1
      ? { answers: pile, label: words }
      : { answers: [answer], label: answer.text }

  const put = (these: readonly SortedAnswer[], label: string, { at, card }: Spot) => {
    if (!editor) return
    const kept = these.map(answeredWords)
    if (card === null) {
      editor.putAnswers({ kind: 'factor', label, x: Math.round(at.x), y: Math.round(at.y) }, kept)
      announce(text.put1(label))
    } else {
      editor.keepAnswers(card, kept)
      announce(text.kept(label, labelOf(map.elements[card])))
    }
    setChosen(chosen.filter((key) => !these.some((answer) => keyOf(answer) === key)))
    if (these.length > 1) forget()
    top.current?.closest('.sheet')?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
  }
  const room = (): Spot => ({ at: canvas?.room() ?? freePlace(Object.values(map.elements)), card: null })
  const drag = useAnswerDrag<SortedAnswer>(canvas, (answer, spot) => {
    const { answers: these, label } = pileOf(answer)
    put(these, label, spot)
  })
  const place = (these: readonly SortedAnswer[], label: string) => ({
    label,
    onRoom: () => put(these, label, room()),
    onPress: canvas ? () => canvas.drop(label, (spot) => put(these, label, spot)) : null,
    onCard: (card: string) => put(these, label, { at: { x: 0, y: 0 }, card }),
  })

  if (!ask) return <p className="soft">{messages.panels.gone}</p>
  return (
    <div className="panel-flow" ref={top}>
      <h3 className="panel-name">{ask.prompt}</h3>
      {editor && <p className="soft small">{text.intro}</p>}
      <p className="soft small">{left === 0 ? text.allThere : text.left(left)}</p>
      {editor && pile.length > 1 && (
        <div className="form flow pile">
          <p className="field-label" role="status">
            {text.together(pile.length)}
          </p>
          <TextField
            label={text.words}
            value={now.words || words}
            onChange={(words) => set({ words })}
            maxLength={200}
          />
          <PlaceAnswers {...place(pile, words)} />
          <Button small kind="quiet" onPress={() => setChosen([])}>
            {text.clear}
          </Button>
        </div>
      )}
      <ul className="bare answer-cards">
        {answers.map((answer) => (
          <li
            key={keyOf(answer)}
            className={answer.on === null ? 'answer-card' : 'answer-card answer-card-there'}
            {...(editor && answer.on === null ? drag(answer) : {})}
          >
            <AnswerWords
              answer={answer}
              isChosen={pile.includes(answer)}
              onChoose={
                editor && answer.on === null
                  ? (on) => setChosen(on ? [...chosen, keyOf(answer)] : chosen.filter((key) => key !== keyOf(answer)))
                  : null
              }
            />
            {editor && answer.on === null && !(pile.length > 1 && pile.includes(answer)) && (
              <PlaceAnswers {...place([answer], answer.text)} />
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

interface AnswerWordsProps {
  answer: SortedAnswer
  isChosen: boolean
  /** Null where it cannot be taken together with others. */
  onChoose: ((on: boolean) => void) | null
}

function AnswerWords({ answer, isChosen, onChoose }: AnswerWordsProps) {
  const text = messages.voices.sort
  const { source, open } = useMapView()
  const { elements, voices } = useMap(source)
  const { on } = answer
  return (
    <div className="answer-words">
      {onChoose ? (
        <label className="choice">
          <input
            type="checkbox"
            aria-label={text.choose(answer.text)}
            checked={isChosen}
            onChange={(event) => onChoose(event.target.checked)}
          />
          <span className="said">{answer.text}</span>
        </label>
      ) : (
        <p className="said">{answer.text}</p>
      )}
      <p className="soft small">
        {text.times(answer.times)}
        {on !== null && ' · '}
        {on !== null && (
          <button type="button" className="text-button" onClick={() => open({ kind: 'element', id: on })}>
            {text.on(labelOf(elements[on]))}
          </button>
        )}
      </p>
      <VoiceChips voices={voicesIn(Object.fromEntries(answer.voices.map((voice) => [voice, true])), voices)} />
    </div>
  )
}

function keyOf({ ids }: SortedAnswer): string {
  return ids.join(' ')
}
