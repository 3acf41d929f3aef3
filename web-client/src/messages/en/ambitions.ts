import { listIn, pluralIn } from '../plural.ts'

const list = listIn('en-GB')
const plural = pluralIn('en-GB')
const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** How words came about, who is not in the room, and what agencies offer, need and cannot, side by side. */
export const ambitions = {
  wordings: {
    show: 'How these words came about',
    question: 'The question',
    noQuestion: 'No question yet',
    loading: 'Looking…',
    only: 'These are the first words.',
    latest: 'Now',
    empty: 'No words',
    by: (name: string, at: number) => `${name}, ${when.format(at)}`,
  },
  positions: {
    withdraw: 'Take my position back',
    withdrawn: 'Your position is withdrawn.',
  },
  gaps: {
    title: 'Loose ends',
    commitments: (count: number) =>
      plural(count, { one: 'A commitment that serves no outcome', other: '# commitments that serve no outcome' }),
    outcomes: (count: number) =>
      plural(count, {
        one: 'An outcome that nobody has committed to',
        other: '# outcomes that nobody has committed to',
      }),
  },
  chairs: {
    here: 'In the room',
    empty: 'Empty chairs',
    quiet: (names: readonly string[]) => `Nobody here can speak for ${list(names)}.`,
    quietMore: (names: readonly string[], more: number) =>
      `Nobody here can speak for ${list([...names, plural(more, { one: '1 other', other: '# others' })])}.`,
    quietHint: 'Only enablers see this line.',
    spokenFor: (voices: readonly string[]) => `Spoken for by ${list(voices)}`,
    awaySpeaker: (voices: readonly string[]) => `${list(voices)} would speak for it, and nobody of theirs is here`,
    alone: 'An empty chair',
    speak: (voices: readonly string[]) => `Speak for it as ${list(voices)}`,
    stop: 'No longer speak for it',
    spoke: (name: string) => `You speak for ${name}.`,
    stopped: (name: string) => `You no longer speak for ${name}.`,
    hint: 'To speak for somebody who is not here, say for whom you speak, in the list of people.',
  },
  sides: {
    show: 'Offers and needs, side by side',
    title: 'We can offer, we need, we cannot',
    intro: 'What the cards say, one beside the other. Each is open to be changed on its card.',
    card: 'Who',
    offers: 'Can offer',
    needs: 'Needs',
    cannot: 'Cannot, and why',
    nothing: '–',
    none: 'No card says yet what it can offer, needs or cannot do.',
    silent: (names: readonly string[]) => `Nothing said yet by ${list(names)}.`,
  },
}
