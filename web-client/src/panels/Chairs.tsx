import { messages } from '../messages/index.ts'
import { useMapView } from '../map/mapView.ts'
import { useMap } from '../store/hooks.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { chairOf, namesOf, type Seat, seatsOf } from './chairs.ts'
import { RowButton } from './PanelSection.tsx'

/** So many cards are named in the line to enablers; the list below has them all. */
const NAMED = 6

/** The cards as chairs: those whose voice is here, and the empty ones with who speaks for them. */
export function Chairs({ voicesHere, enabling }: { voicesHere: ReadonlySet<string>; enabling: boolean }) {
  const text = messages.panels.stakeholders
  const words = messages.ambitions.chairs
  const { source } = useMapView()
  const { stakeholders, voices } = useMap(source)
  const seats = seatsOf(stakeholders, voicesHere, voices)
  const here = seats.filter(({ chair }) => chair.state === 'here')
  const empty = seats.filter(({ chair }) => chair.state !== 'here')
  return (
    <>
      {empty.length > 0 && (
        <section className="panel-section">
          <h3>{words.empty}</h3>
          <Notice kind="warn">{text.missingSum(empty.length)}</Notice>
          {enabling && <NobodyFor seats={empty} />}
          <SeatRows seats={empty} noteOf={({ chair }) => chairWords(chair, voices)} />
        </section>
      )}
      {here.length > 0 && (
        <section className="panel-section">
          <h3>{words.here}</h3>
          <SeatRows seats={here} noteOf={({ card }) => text.kinds[card.kind]} />
        </section>
      )}
    </>
  )
}

/** Told to enablers alone, and to nobody aloud: for which cards nobody who is here can speak. */
export function NobodyFor({ seats }: { seats: readonly Seat[] }) {
  const words = messages.ambitions.chairs
  const nobody = seats.filter(({ chair }) => chair.state === 'empty').map(({ card }) => card.name)
  if (nobody.length === 0) return null
  const more = nobody.length - NAMED
  return (
    <p className="quiet-line small">
      {more > 0 ? words.quietMore(nobody.slice(0, NAMED), more) : words.quiet(nobody)}{' '}
      <span className="soft">{words.quietHint}</span>
    </p>
  )
}

function SeatRows({ seats, noteOf }: { seats: readonly Seat[]; noteOf: (seat: Seat) => string }) {
  const { open } = useMapView()
  return (
    <ul className="bare">
      {seats.map((seat) => (
        <li key={seat.id}>
          <RowButton onPress={() => open({ kind: 'stakeholder', id: seat.id })} note={noteOf(seat)}>
            {seat.card.name}
          </RowButton>
        </li>
      ))}
    </ul>
  )
}

function chairWords(chair: Seat['chair'], voices: Parameters<typeof namesOf>[1]): string {
  const words = messages.ambitions.chairs
  if (chair.state === 'spoken-for') return words.spokenFor(namesOf(chair.by, voices))
  const would = chair.state === 'empty' ? namesOf(chair.wouldSpeak, voices) : []
  return would.length > 0 ? words.awaySpeaker(would) : words.alone
}

/** On one card: who sits on its chair, and the way to speak for it. */
export function ChairLine({ id }: { id: string }) {
  const words = messages.ambitions.chairs
  const { source, editor, room, myVoices } = useMapView()
  const { stakeholders, voices } = useMap(source)
  const announce = useAnnounce()
  const card = stakeholders[id]
  if (!card || !room) return null
  const chair = chairOf(card, room.voicesHere, voices)
  const speaking = Object.keys(card.spokenFor)
  const mine = myVoices.filter((voice) => voices[voice] && voice !== card.voice)
  const isMine = mine.some((voice) => speaking.includes(voice))
  const speakFor = (spokenFor: string[], said: string) => {
    editor?.changeStakeholder(id, { spokenFor, room: spokenFor.length > 0 ? 'spoken-for' : 'missing' })
    announce(said)
  }
  if (chair.state === 'here' && !isMine) return null
  return (
    <div className="flow-tight">
      {chair.state !== 'here' && <p>{chairWords(chair, voices)}</p>}
      {editor && isMine && (
        <Button
          small
          onPress={() =>
            speakFor(
              speaking.filter((voice) => !mine.includes(voice)),
              words.stopped(card.name),
            )
          }
        >
          {words.stop}
        </Button>
      )}
      {editor && !isMine && mine.length > 0 && (
        <Button
          small
          icon="voice"
          onPress={() => speakFor([...new Set([...speaking, ...mine])], words.spoke(card.name))}
        >
          {words.speak(namesOf(mine, voices))}
        </Button>
      )}
      {editor && mine.length === 0 && <p className="soft small">{words.hint}</p>}
    </div>
  )
}
