import { bundlesOf, isHere, type MapDocument, visibleElements } from '@balcony/shared-model'
import { messages } from '../messages/index.ts'
import { labelOf } from '../panels/words.ts'

/** So many lines tell what has happened so far. */
const lines = 5

/** What a group has done so far, for whoever comes in the middle: at most five lines, what matters most to them first. */
export function soFar(map: MapDocument): string[] {
  const facts = [drawn(map), asked(map), differ(map), busiest(map), ambitions(map), moment(map), cards(map)]
  return facts.filter((fact) => fact !== null).slice(0, lines)
}

const text = messages.running.catchUp.facts

function drawn(map: MapDocument): string {
  const elements = visibleElements(map)
  if (elements.length === 0) return text.nothing
  const bundles = bundlesOf(map)
  const links = bundles.flatMap((bundle) => bundle.links.map((id) => map.links[id]))
  const hands = new Set([...elements.map(([, element]) => element.by), ...links.map((link) => link?.by)])
  hands.delete(undefined)
  return text.drawn(elements.length, bundles.length, Math.max(1, hands.size))
}

function asked(map: MapDocument): string | null {
  const [last] = Object.values(map.asks)
    .filter((ask) => ask.state === 'revealed')
    .sort((one, other) => Number(other.revealedAt ?? 0) - Number(one.revealedAt ?? 0))
  return last ? text.asked(last.prompt, Object.keys(last.answers ?? {}).length) : null
}

function differ(map: MapDocument): string | null {
  const differing = bundlesOf(map).filter(({ state }) => state === 'contested' || state === 'divided')
  const [first] = differing
  if (!first) return null
  return text.differ(differing.length, labelOf(map.elements[first.from]), labelOf(map.elements[first.to]))
}

function busiest(map: MapDocument): string | null {
  const counts = new Map<string, number>()
  for (const { from, to } of bundlesOf(map)) {
    for (const end of [from, to]) counts.set(end, (counts.get(end) ?? 0) + 1)
  }
  const [most] = [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
  // With a link or two, everything is as busy as everything else.
  return most && most[1] > 2 ? text.busiest(labelOf(map.elements[most[0]]), most[1]) : null
}

function ambitions(map: MapDocument): string | null {
  const all = Object.values(map.ambitions).filter((one) => isHere(one) && one.statement.trim())
  const [last] = all.toSorted((one, other) => Number(other.at ?? 0) - Number(one.at ?? 0))
  return last ? text.ambitions(all.length, last.statement) : null
}

function moment(map: MapDocument): string | null {
  const [last] = Object.values(map.moments).sort((one, other) => Number(other.at ?? 0) - Number(one.at ?? 0))
  return last ? text.moment(last.title) : null
}

function cards(map: MapDocument): string | null {
  const all = Object.values(map.stakeholders).filter(isHere)
  return all.length > 0 ? text.cards(all.length, all.filter(({ room }) => room === 'missing').length) : null
}
