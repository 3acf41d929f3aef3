/** The words for a number in one language: every form that the language has, `other` at least. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** Numbers below this are asked about in every frame of a map that moves: their rules are looked up once. */
const COMMON = 200

/** Picks the form for a number; `#` in it stands for the number. Welsh has six forms, English two. */
export function pluralIn(language: string) {
  const rules = new Intl.PluralRules(language)
  const common: Intl.LDMLPluralRule[] = []
  const ruleOf = (count: number) =>
    Number.isInteger(count) && count >= 0 && count < COMMON
      ? (common[count] ??= rules.select(count))
      : rules.select(count)
  return (count: number, forms: Forms): string => (forms[ruleOf(count)] ?? forms.other).replace('#', String(count))
}

/** Joins words as a list is spoken: "Asha, Ben and Cai". */
export function listIn(language: string) {
  const format = new Intl.ListFormat(language, { type: 'conjunction' })
  return (words: readonly string[]): string => format.format(words)
}
