import { listIn, pluralIn } from '../plural.ts'

const plural = pluralIn('en-GB')
const list = listIn('en-GB')
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** Replay: how a map came to be. */
export const history = {
  title: (map: string) => `Replay of ${map}`,
  label: 'Replay',
  loading: 'Fetching the history…',
  failed: 'The history could not be fetched.',
  empty: { title: 'Nothing has happened yet', text: 'As soon as somebody draws, the history begins here.' },
  back: 'Back to now',
  stage: 'The map as it was',
  when: (at: number) => dayAndTime.format(at),
  day: (at: number) => day.format(at),
  time: (at: number) => time.format(at),
  place: (step: number, steps: number) => `Step ${step} of ${steps}`,
  bar: 'Walk through the history',
  slider: 'Place in the history',
  sliderValue: (step: number, steps: number, at: number, text: string) =>
    `Step ${step} of ${steps}, ${dayAndTime.format(at)}: ${text}`,
  play: 'Play',
  pause: 'Pause',
  previous: 'Step back',
  next: 'Step on',
  previousMoment: 'Moment before',
  nextMoment: 'Next moment',
  speed: 'Speed',
  times: (speed: number) => `${speed}×`,
  pictureLate: 'Fetching this picture…',
  pictureFailed: 'This picture could not be fetched.',
  views: {
    label: 'What to see beside the map',
    events: 'What happened',
    moments: 'Moments',
    stakeholders: 'Stakeholders',
    ambitions: 'Ambitions',
  },
  session: (people: readonly string[], steps: number) => {
    const count = plural(steps, { one: '1 step', other: '# steps' })
    if (people.length === 0) return count
    const shown = people.slice(0, 3)
    const more = people.length - shown.length
    const others = more === 0 ? [] : [plural(more, { one: '1 other', other: '# others' })]
    return `${list([...shown, ...others])} · ${count}`
  },
  earlier: (count: number) => plural(count, { one: 'Show 1 earlier step', other: 'Show # earlier steps' }),
  later: (count: number) => plural(count, { one: 'Show 1 later step', other: 'Show # later steps' }),
  moments: {
    none: 'No moment is marked yet.',
    noneText: 'A moment gives a name and a few words to a picture that the group wants to come back to.',
    goTo: (title: string) => `Go to the moment “${title}”`,
    reached: (title: string, narration: string) => `Moment: ${title}. ${narration}`,
    mark: 'Mark this moment',
    intro: 'The picture on screen gets a name, so that the group can come back to it.',
  },
  keys: [
    ['Space', 'play or pause'],
    ['← →', 'a step back or on'],
    ['Page Up, Page Down', 'the moment before or after'],
    ['Home, End', 'the beginning or the end'],
    ['N or Esc', 'back to now'],
  ] as [string, string][],
  keysTitle: 'Keys',
}
