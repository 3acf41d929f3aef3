/** The words for a number in one language: every form that the language has, `other` at least. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** Picks the form for a number; `#` in it stands for the number. Welsh has six forms, English two. */
export function pluralIn(language: string) {
  const rules = new Intl.PluralRules(language)
  return (count: number, forms: Forms): string =>
    (forms[rules.select(count)] ?? forms.other).replace('#', String(count))
}

/** Joins words as a list is spoken: "Asha, Ben and Cai". */
export function listIn(language: string) {
  const format = new Intl.ListFormat(language, { type: 'conjunction' })
  return (words: readonly string[]): string => format.format(words)
}
