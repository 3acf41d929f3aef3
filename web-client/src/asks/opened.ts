import type { Ask } from '@balcony/shared-model'

/** One thing that was answered, by however many. */
export interface OpenedAnswer {
  /** The answers that these words are. */
  readonly ids: readonly string[]
  /** As one of those who said it wrote it. */
  readonly text: string
  readonly value: string | null
  /** How many said it in these words. */
  readonly times: number
  /** Whose voices; empty where the ask has none. */
  readonly voices: readonly string[]
}

/** What was answered, the same words once, rarest first: what only one person said is never buried under what many said. */
export function openedAnswers(ask: Ask): OpenedAnswer[] {
  const found = new Map<
    string,
    { ids: string[]; text: string; value: string | null; times: number; voices: Set<string> }
  >()
  for (const [id, answer] of Object.entries(ask.answers ?? {})) {
    const value = answer.value ?? null
    const key = `${value ?? ''} ${plain(answer.text)}`
    const same = found.get(key) ?? { ids: [], text: answer.text, value, times: 0, voices: new Set<string>() }
    same.ids.push(id)
    same.times += 1
    for (const voice of Object.keys(answer.voices ?? {})) same.voices.add(voice)
    found.set(key, same)
  }
  const often = timesOf([...found.values()])
  return [...found.values()]
    .map((one) => ({ ...one, voices: [...one.voices] }))
    .sort((one, other) => often(one) - often(other) || one.times - other.times || compare(one.text, other.text))
}

/** Of answers with a value, how often that value was given counts, whatever the reasons. */
function timesOf(all: readonly { value: string | null; times: number }[]) {
  const byValue = new Map<string, number>()
  for (const { value, times } of all) if (value !== null) byValue.set(value, (byValue.get(value) ?? 0) + times)
  return (one: { value: string | null; times: number }) =>
    one.value === null ? one.times : (byValue.get(one.value) ?? one.times)
}

function plain(text: string): string {
  return text.trim().toLowerCase().replaceAll(/\s+/gu, ' ')
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
