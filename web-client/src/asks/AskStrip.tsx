import { useEffect, useRef, useState } from 'react'
import { Countdown } from '../agenda/Countdown.tsx'
import type { Overlay } from '../map/commands/scene.ts'
import { messages } from '../messages/index.ts'
import type { MapSession } from '../session/mapSession.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useAskRecords, useAsksOf } from './useAsks.ts'

interface AskStripProps {
  session: MapSession
  onOverlay: (overlay: Overlay) => void
}

/** The questions that wait for me, and the answers that were just opened, over the map and never in its way. */
export function AskStrip({ session, onOverlay }: AskStripProps) {
  const text = messages.asks.strip
  const announce = useAnnounce()
  const asks = useAsksOf(session.source)
  const records = useAskRecords(session.me.map, asks)
  // What was opened before the page was is read in the list of questions.
  const [read, setRead] = useState<ReadonlySet<string>>(
    () => new Set(Object.keys(asks).filter((id) => asks[id]?.state === 'revealed')),
  )
  const known = useRef(new Set(Object.keys(asks)))
  useEffect(() => {
    for (const [id, ask] of Object.entries(asks)) {
      if (!known.current.has(id) && ask.state === 'open') announce(text.announced(ask.prompt))
      known.current.add(id)
    }
  }, [asks, announce, text])

  const mark = (id: string) => setRead(new Set([...read, id]))
  const open = Object.entries(asks).filter(([, ask]) => ask.state === 'open')
  const opened = Object.entries(asks).filter(([id, ask]) => ask.state === 'revealed' && !read.has(id))
  if (open.length === 0 && opened.length === 0) return null
  return (
    <section className="ask-strips" aria-label={text.label}>
      {open.map(([id, ask]) => {
        const record = records.find((one) => one.id === id)
        return (
          <div key={id} className="ask-strip">
            <Icon name="bell" />
            <p>
              <span className="soft small">{text.label}</span>
              <strong>{ask.prompt}</strong>
              <span className="soft small">
                {!session.editor && text.watch} {record?.answered && text.answered}{' '}
                {record?.count !== undefined && text.count(record.count)}
              </span>
            </p>
            {record?.closesAt && (
              <Countdown
                timer={{ kind: 'running', endsAt: Date.parse(record.closesAt) }}
                serverTime={session.course.serverTime}
              />
            )}
            {session.editor && (
              <Button
                small
                kind={record?.answered ? 'plain' : 'main'}
                onPress={() => onOverlay({ kind: 'answer', ask: id })}
              >
                {record?.answered ? text.change : text.answer}
              </Button>
            )}
            {session.role === 'enabler' && (
              <Button small onPress={() => onOverlay({ kind: 'asks' })}>
                {text.manage}
              </Button>
            )}
          </div>
        )
      })}
      {opened.map(([id, ask]) => (
        <div key={id} className="ask-strip">
          <Icon name="check" />
          <p>{text.opened(ask.prompt)}</p>
          <Button
            small
            kind="main"
            onPress={() => {
              mark(id)
              onOverlay({ kind: 'asks' })
            }}
          >
            {text.read}
          </Button>
          <Button small kind="quiet" onPress={() => mark(id)}>
            {text.later}
          </Button>
        </div>
      ))}
    </section>
  )
}
