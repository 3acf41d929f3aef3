import { useEffect, useState } from 'react'
import { messages } from '../messages/index.ts'
import { useMapView } from '../map/mapView.ts'
import { api, type WordingRecord } from '../session/api.ts'
import { wordsFor } from '../session/problemWords.ts'
import { Button } from '../ui/Button.tsx'

/** How a text came to its words, when somebody wants to know: the server reads it from the map's history, anew when the words change meanwhile. */
export function Wordings({ of, now }: { of: string; now: string }) {
  const text = messages.ambitions.wordings
  const { map } = useMapView()
  const [open, setOpen] = useState(false)
  if (!map) return null
  return (
    <div className="wordings flow-tight">
      <Button small kind="quiet" icon="replay" aria-expanded={open} onPress={() => setOpen(!open)}>
        {text.show}
      </Button>
      {open && <Told key={now} map={map} of={of} />}
    </div>
  )
}

function Told({ map, of }: { map: string; of: string }) {
  const text = messages.ambitions.wordings
  const [told, setTold] = useState<readonly WordingRecord[]>()
  const [problem, setProblem] = useState<string>()
  useEffect(() => {
    let gone = false
    api.wordings(map, of).then(
      (all) => !gone && setTold(all),
      (error: unknown) => !gone && setProblem(wordsFor(error)),
    )
    return () => {
      gone = true
    }
  }, [map, of])
  if (problem) return <p role="alert">{problem}</p>
  if (!told) return <p className="soft">{text.loading}</p>
  return (
    <ol className="bare wording-list" aria-label={text.show}>
      {told.toReversed().map((one, place) => (
        <li key={`${one.at} ${one.text}`}>
          <p className={place === 0 ? 'said' : 'said soft'}>{one.text || text.empty}</p>
          <p className="soft small">{text.by(one.name || messages.someone, Date.parse(one.at))}</p>
        </li>
      ))}
      {told.length <= 1 && <li className="soft small">{text.only}</li>}
    </ol>
  )
}
