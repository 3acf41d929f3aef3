import { useEffect, useState } from 'react'
import { useHalfWritten } from '../map/useHalfWritten.ts'
import { messages } from '../messages/index.ts'
import { api, type NextSession } from '../session/api.ts'
import { wordsFor } from '../session/problemWords.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SelectField, TextField } from '../ui/fields.tsx'
import { Notice } from '../ui/Notice.tsx'
import { OpenLinks } from './OpenLinks.tsx'
import { fieldsOf, isOver, momentOf, placeOf, whenOf, zoneHere } from './when.ts'

interface NextSessionDialogProps {
  map: string
  /** Whether this person sets the date. */
  mayDecide: boolean
  onClose: () => void
}

/** When the group meets next: for everyone to see, for enablers to set and to send on. */
export function NextSessionDialog({ map, mayDecide, onClose }: NextSessionDialogProps) {
  const text = messages.leaving.next
  const { session, set, problem, say } = useNextSession(map)
  return (
    <Dialog title={text.title} onClose={onClose}>
      <div className="flow">
        {problem && (
          <Notice kind="danger" alert>
            {problem}
          </Notice>
        )}
        {session !== undefined && <Told map={map} session={session} mayDecide={mayDecide} />}
        {mayDecide && session !== undefined && (
          <>
            <DateForm map={map} session={session} onSet={set} onProblem={say} />
            <section className="panel-section" aria-label={text.links}>
              <h3>{text.links}</h3>
              <p className="soft small">{text.linksHint}</p>
              <OpenLinks map={map} kind="next" />
            </section>
          </>
        )}
      </div>
    </Dialog>
  )
}

/** What the server says; undefined until it has said it. */
function useNextSession(map: string) {
  const [session, set] = useState<NextSession | null>()
  const [problem, say] = useState<string>()
  useEffect(() => {
    let gone = false
    api.nextSession(map).then(
      (found) => !gone && set(found),
      (error: unknown) => !gone && say(wordsFor(error)),
    )
    return () => {
      gone = true
    }
  }, [map])
  return { session, set, problem, say }
}

function Told({ map, session, mayDecide }: { map: string; session: NextSession | null; mayDecide: boolean }) {
  const text = messages.leaving.next
  const [now] = useState(() => Date.now())
  if (!session) return <p className="lead">{mayDecide ? text.none : `${text.none} ${text.noneHint}`}</p>
  const { day, hours } = whenOf(session, messages.language)
  if (isOver(session, now)) return <p className="lead">{text.past(day)}</p>
  return (
    <div className="box flow-tight">
      <p className="lead">
        <strong>{day}</strong>
      </p>
      <p>{hours}</p>
      {session.place && <p className="said">{session.place}</p>}
      <p>
        <a href={`/room/${encodeURIComponent(map)}/session.ics`} download>
          {text.calendar}
        </a>
      </p>
    </div>
  )
}

interface DateFormProps {
  map: string
  session: NextSession | null
  onSet: (session: NextSession | null) => void
  onProblem: (words: string | undefined) => void
}

function DateForm({ map, session, onSet, onProblem }: DateFormProps) {
  const text = messages.leaving.next
  const announce = useAnnounce()
  const { now, set, forget } = useHalfWritten('next session', {
    ...(session ? fieldsOf(new Date(session.at)) : { day: '', time: '' }),
    minutes: String(session?.minutes ?? 120),
    place: session?.place ?? '',
  })
  const [error, setError] = useState<string>()
  const lengths = { ...text.lengths, [now.minutes]: text.lengths[now.minutes] ?? text.minutes(Number(now.minutes)) }
  const run = async (work: () => Promise<unknown>, after: NextSession | null, said: string) => {
    onProblem(undefined)
    try {
      await work()
      onSet(after)
      announce(said)
    } catch (failure) {
      onProblem(wordsFor(failure))
    }
  }
  const save = () => {
    const at = momentOf(now.day, now.time)
    if (!at) return setError(text.missing)
    setError(undefined)
    const next: NextSession = {
      at: at.toISOString(),
      minutes: Number(now.minutes),
      zone: zoneHere(),
      place: now.place.trim(),
    }
    void run(() => api.setNextSession(map, next), next, text.saved)
  }
  return (
    <section className="panel-section" aria-label={text.form}>
      <h3>{text.form}</h3>
      <div className="flow">
        <div className="field-pair">
          <TextField
            type="date"
            width="short"
            label={text.day}
            error={error}
            value={now.day}
            onChange={(day) => set({ day })}
          />
          <TextField type="time" width="short" label={text.time} value={now.time} onChange={(time) => set({ time })} />
        </div>
        <p className="field-hint">{text.timeHint(placeOf(zoneHere()))}</p>
        <SelectField
          label={text.length}
          value={now.minutes}
          onChange={(minutes) => set({ minutes })}
          options={Object.entries(lengths).map(([value, label]) => ({ value, label }))}
        />
        <TextField
          label={text.place}
          hint={text.placeHint}
          optional={messages.optional}
          value={now.place}
          onChange={(place) => set({ place })}
          maxLength={300}
        />
        <div className="button-row">
          <Button kind="main" icon="calendar" onPress={save}>
            {text.save}
          </Button>
          {session && (
            <Button
              onPress={() => {
                forget()
                void run(() => api.clearNextSession(map), null, text.cleared)
              }}
            >
              {text.clear}
            </Button>
          )}
        </div>
      </div>
    </section>
  )
}
