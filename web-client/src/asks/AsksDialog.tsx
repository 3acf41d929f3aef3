import type { Ask } from '@balcony/shared-model'
import { useState } from 'react'
import { Countdown } from '../agenda/Countdown.tsx'
import type { Editor } from '../document/editor.ts'
import { messages } from '../messages/index.ts'
import { freePlace } from '../outline/OutlineView.tsx'
import { api, type AskRecord } from '../session/api.ts'
import type { MapSession } from '../session/mapSession.ts'
import { wordsFor } from '../session/problemWords.ts'
import { useMap } from '../store/hooks.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { ConfirmDialog, Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { type OpenedAnswer, openedAnswers } from './opened.ts'
import { answeredWords, placeOfAnswer } from './sorting.ts'
import { PlaceSpread } from './PlaceSpread.tsx'
import { tellAnswered, useAskRecords } from './useAsks.ts'

interface AsksDialogProps {
  session: MapSession
  /** Null while I may not draw. */
  editor: Editor | null
  onClose: () => void
  /** Lays the answers to a question beside the map. */
  onSort: (ask: string) => void
  /** Asks anew, or once more what was asked before. */
  onAsk: (again?: AskRecord) => void
}

/** All questions of the map: what is open, for who asks to open or take back, and what was answered. */
export function AsksDialog({ session, editor, onClose, onAsk, onSort }: AsksDialogProps) {
  const text = messages.asks.list
  const map = useMap(session.source)
  const asks = map.asks ?? {}
  const records = useAskRecords(session.me.map, asks)
  const enabler = session.role === 'enabler'
  const newest = Object.entries(asks).sort(
    ([, one], [, other]) => Number(other.openedAt ?? 0) - Number(one.openedAt ?? 0),
  )
  return (
    <Dialog title={text.title} onClose={onClose} size="large">
      <div className="flow">
        {newest.length === 0 && <p className="soft">{enabler ? text.noneEnabler : text.none}</p>}
        {newest.map(([id, ask]) => (
          <section key={id} className="ask-item">
            <h3>{ask.prompt}</h3>
            <p className="soft small">
              {text.states[ask.state]}
              {ask.state === 'open' && countOf(records.find((one) => one.id === id)?.count)}
            </p>
            {ask.state === 'open' && enabler && (
              <Ending session={session} id={id} closesAt={records.find((one) => one.id === id)?.closesAt} />
            )}
            {ask.state !== 'open' && enabler && (
              <div>
                <Button
                  small
                  kind="quiet"
                  icon="replay"
                  aria-label={text.againNamed(ask.prompt)}
                  onPress={() => onAsk(records.find((one) => one.id === id))}
                >
                  {text.again}
                </Button>
              </div>
            )}
            {ask.state === 'revealed' && ask.kind === 'words' && editor && Object.keys(ask.answers).length > 0 && (
              <div className="button-row">
                <Button small icon="card" onPress={() => onSort(id)}>
                  {messages.voices.sort.open}
                </Button>
              </div>
            )}
            {ask.state === 'revealed' && <Opened session={session} editor={editor} ask={ask} />}
          </section>
        ))}
      </div>
      {enabler && (
        <div className="button-row">
          <Button kind="main" onPress={() => onAsk()}>
            {messages.asks.fresh.title}
          </Button>
        </div>
      )}
    </Dialog>
  )
}

function countOf(count: number | undefined): string {
  return count === undefined ? '' : `. ${messages.asks.strip.count(count)}`
}

/** By so much one press gives everyone more time. Minutes. */
const more = 2

