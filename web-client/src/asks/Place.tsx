import { useId } from 'react'
import { messages } from '../messages/index.ts'
import { drawnAt, PlacePicture } from './PlacePicture.tsx'
import { type PlaceAt, placeIn, placeWord } from './places.ts'

interface PlaceProps {
  ends: readonly string[]
  value: string | undefined
  onChange: (value: string) => void
}

/** Places something between two axes: in the picture by hand, or by two sliders. */
export function Place({ ends, value, onChange }: PlaceProps) {
  const text = messages.asks.answer
  const id = useId()
  const at = placeIn(value)
  const [left = '', right = '', low = '', high = ''] = ends
  const set = (place: PlaceAt) => onChange(placeWord(place))
  const axes = [
    { name: 'x', at: at.x, from: left, to: right, place: (x: number) => set({ ...at, x }) },
    { name: 'y', at: at.y, from: low, to: high, place: (y: number) => set({ ...at, y }) },
  ]
  return (
    <div className="flow-tight">
      <p className="field-hint">{text.placeHint}</p>
      <PlacePicture ends={ends} onPlace={set}>
        <circle className="place-mark" r={9} {...drawnAt(at)} />
      </PlacePicture>
      {axes.map(({ name, at: value, from, to, place }) => (
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
            value={value}
            aria-valuetext={messages.asks.list.towards(Math.round(value * 100), from, to)}
            onChange={(event) => place(Number(event.target.value))}
          />
          <p className="ask-ends soft small" aria-hidden="true">
            <span>{from}</span>
            <span>{to}</span>
          </p>
        </div>
      ))}
    </div>
  )
}
