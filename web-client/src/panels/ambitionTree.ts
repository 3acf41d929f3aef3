import { type Ambition, type AmbitionLevel, type Position, type Stance, isHere } from '@balcony/shared-model'

export const levels: readonly AmbitionLevel[] = ['vision', 'ambition', 'outcome', 'commitment']
export const stances: readonly Stance[] = ['commit', 'support', 'unsure', 'cannot']

/** An ambition with those that serve it. */
export interface AmbitionNode {
  id: string
  ambition: Ambition
  children: AmbitionNode[]
}

/**
 * The ambitions as a tree. One whose parent is missing or aside stands at the top; where two people have made each other's
 * ambition the parent at once, the ring is opened at its first member, so that nothing drops out of sight.
 */
export function ambitionTree(ambitions: Record<string, Ambition>): AmbitionNode[] {
  const standing = Object.entries(ambitions)
    .filter(([, one]) => isHere(one))
    .sort(inOrder)
  const nodes = new Map(standing.map(([id, ambition]) => [id, { id, ambition, children: [] as AmbitionNode[] }]))
  const roots: AmbitionNode[] = []
  for (const node of nodes.values()) {
    const parent = nodes.get(node.ambition.parent ?? '')
    if (parent && !isRingHead(node.id, ambitions)) parent.children.push(node)
    else roots.push(node)
  }
  return roots
}

function inOrder([idA, a]: [string, Ambition], [idB, b]: [string, Ambition]): number {
  return (
    levels.indexOf(a.level) - levels.indexOf(b.level) ||
    a.order - b.order ||
    (a.at ?? 0) - (b.at ?? 0) ||
    (idA < idB ? -1 : 1)
  )
}

function isRingHead(id: string, ambitions: Record<string, Ambition>): boolean {
  const ring = [id]
  for (let next = ambitions[id]?.parent; next && ambitions[next]; next = ambitions[next]?.parent) {
    if (next === id) return id === ring.toSorted()[0]
    if (ring.includes(next)) return false
    ring.push(next)
  }
  return false
}

/** Whether `candidate` is the ambition itself or serves it, and so cannot be its parent. */
export function servesIt(candidate: string, id: string, ambitions: Record<string, Ambition>): boolean {
  const seen = new Set<string>()
  for (let next: string | undefined = candidate; next && !seen.has(next); next = ambitions[next]?.parent) {
    if (next === id) return true
    seen.add(next)
  }
  return false
}

/** The positions that are held, those of the rarest stance first: nothing is averaged. */
export function rarestFirst(positions: Record<string, Position>): { stance: Stance; held: [string, Position][] }[] {
  const groups = stances.map((stance) => ({
    stance,
    held: Object.entries(positions)
      .filter(([, position]) => position.stance === stance && position.state !== 'withdrawn')
      .sort(([, a], [, b]) => (a.at ?? 0) - (b.at ?? 0)),
  }))
  return groups.filter(({ held }) => held.length > 0).sort((a, b) => a.held.length - b.held.length)
}

/** An ambition and its id. */
export type Entry = [string, Ambition]

/** What hangs in the air: commitments that serve no outcome, near or far, and outcomes that no commitment serves. */
export function looseEnds(ambitions: Record<string, Ambition>): { commitments: Entry[]; outcomes: Entry[] } {
  const standing = Object.entries(ambitions).filter(([, one]) => isHere(one) && one.status !== 'ended')
  const at = (level: AmbitionLevel) => standing.filter(([, one]) => one.level === level)
  const [commitments, outcomes] = [at('commitment'), at('outcome')]
  const serves = ([candidate]: Entry, [id]: Entry) => servesIt(candidate, id, ambitions)
  return {
    commitments: commitments.filter((one) => !outcomes.some((outcome) => serves(one, outcome))),
    outcomes: outcomes.filter((outcome) => !commitments.some((one) => serves(one, outcome))),
  }
}
