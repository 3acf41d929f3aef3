import { bundleId, type ElementKind, type Sign } from '@balcony/shared-model'
import type { Editor } from '../document/editor.ts'
import type { MapSource } from '../store/mapSource.ts'
import type { Point } from './geometry.ts'
import type { Stage } from './stage.ts'

/** The claim that a freshly drawn link was given, so that its sign can be said next. */
export interface Drawn {
  readonly link: string
  readonly claim: string
}

/** What hands do on the map, as commands to the editor: one action, one change. */
export class Drawing {
  readonly #editor: Editor
  readonly #source: MapSource
  readonly #stage: Stage

  constructor(editor: Editor, source: MapSource, stage: Stage) {
    this.#editor = editor
    this.#source = source
    this.#stage = stage
  }

  add(kind: ElementKind, label: string, at: Point): string {
    return this.#editor.addElement({ kind, label, x: Math.round(at.x), y: Math.round(at.y) })
  }

  relabel(id: string, label: string) {
    const element = this.#source.current().elements[id]
    if (element && label !== '' && element.label !== label) this.#editor.relabel(id, label)
  }

  /** Puts cards where they were dropped. */
  drop(ids: Iterable<string>) {
    const placed = [...ids].flatMap((id) => {
      const at = this.#stage.drags.get(id)
      const card = this.#stage.scene.cards.get(id)
      if (!at || !card) return []
      const x = Math.round(at.x)
      const y = Math.round(at.y)
      return x === card.x && y === card.y ? [] : [{ id, x, y }]
    })
    if (placed.length > 0) this.#editor.moveElements(placed)
    return placed.length
  }

  /** Puts cards around a place, as they lie to each other now. */
  placeAround(ids: readonly string[], at: Point): number {
    const cards = ids.flatMap((id) => this.#stage.scene.cards.get(id) ?? [])
    if (cards.length === 0) return 0
    const middleX = cards.reduce((sum, card) => sum + card.x, 0) / cards.length
    const middleY = cards.reduce((sum, card) => sum + card.y, 0) / cards.length
    this.#editor.moveElements(
      cards.map(({ id, x, y }) => ({ id, x: Math.round(x + at.x - middleX), y: Math.round(y + at.y - middleY) })),
    )
    return cards.length
  }

  /** Draws a link; where there is one already, adds a claim to it, or finds the author's own. */
  link(from: string, to: string): Drawn {
    const { links, elements } = this.#source.current()
    const bundle = bundleId({ from, to, kind: 'influences' }, elements)
    const existing = Object.entries(links).find(
      ([, link]) => link.standing === 'here' && bundleId(link, elements) === bundle,
    )
    if (!existing) return this.#firstClaim(this.#editor.addLink({ from, to }))
    const [id, link] = existing
    const mine = Object.entries(link.claims).find(
      ([, claim]) => claim.state !== 'withdrawn' && this.#editor.isMine(claim),
    )
    return { link: id, claim: mine ? mine[0] : this.#editor.claim(id, {}) }
  }

  sign({ link, claim }: Drawn, sign: Sign) {
    this.#editor.changeClaim(link, claim, { sign })
  }

  #firstClaim(link: string): Drawn {
    const claims = Object.keys(this.#source.current().links[link]?.claims ?? {})
    const claim = claims[0]
    if (claim === undefined) throw new Error(`link ${link} was drawn without a claim`)
    return { link, claim }
  }
}
