import { type Ambition, type MapDocument, type Voice, isHere } from '@balcony/shared-model'
import { messages } from '../messages/index.ts'

/** One entry of a list on paper: what it is, and what more there is to say, in one line. */
export interface PaperItem {
  readonly id: string
  readonly words: string
  readonly facts: string
}

/** A list as far as there is room for it, and how many more there are. */
export interface PaperList {
  readonly items: readonly PaperItem[]
  readonly more: number
}

/** What stands beside the map on paper. */
export interface OnPaper {
  readonly commitments: PaperList
  readonly aside: PaperList
}

/** The lines that the column beside the map has for its lists: a page of A4 on its side, in small print. */
export const LINES_ON_PAPER = 38
/** Of these the commitments may leave none to what was set aside but these. */
const LEAST_ASIDE = 12
/** Letters in a line of that column, on average; fewer than there is room for, as some are wide. */
const LETTERS = 42
/** A longer text is cut: it stands in full on the map. */
const MOST_LETTERS = 170
/** The gap after an entry, in lines. */
const GAP = 0.5

/** The commitments, those due first first, and what was set aside, with the reason: as much as fits on one page beside the map. */
export function onPaper(map: MapDocument, lines = LINES_ON_PAPER): OnPaper {
  const commitments = commitmentsOf(map)
  const aside = asideOf(map)
  const wanted = aside.reduce((sum, item) => sum + linesOf(item), 0)
  const first = fitting(commitments, lines - Math.min(wanted, LEAST_ASIDE))
  const used = first.items.reduce((sum, item) => sum + linesOf(item), 0)
  return { commitments: first, aside: fitting(aside, lines - used) }
}

function commitmentsOf({ ambitions, voices }: MapDocument): PaperItem[] {
  return Object.entries(ambitions)
    .filter(([, one]) => one.level === 'commitment' && isHere(one) && one.status !== 'ended' && one.statement.trim())
    .sort(([, a], [, b]) => (a.due ?? '9').localeCompare(b.due ?? '9') || a.order - b.order)
    .map(([id, one]) => ({ id, words: cut(one.statement), facts: cut(factsOf(one, voices)) }))
}

/** Who, which post, the first step, by when. */
function factsOf({ owners, post, firstStep, due, status }: Ambition, voices: Record<string, Voice>): string {
  const text = messages.picture.paper
  const names = Object.keys(owners).flatMap((id) => voices[id]?.name ?? [])
  return [
    names.length > 0 ? messages.list(names) : text.nobody,
    post,
    firstStep.trim() && text.firstStep(firstStep.trim()),
    due && text.due(due),
    status === 'open' ? '' : messages.panels.ambitions.statuses[status],
  ]
    .filter(Boolean)
    .join(' · ')
}

function asideOf({ elements, stakeholders, ambitions }: MapDocument): PaperItem[] {
  // A card that is one with another is on the map, as that other.
  const named: [string, string, { standing: string; standingWhy: string; at?: number | undefined }][] = [
    ...Object.entries(elements)
      .filter(([, one]) => one.oneWith === undefined)
      .map(([id, one]): [string, string, typeof one] => [id, one.label, one]),
    ...Object.entries(stakeholders).map(([id, one]): [string, string, typeof one] => [id, one.name, one]),
    ...Object.entries(ambitions).map(([id, one]): [string, string, typeof one] => [id, one.statement, one]),
  ]
  return named
    .filter(([, words, one]) => one.standing === 'aside' && words.trim() !== '')
    .map(([id, words, one]) => ({ id, words: cut(words), facts: cut(one.standingWhy) }))
}

function fitting(all: readonly PaperItem[], lines: number): PaperList {
  const items: PaperItem[] = []
  let left = lines
  for (const item of all) {
    left -= linesOf(item)
    if (left < 0) break
    items.push(item)
  }
  return { items, more: all.length - items.length }
}

function linesOf({ words, facts }: PaperItem): number {
  return Math.ceil(words.length / LETTERS) + Math.ceil(facts.length / LETTERS) + GAP
}

function cut(words: string): string {
  const all = Array.from(words.trim().replaceAll(/\s+/g, ' '))
  return all.length <= MOST_LETTERS
    ? all.join('')
    : `${all
        .slice(0, MOST_LETTERS - 1)
        .join('')
        .trimEnd()}…`
}
