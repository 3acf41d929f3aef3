/** A piece of SVG, already safe to stand in a file. */
export type Svg = string

/** An element with attributes and what is in it. Texts must have gone through {@link escaped}. */
export function tag(name: string, attributes: { readonly [name: string]: string | number }, inner: Svg = ''): Svg {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${typeof value === 'number' ? rounded(value) : escaped(value)}"`,
  )
  return inner === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inner}</${name}>`
}

/** Words as they may stand in XML: what people write is never markup, and what XML cannot hold is left out. */
export function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function rounded(value: number): string {
  return String(Math.round(value * 10) / 10)
}
