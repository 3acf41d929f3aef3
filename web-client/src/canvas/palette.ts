import type { ElementKind } from '@balcony/shared-model'
import { CARD_KINDS, FONT_SIZE, FONT_WEIGHT } from './cardShape.ts'

/** The colours and the font that the canvas paints with, read from the page's tokens. */
export interface Palette {
  readonly canvas: string
  readonly card: string
  readonly noteCard: string
  readonly cardInk: string
  readonly kinds: Readonly<Record<ElementKind, string>>
  readonly more: string
  readonly less: string
  readonly plain: string
  readonly onBadge: string
  readonly selected: string
  readonly focus: string
  readonly ink: string
  readonly font: string
}

const FORCED: Omit<Palette, 'font' | 'kinds'> = {
  canvas: 'Canvas',
  card: 'Canvas',
  noteCard: 'Canvas',
  cardInk: 'CanvasText',
  more: 'CanvasText',
  less: 'CanvasText',
  plain: 'CanvasText',
  onBadge: 'Canvas',
  selected: 'Highlight',
  focus: 'Highlight',
  ink: 'CanvasText',
}

/** The palette of an element of the page: its tokens, or the system's colours where those are forced. */
export function readPalette(element: HTMLElement, forcedColours: boolean): Palette {
  const style = getComputedStyle(element)
  const font = `${FONT_WEIGHT} ${FONT_SIZE}px ${style.fontFamily}`
  const token = (name: string, otherwise: string) => style.getPropertyValue(`--${name}`).trim() || otherwise
  const perKind = (colour: (kind: ElementKind) => string) =>
    Object.fromEntries(CARD_KINDS.map((kind) => [kind, colour(kind)])) as Record<ElementKind, string>
  if (forcedColours) return { ...FORCED, font, kinds: perKind(() => 'CanvasText') }
  return {
    font,
    canvas: token('canvas', '#ffffff'),
    card: token('card', '#ffffff'),
    noteCard: token('note-wash', '#ffffff'),
    cardInk: token('card-ink', '#000000'),
    kinds: perKind((kind) => token(`kind-${kind}`, '#555555')),
    more: token('sign-plus', '#1d70b8'),
    less: token('sign-minus', '#d55e00'),
    plain: token('sign-none', '#555555'),
    onBadge: token('canvas', '#ffffff'),
    selected: token('accent', '#0e5a57'),
    focus: token('focus', '#ffdd00'),
    ink: token('ink', '#000000'),
  }
}

/** Calls back whenever the palette may read differently: dark or light, forced colours, contrast. */
export function onPaletteChange(callback: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)'].map((query) =>
    matchMedia(query),
  )
  for (const query of queries) query.addEventListener('change', callback)
  const observer = new MutationObserver(callback)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['class', 'data-theme', 'style'] })
  return () => {
    for (const query of queries) query.removeEventListener('change', callback)
    observer.disconnect()
  }
}

export function areColoursForced(): boolean {
  return matchMedia('(forced-colors: active)').matches
}
