import { pluralIn } from '../plural.ts'

const plural = pluralIn('en-GB')

/** The whole map as a list. */
export const outline = {
  title: 'Outline',
  intro: 'The whole map in words. What you change here changes on the map for everyone.',
  summary: (elements: number, links: number) =>
    `${plural(elements, { one: '1 factor', other: '# factors' })}, ${plural(links, { one: '1 link', other: '# links' })}`,
  find: 'Find in the outline',
  nothing: (words: string) => `Nothing in this map has “${words}” in it.`,
  empty: 'Nothing is on this map yet',
  emptyText: 'Add the first factor: something that changes, and that has a part in the question on the table.',
  emptyRead: 'As soon as someone draws, it appears here.',
  addFactor: 'Add a factor',
  factorLabel: 'Name of the factor',
  factorHint: 'Something that can go up or down, for example “Time carers have for themselves”.',
  kind: 'Kind',
  added: (label: string) => `Added ${label}.`,
  factors: 'Factors and what they lead to',
  open: (label: string) => `Open ${label}`,
  details: 'Details',
  rename: (label: string) => `Change the label of ${label}`,
  setAside: 'Set aside',
  setAsideNamed: (label: string) => `Set ${label} aside`,
  remove: 'Remove',
  removeNamed: (label: string) => `Remove ${label}`,
  unnamed: 'Without a name',
  leadsTo: 'Leads to',
  comesFrom: 'Comes from',
  noLinks: 'Not linked to anything yet.',
  linkFrom: (label: string) => `Link from ${label}`,
  linkShort: 'Add a link from here',
  aside: 'Set aside',
  asideIntro: 'Not on the map now, and not lost: bring back whatever still matters.',
}
