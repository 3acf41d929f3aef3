import type { Element, Stand, WordsStance } from '@balcony/shared-model'

export const wordsStances: readonly WordsStance[] = ['keep', 'reword', 'not-ours', 'unsafe']

/** The stands that are held, those of the rarest stance first: none outvotes another. */
export function standsByRarity(stands: Record<string, Stand>): { stance: WordsStance; held: [string, Stand][] }[] {
  const groups = wordsStances.map((stance) => ({
    stance,
    held: Object.entries(stands)
      .filter(([, stand]) => stand.stance === stance && stand.state !== 'withdrawn')
      .sort(([, a], [, b]) => (a.at ?? 0) - (b.at ?? 0)),
  }))
  return groups.filter(({ held }) => held.length > 0).sort((a, b) => a.held.length - b.held.length)
}

/** How many object to the words of an element. */
export function objectionsTo({ stands }: Pick<Element, 'stands'>): number {
  return Object.values(stands).filter(({ stance, state }) => stance !== 'keep' && state !== 'withdrawn').length
}
