import { type MapDocument, oneOf, type Standing } from '@balcony/shared-model'
import { messages } from '../messages/index.ts'
import { bundlesOf } from './bundle.ts'
import { labelOf } from './words.ts'

/** The collections whose records can leave the map, in the order in which they are listed. */
export const asideCollections = ['elements', 'links', 'stakeholders', 'ambitions', 'notes', 'areas', 'voices'] as const

export type AsideCollection = (typeof asideCollections)[number]

/** Something that is not on the map now, and is not lost. */
export interface AsideRecord {
  readonly collection: AsideCollection
  readonly id: string
  readonly name: string
  /** Why it left, as whoever set it aside said. */
  readonly why: string
  /** What it is one with now, where that is why. */
  readonly one: string | null
}

/** What a record is called when it is spoken of. */
export function nameOfRecord(collection: AsideCollection, id: string, map: MapDocument): string {
  const link = map.links[id]
  if (collection === 'links' && link) {
    return messages.panels.link.between(labelOf(map.elements[link.from]), labelOf(map.elements[link.to]))
  }
  const record = map[collection][id] as { label?: string; name?: string; statement?: string; text?: string } | undefined
  const words = record?.label ?? record?.name ?? record?.statement ?? record?.text ?? ''
  return words.trim() || messages.panels.words.unnamed
}

/** What every record has that can leave the map. */
type Standee = { standing: Standing; standingWhy: string; oneWith?: string }

/** All that left the map, of a collection. */
export function asideIn(collection: AsideCollection, map: MapDocument): AsideRecord[] {
  const records: Record<string, Standee> = map[collection]
  return Object.entries(records).flatMap(([id, { standing, standingWhy }]) => {
    if (standing === 'here') return []
    const one = oneOf(records, id)
    const why = standing === 'gone' ? messages.voices.aside.gone : standingWhy
    const name = nameOfRecord(collection, id, map)
    return [{ collection, id, name, why, one: one === id ? null : nameOfRecord(collection, one, map) }]
  })
}

export function countAside(map: MapDocument): number {
  return asideCollections.reduce((sum, collection) => sum + asideIn(collection, map).length, 0)
}

/** What left the map from one picture to the next. What did not change keeps its identity, so this reads little. */
export function leftBetween(before: MapDocument, after: MapDocument): AsideRecord[] {
  return asideCollections.flatMap((collection) => {
    const [was, is]: Record<string, { standing: string }>[] = [before[collection], after[collection]]
    if (was === is || !was || !is) return []
    const left = new Set(
      Object.keys(is).filter((id) => was[id] !== is[id] && was[id]?.standing === 'here' && is[id]?.standing !== 'here'),
    )
    return left.size === 0 ? [] : asideIn(collection, after).filter(({ id }) => left.has(id))
  })
}

/** How many lines leave the map with some elements. */
export function linksGoingWith(ids: readonly string[], map: MapDocument): number {
  return bundlesOf(map).filter(({ from, to, links }) => {
    return (ids.includes(from) || ids.includes(to)) && !links.every((link) => ids.includes(link))
  }).length
}
