/** The width of a text in map units, in the font of the cards. */
export type MeasureText = (text: string) => number

/** A label broken into the lines that a card shows. */
export interface CardText {
  readonly lines: readonly string[]
  /** The width of the widest line. */
  readonly width: number
}

export const MAX_LINES = 3
const ELLIPSIS = '…'

/** Breaks a label at spaces, and inside words that are wider than a line; what is beyond the last line ends in "…". */
export function wrapLabel(label: string, lineWidth: number, measure: MeasureText): CardText {
  const words = label.trim().split(/\s+/).filter(Boolean)
  const lines: string[] = []
  let line = ''
  for (const word of words.flatMap((w) => breakWord(w, lineWidth, measure))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line === '' || measure(longer) <= lineWidth) {
      line = longer
    } else {
      lines.push(line)
      line = word
    }
  }
  if (line !== '') lines.push(line)
  const shown = lines.slice(0, MAX_LINES)
  if (lines.length > MAX_LINES) shown[MAX_LINES - 1] = withEllipsis(shown[MAX_LINES - 1] ?? '', lineWidth, measure)
  return { lines: shown, width: Math.max(0, ...shown.map(measure)) }
}

function breakWord(word: string, lineWidth: number, measure: MeasureText): string[] {
  if (measure(word) <= lineWidth) return [word]
  const parts: string[] = []
  let part = ''
  for (const letter of word) {
    if (part !== '' && measure(part + letter) > lineWidth) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  parts.push(part)
  return parts
}

function withEllipsis(line: string, lineWidth: number, measure: MeasureText): string {
  let kept = Array.from(line)
  while (kept.length > 0 && measure(kept.join('') + ELLIPSIS) > lineWidth) kept = kept.slice(0, -1)
  return kept.join('').trimEnd() + ELLIPSIS
}
