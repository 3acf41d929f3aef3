/** Twice the size of the screen, so that print and projectors show sharp letters. */
const SHARP = 2
/** Browsers refuse canvases of more pixels, or make them blank: the smallest limit of those in use. */
const MOST_PIXELS = 16_777_216
/** Nor may either side be longer. Pixels. */
const LONGEST_SIDE = 8192

/** How much larger than the picture its PNG is; below 1 for maps too large to be sharp. */
export function scaleOf({ width, height }: { width: number; height: number }): number {
  return Math.min(SHARP, Math.sqrt(MOST_PIXELS / (width * height)), LONGEST_SIDE / Math.max(width, height))
}

/** An SVG file as a PNG file. Rejects where the browser cannot draw it. */
export async function toPng(svg: Blob, size: { width: number; height: number }): Promise<Blob> {
  const address = URL.createObjectURL(svg)
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    const scale = scaleOf(size)
    canvas.width = Math.floor(size.width * scale)
    canvas.height = Math.floor(size.height * scale)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const png = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
    if (!png) throw new Error('the browser made no PNG')
    return png
  } finally {
    URL.revokeObjectURL(address)
  }
}
