import { messages } from '../messages/index.ts'
import type { LinkView } from './linkView.ts'
import type { CardView, Scene } from './scene.ts'
import type { PaintedWords } from './cast.ts'

const words = messages.canvas

/** What a card is called where it cannot be seen. */
export function cardName(card: CardView, links: number, locked: boolean): string {
  const plain = words.card(labelOf(card), words.kinds[card.kind], links)
  const name = card.objections > 0 ? `${plain}, ${messages.voices.stand.objections(card.objections)}` : plain
  return locked ? words.locked(name) : name
}

export function labelOf(card: CardView | undefined): string {
  return card && card.label.trim() !== '' ? card.label : words.untitled
}

/** What a link says, in words: "Loneliness → GP visits: more leads to more, claimed by 2 voices". */
export function linkName(link: LinkView, scene: Scene, locked: boolean): string {
  const says = link.kind === 'influences' ? words.link.says[link.tone] : words.link.kinds[link.kind]
  const [from, to] = [link.from, link.to].map((end) => labelOf(scene.cards.get(end))) as [string, string]
  const remarks = [link.reasons > 1 ? words.link.reasons(link.reasons) : '', link.note].filter(Boolean)
  const name = [words.link.name(from, to, says, link.voices), ...remarks].join(', ')
  return locked ? words.locked(name) : name
}

export const paintedWords: PaintedWords = {
  reasons: words.link.reasons,
  kind: (link) => words.link.kinds[link.kind],
  card: cardName,
}
