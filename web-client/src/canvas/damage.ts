import type { Bounds } from './geometry.ts'

/** The side of the squares that a picture is mended by, in pixels of the paper. */
const TILE = 64

/** A rectangle of whole pixels. */
export interface PixelBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The boxes, none upon another, that together cover these rectangles as far as they are on paper of this size. All in pixels. */
export function boxesOver(rectangles: readonly Bounds[], width: number, height: number): PixelBox[] {
  const columns = Math.ceil(width / TILE)
  const rows = Math.ceil(height / TILE)
  const hit = new Uint8Array(columns * rows)
  for (const { left, right, top, bottom } of rectangles) {
    const lastColumn = Math.min(columns - 1, Math.floor(right / TILE))
    const lastRow = Math.min(rows - 1, Math.floor(bottom / TILE))
    for (let row = Math.max(0, Math.floor(top / TILE)); row <= lastRow; row++) {
      for (let column = Math.max(0, Math.floor(left / TILE)); column <= lastColumn; column++)
        hit[row * columns + column] = 1
    }
  }
  const boxes: PixelBox[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const first = column
      while (column < columns && hit[row * columns + column] === 1) column++
      if (column === first) continue
      const x = first * TILE
      const y = row * TILE
      boxes.push({ x, y, width: Math.min(width, column * TILE) - x, height: Math.min(height, y + TILE) - y })
    }
  }
  return boxes
}
