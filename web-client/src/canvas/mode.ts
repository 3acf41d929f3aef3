import type { ElementKind } from '@balcony/shared-model'
import type { Point } from './geometry.ts'
import type { Spot } from './mapCanvasProps.ts'

/**
 * What the next press on the map means. Every mode ends by Escape.
 *
 *   idle ──L, handle──► linking ──card──► signing ──sign, Escape──► idle
 *   idle ──M, Move────► placing ──place─► idle
 *   idle ──something to drop─► dropping ──place, card─► idle
 *   idle ──A, double press on the ground─► adding ──words, Enter, elsewhere──► idle
 *   idle ──F2, double press on a card───► editing ──Enter, Escape, elsewhere──► idle
 */
export type Mode =
  | { readonly kind: 'idle' }
  | { readonly kind: 'linking'; readonly from: string }
  | { readonly kind: 'placing'; readonly ids: readonly string[] }
  | { readonly kind: 'dropping'; readonly words: string; readonly done: (spot: Spot) => void }
  | { readonly kind: 'adding'; readonly element: ElementKind; readonly at: Point }
  | { readonly kind: 'editing'; readonly id: string }
  | { readonly kind: 'signing'; readonly link: string; readonly claim: string; readonly backTo: string }

export const IDLE: Mode = { kind: 'idle' }
