/** Something that can be found by its name, or by other words for it. */
export interface Findable {
  name: string
  words: string
}

/** Those in which every word of the question begins some word, names that begin with it first. */
export function ranked<T extends Findable>(things: readonly T[], question: string): T[] {
  const asked = wordsOf(question)
  return things
    .map((thing) => ({ thing, score: score(thing, asked) }))
    .filter(({ score: fits }) => fits > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ thing }) => thing)
}

function score({ name, words }: Findable, asked: readonly string[]): number {
  if (asked.length === 0) return 1
  const named = wordsOf(name)
  const other = wordsOf(words)
  let sum = 0
  for (const word of asked) {
    if (named.some((one) => one.startsWith(word))) sum += 3
    else if (named.some((one) => one.includes(word))) sum += 2
    else if (other.some((one) => one.startsWith(word))) sum += 1
    else return 0
  }
  return named[0]?.startsWith(asked[0] ?? '') ? sum + 1 : sum
}

/** Words without case and accents, so that "cafe" finds "Café". */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}
