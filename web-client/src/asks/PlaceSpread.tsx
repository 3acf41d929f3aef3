import type { Ask } from '@balcony/shared-model'
import { messages } from '../messages/index.ts'
import { drawnAt, PlacePicture } from './PlacePicture.tsx'
import { placeIn } from './places.ts'

/** All places that were given, each as it is: no middle is computed. Where several are the same, the mark is bigger. */
export function PlaceSpread({ ask }: { ask: Ask }) {
  const values = Object.values(ask.answers ?? {}).flatMap(({ value }) => value ?? [])
  const times = new Map<string, number>()
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1)
  if (times.size === 0) return null
  return (
    <figure className="place-spread">
      <figcaption className="soft small">{messages.asks.list.spread(values.length)}</figcaption>
      <PlacePicture ends={ask.options ?? []}>
        {[...times].map(([value, count]) => (
          <circle key={value} className="place-given" r={5 + 2 * Math.min(count, 6)} {...drawnAt(placeIn(value))} />
        ))}
      </PlacePicture>
    </figure>
  )
}
