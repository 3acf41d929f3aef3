import { type Accord, type Compared, compareLayers, type Layer, layersOf, linksThrough } from '@balcony/shared-model'
import type { MapDocument } from '@balcony/shared-model'

/** How somebody looks at a map: at what all voices say, at what some do not, or at two laid over each other. It is theirs alone, and not in the map. */
export type Lens =
  | { readonly kind: 'all' }
  | { readonly kind: 'without'; readonly hidden: ReadonlySet<Layer> }
  | { readonly kind: 'two'; readonly first: Layer; readonly second: Layer }

export const WHOLE: Lens = { kind: 'all' }

/** Shows or hides a layer. */
export function switched(lens: Lens, layer: Layer, shown: boolean): Lens {
  const hidden = new Set(lens.kind === 'without' ? lens.hidden : [])
  if (shown) hidden.delete(layer)
  else hidden.add(layer)
  return hidden.size === 0 ? WHOLE : { kind: 'without', hidden }
}

/** Shows one layer of all. */
export function only(layer: Layer, layers: Iterable<Layer>): Lens {
  return { kind: 'without', hidden: new Set([...layers].filter((other) => other !== layer)) }
}

export function isShown(lens: Lens, layer: Layer): boolean {
  if (lens.kind === 'all') return true
  return lens.kind === 'without' ? !lens.hidden.has(layer) : lens.first === layer || lens.second === layer
}

/** The links as they are seen through a lens. */
export function linksSeen(map: Pick<MapDocument, 'links' | 'voices'>, lens: Lens): MapDocument['links'] {
  if (lens.kind === 'all') return map.links
  return linksThrough(map, new Set(layersOf(map).filter((layer) => isShown(lens, layer))))
}

/** What two layers find of each other, the way most worth talking about first. */
export const accords: readonly Accord[] = ['opposite', 'reversed', 'only-first', 'only-second', 'same']

/** What is laid over each other, by how the two stand to each other. */
export function findings(map: MapDocument, first: Layer, second: Layer): [Accord, Compared[]][] {
  const all = compareLayers(map, first, second)
  return accords.map((accord) => [accord, all.filter((one) => one.accord === accord)])
}

/** What to write at the lines of two layers, by the ids of their bundles. */
export function notesOn(
  map: MapDocument,
  { first, second }: { first: Layer; second: Layer },
  words: (accord: Accord) => string,
): Map<string, string> {
  const notes = new Map<string, string>()
  for (const { id, kind, from, to, accord } of compareLayers(map, first, second)) {
    notes.set(id, words(accord))
    if (accord === 'reversed') notes.set(`${kind}:${to}:${from}`, words(accord))
  }
  return notes
}
