import type { Bounds, Point } from './geometry.ts'

/** From this zoom on the words of a card can be read, their letters being 12 pixels high, and a finger finds a card. */
export const READABLE_ZOOM = 0.75
/** A canvas narrower or lower than this is a phone's. Pixels. */
const PHONE = { width: 600, height: 320 }
/** Fitting never magnifies: two cards alone stay the size of cards. */
const MAX_FIT_ZOOM = 1
const PADDING = 56

/** How the eye looks at the map: what is in the middle, and from how near. */
export interface Look {
  readonly at: Point
  readonly zoom: number
}

/** A card as far as it matters to where one looks first. */
export interface Spot extends Point {
  /** How many links touch it. */
  readonly links: number
}

interface Size {
  readonly width: number
  readonly height: number
}

/** All of the map, no nearer than cards are large, and no further than `least`. */
export function wholeLook(bounds: Bounds, { width, height }: Size, least: number): Look {
  const padding = paddingOf(width)
  const zoom = Math.min(
    MAX_FIT_ZOOM,
    (width - 2 * padding) / (bounds.right - bounds.left),
    (height - 2 * padding) / (bounds.bottom - bounds.top),
  )
  return { at: middleOf(bounds), zoom: Math.max(least, zoom) }
}

/** Whether this is a screen on which nobody reads a large map as a whole. */
export function isSmall({ width, height }: Size): boolean {
  return width < PHONE.width || height < PHONE.height
}

/** Whether the whole map cannot be read at once on a small screen. */
export function needsTwoLooks(bounds: Bounds, size: Size): boolean {
  return isSmall(size) && wholeLook(bounds, size, 0).zoom < READABLE_ZOOM
}

/**
 * A part that can be read, around the card with the most links, where most of the talk is; of several, around the one nearest to the middle. It does
 * not look past the edge of the map while there is map on the other side.
 */
export function nearLook(spots: readonly Spot[], bounds: Bounds, size: Size, middle = middleOf(bounds)): Look {
  const away = (spot: Spot) => Math.hypot(spot.x - middle.x, spot.y - middle.y)
  const [first = { ...middle, links: 0 }] = spots.toSorted((a, b) => b.links - a.links || away(a) - away(b))
  const margin = paddingOf(size.width) / READABLE_ZOOM
  const x = within(first.x, bounds.left - margin, bounds.right + margin, size.width / READABLE_ZOOM)
  const y = within(first.y, bounds.top - margin, bounds.bottom + margin, size.height / READABLE_ZOOM)
  return { at: { x, y }, zoom: READABLE_ZOOM }
}

/** The middle of a stretch of this length that lies between two ends, as near to a wish as may be; in their midst, where it is longer. */
function within(wish: number, from: number, to: number, length: number): number {
  if (to - from <= length) return (from + to) / 2
  return Math.min(Math.max(wish, from + length / 2), to - length / 2)
}

function middleOf({ left, right, top, bottom }: Bounds): Point {
  return { x: (left + right) / 2, y: (top + bottom) / 2 }
}

function paddingOf(width: number): number {
  return Math.min(PADDING, width * 0.06)
}
