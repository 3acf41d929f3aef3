import { type Layer, layersOf, type MapDocument, NO_VOICE, oneOf } from '@balcony/shared-model'
import { messages } from '../messages/index.ts'
import { standingVoices } from '../panels/people.tsx'
import type { Lens } from './lens.ts'
import { isShown } from './lens.ts'

/** What a layer is called. */
export function nameOfLayer(layer: Layer, voices: MapDocument['voices']): string {
  if (layer === NO_VOICE) return messages.voices.list.noVoice
  return voices[oneOf(voices, layer)]?.name || messages.voices.list.unknown
}

/** The layers to choose from: the voices on the list in their order, then those that are not and still hold something, then what has no voice. */
export function layersToChoose(map: Pick<MapDocument, 'links' | 'voices'>): Layer[] {
  const standing = standingVoices(map.voices).map(([id]) => id)
  const holding = layersOf(map)
  const others = holding.filter((layer) => layer !== NO_VOICE && !standing.includes(layer))
  return [...standing, ...others, ...(holding.includes(NO_VOICE) ? [NO_VOICE] : [])]
}

/** In words, what is not seen through a lens; null where all is. */
export function wordsOfLens(lens: Lens, map: Pick<MapDocument, 'links' | 'voices'>): string | null {
  const text = messages.voices.lens
  const name = (layer: Layer) => nameOfLayer(layer, map.voices)
  if (lens.kind === 'all') return null
  if (lens.kind === 'two') return text.two(name(lens.first), name(lens.second))
  const all = layersToChoose(map)
  const shown = all.filter((layer) => isShown(lens, layer))
  const hidden = all.filter((layer) => !isShown(lens, layer))
  if (hidden.length === 0) return null
  return shown.length > 0 && shown.length < hidden.length ? text.only(shown.map(name)) : text.without(hidden.map(name))
}
