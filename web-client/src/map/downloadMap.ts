import type { MapDocument } from '@balcony/shared-model'

/** Gives the map as one JSON file, in the shape of the shared model; works offline too. */
export function downloadMap(map: MapDocument) {
  downloadJson(map, fileName(map.title))
}

/** Gives anything as a JSON file to keep. */
export function downloadJson(content: unknown, name: string) {
  saveFile(new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }), `${name}.json`)
}

/** Gives a file to keep. */
export function saveFile(file: Blob, name: string) {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
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
