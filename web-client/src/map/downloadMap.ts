import type { MapDocument } from '@balcony/shared-model'

/** Gives the map as one JSON file, in the shape of the shared model; works offline too. */
export function downloadMap(map: MapDocument) {
  const file = new Blob([JSON.stringify(map, null, 2)], { type: 'application/json' })
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = `${fileName(map.title)}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** A title as a file name that every system takes. */
export function fileName(title: string): string {
  const name = title
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')
    .toLocaleLowerCase('en-GB')
    .slice(0, 60)
  return name || 'map'
}
