/** A place between two axes: each from 0, at its first end, to 1. */
export interface PlaceAt {
  readonly x: number
  readonly y: number
}

/** Where a place stands before anybody moved it. */
export const middle = '0.5,0.5'

/** Places are kept to a twentieth, which a hand can set again. */
const step = 0.05

/** Reads `0.25,0.8`; what is no place stands in the middle. */
export function placeIn(value: string | null | undefined): PlaceAt {
  const [x = NaN, y = NaN] = (value ?? '').split(',').map(Number)
  return x >= 0 && x <= 1 && y >= 0 && y <= 1 ? { x, y } : { x: 0.5, y: 0.5 }
}

export function placeWord({ x, y }: PlaceAt): string {
  return `${rounded(x)},${rounded(y)}`
}

function rounded(at: number): number {
  return Math.round(Math.round(Math.min(1, Math.max(0, at)) / step) * step * 100) / 100
}
