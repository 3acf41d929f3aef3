import type { Node } from '@xyflow/react'
import type { Curve, Point } from './geometry.ts'
import type { Emphasis } from './linkPainter.ts'
import type { LinkView } from './linkView.ts'
import type { CardView, Scene } from './scene.ts'

/** What a card's element of the page is told. */
export interface CardData extends Record<string, unknown> {
  readonly card: CardView
  readonly editable: boolean
  readonly fresh: boolean
  /** Whether only enablers change it. */
  readonly locked: boolean
  /** How many links touch the card: part of its name. */
  readonly links: number
}

export type CardNode = Node<CardData, 'card'>

/** A link that is also an element of the page, so that it can be found, focused and named. */
export interface LiveLink {
  readonly link: LinkView
  readonly curve: Curve
}

/** What the page holds of the map now; the rest is paint. */
export interface Cast {
  readonly scene: Scene
  readonly nodes: CardNode[]
  readonly links: readonly LiveLink[]
}

/**
 * The links that are elements, each where it was before for as long as one of its cards is dragged: nobody presses them meanwhile, and elements that change
 * in every frame would have the browser draw anew all that they cross. The same array where nothing differs.
 */
export function linksAtRest(
  shown: readonly LiveLink[],
  before: readonly LiveLink[],
  dragged: ReadonlyMap<string, Point>,
): readonly LiveLink[] {
  const resting =
    dragged.size === 0
      ? shown
      : shown.map((one) => {
          const { from, to } = one.link
          return ((dragged.has(from) || dragged.has(to)) && before.find(({ link }) => link === one.link)) || one
        })
  const same =
    resting.length === before.length &&
    resting.every(({ link, curve }, i) => link === before[i]!.link && curve === before[i]!.curve)
  return same ? before : resting
}

/** How others show on the map: whose card is being dragged where, and what they have selected. */
export interface Others {
  readonly drags: ReadonlyMap<string, Point>
  readonly colours: ReadonlyMap<string, string>
}

/** Whether others show the same in two messages. */
export function isSame(one: Others, other: Others): boolean {
  if (one.drags.size !== other.drags.size || one.colours.size !== other.colours.size) return false
  for (const [id, { x, y }] of one.drags) {
    const at = other.drags.get(id)
    if (at?.x !== x || at.y !== y) return false
  }
  return [...one.colours].every(([id, colour]) => other.colours.get(id) === colour)
}

/** What the painter says in words. */
export interface PaintedWords {
  reasons(count: number): string
  kind(link: LinkView): string
  card(card: CardView, links: number, locked: boolean): string
}

/** The links to stress, and how to draw the others meanwhile. */
export interface Attention {
  readonly links: ReadonlySet<LinkView>
  readonly others: Emphasis
}

/** A link that is being drawn: from a card to a place, to a card, or to nowhere yet. */
export interface Draft {
  readonly from: string
  readonly to: Point | string | null
}