function Ending({ session, id, closesAt }: { session: MapSession; id: string; closesAt: string | undefined }) {
  const text = messages.asks.list
  const map = session.me.map
  const { serverTime } = session.course
  const announce = useAnnounce()
  const [problem, setProblem] = useState<string>()
  const [asking, setAsking] = useState(false)
  const end = (ending: Promise<void>, done: string) =>
    void ending.then(
      () => announce(done),
      (failure: unknown) => setProblem(wordsFor(failure)),
    )
  return (
    <div className="flow-tight">
      {problem && (
        <Notice kind="danger" alert>
          {problem}
        </Notice>
      )}
      <p>{text.waiting}</p>
      {closesAt && <Countdown timer={{ kind: 'running', endsAt: Date.parse(closesAt) }} serverTime={serverTime} />}
      <div className="button-row">
        <Button kind="main" onPress={() => end(api.revealAsk(map, id), text.opened)}>
          {text.open}
        </Button>
        <Button
          onPress={() => {
            const from = Math.max(serverTime(), closesAt ? Date.parse(closesAt) : 0)
            const until = new Date(from + more * 60_000).toISOString()
            end(api.extendAsk(map, id, until).then(tellAnswered), text.extended)
          }}
        >
          {text.more(more)}
        </Button>
        <Button onPress={() => setAsking(true)}>{text.cancel}</Button>
      </div>
      {asking && (
        <ConfirmDialog
          title={text.cancelTitle}
          confirm={text.cancel}
          danger
          onConfirm={() => end(api.cancelAsk(map, id), text.cancelled)}
          onClose={() => setAsking(false)}
        >
          <p>{text.cancelText}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}

function Opened({ session, editor, ask }: { session: MapSession; editor: Editor | null; ask: Ask }) {
  const text = messages.asks.list
  const answers = openedAnswers(ask)
  if (answers.length === 0) return <p>{text.noAnswers}</p>
  return (
    <>
      {ask.kind === 'place' && <PlaceSpread ask={ask} />}
      <p className="soft small">{text.rarest}</p>
      <ul className="bare ask-answers">
        {answers.map((answer) => (
          <OneAnswer
            key={`${answer.value} ${answer.text}`}
            session={session}
            editor={editor}
            ask={ask}
            answer={answer}
          />
        ))}
      </ul>
    </>
  )
}

interface OneAnswerProps {
  session: MapSession
  editor: Editor | null
  ask: Ask
  answer: OpenedAnswer
}

function OneAnswer({ session, editor, ask, answer }: OneAnswerProps) {
  const text = messages.asks.list
  const announce = useAnnounce()
  const map = session.source.current()
  const { elements, voices } = map
  const there = placeOfAnswer(map, answer) !== null
  const names = answer.voices.map((id) => voices[id]?.name ?? '').filter(Boolean)
  const put = () => {
    const place = freePlace(Object.values(elements))
    editor?.putAnswers({ kind: 'factor', label: answer.text, ...place }, [answeredWords(answer)])
    announce(text.done(answer.text))
  }
  return (
    <li>
      <div>
        <p>
          {answer.value !== null && <strong>{valueWords(ask, answer.value)}</strong>}
          {answer.value !== null && answer.text && ': '}
          {answer.text}
        </p>
        <p className="soft small">
          {[answer.times > 1 && text.times(answer.times), names.length > 0 && messages.list(names)]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {ask.kind === 'words' &&
        editor &&
        (there ? (
          <span className="soft small">{text.onMap}</span>
        ) : (
          <Button small icon="add" aria-label={text.putNamed(answer.text)} onPress={put}>
            {text.put}
          </Button>
        ))}
    </li>
  )
}

/** A stance, a sign, a place or an order, as people say it. */
function valueWords(ask: Ask, value: string): string {
  const { answer, list } = messages.asks
  const options = ask.options ?? []
  switch (ask.kind) {
    case 'stance':
      return (answer.stances as Record<string, string>)[value] ?? value
    case 'sign':
      return (answer.signs as Record<string, string>)[value] ?? value
    case 'place': {
      const [x = 0.5, y = 0.5] = value.split(',').map(Number)
      const [left = '', right = '', low = '', high = ''] = options
      return list.places(list.towards(Math.round(x * 100), left, right), list.towards(Math.round(y * 100), low, high))
    }
    case 'rank':
      return messages.list(value.split(',').map((index) => options[Number(index)] ?? ''))
    default:
      return value
  }
}
