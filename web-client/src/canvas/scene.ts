import type { Element, ElementKind, MapDocument } from '@balcony/shared-model'
import { knownKind, layOutCard, shapeOf } from './cardShape.ts'
import type { MeasureText } from './cardText.ts'
import type { Inside } from './geometry.ts'
import { objectionsTo } from '../panels/wordsStands.ts'
import { linkViews, type LinkView } from './linkView.ts'

/** An element as it is drawn: its words laid out, its size known, its centre where the map has it. */
export interface CardView {
  readonly id: string
  readonly kind: ElementKind
  readonly label: string
  readonly lines: readonly string[]
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly inside: Inside
  readonly by: string | undefined
  /** How many object to its words. */
  readonly objections: number
}

/** What there is to draw: the cards that stand on the map, and the links between them. */
export interface Scene {
  readonly cards: ReadonlyMap<string, CardView>
  readonly links: readonly LinkView[]
  /** The links that touch a card, by the card's id. */
  readonly linksOf: ReadonlyMap<string, readonly LinkView[]>
  readonly linkById: ReadonlyMap<string, LinkView>
}

/** Whether nothing stands on a map. Its scene is empty for a moment too while the page finds out in which font to lay it out. */
export function isBare(map: MapDocument): boolean {
  return !Object.values(map.elements).some((element) => element.standing === 'here')
}

/** What is remarkable about links in the way the map is looked at, by the ids of their bundles. */
export type Notes = ReadonlyMap<string, string>

/** Makes scenes of maps; what did not change from one map to the next keeps its identity. */
export class SceneMaker {
  readonly #measure: MeasureText
  readonly #views = new WeakMap<Element, CardView>()
  #links: MapDocument['links'] | null = null
  #voices: MapDocument['voices'] | null = null
  #notes: Notes | undefined
  #standing = ''
  #last: Scene | null = null

  constructor(measure: MeasureText) {
    this.#measure = measure
  }

  /** @param notes on links, by the ids of their bundles */
  sceneOf(map: MapDocument, notes?: Notes): Scene {
    const cards = new Map<string, CardView>()
    for (const [id, element] of Object.entries(map.elements)) {
      if (element.standing === 'here') cards.set(id, this.#viewOf(id, element))
    }
    const standing = [...cards.keys()].join()
    const isSame = this.#links === map.links && this.#voices === map.voices && this.#notes === notes
    if (this.#last && isSame && this.#standing === standing) {
      this.#last = { ...this.#last, cards }
    } else {
      this.#last = { cards, ...indexed(linkViews(map, notes)) }
    }
    this.#links = map.links
    this.#voices = map.voices
    this.#notes = notes
    this.#standing = standing
    return this.#last
  }

  #viewOf(id: string, element: Element): CardView {
    const known = this.#views.get(element)
    if (known) return known
    const kind = knownKind(element.kind)
    const { text, width, height } = layOutCard(kind, element.label, this.#measure)
    const view: CardView = {
      id,
      kind,
      label: element.label,
      lines: text.lines,
      x: element.x,
      y: element.y,
      width,
      height,
      inside: shapeOf(kind).inside(width, height),
      by: element.by,
      objections: objectionsTo(element),
    }
    this.#views.set(element, view)
    return view
  }
}

function indexed(links: readonly LinkView[]): Pick<Scene, 'links' | 'linksOf' | 'linkById'> {
  const linksOf = new Map<string, LinkView[]>()
  const linkById = new Map<string, LinkView>()
  for (const link of links) {
    for (const id of link.ids) linkById.set(id, link)
    for (const end of new Set([link.from, link.to])) {
      const known = linksOf.get(end)
      if (known) known.push(link)
      else linksOf.set(end, [link])
    }
  }
  return { links, linksOf, linkById }
}
