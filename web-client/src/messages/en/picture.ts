import { pluralIn } from '../plural.ts'

const plural = pluralIn('en-GB')
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

/** The map as a picture to print, to send and to hang on a wall. */
export const picture = {
  title: 'Take a picture of the map',
  intro:
    'The whole map as it is now, with its question, the date and what the signs mean. Printed, or saved as PDF from the print window, what you committed to and what was set aside stand beside it, all on one page.',
  alt: (title: string) => `Picture of the map “${title}”, as it will be printed`,
  svg: 'Download as SVG',
  svgHint: 'SVG stays sharp at any size; PNG goes into slides and documents.',
  png: 'Download as PNG',
  failed: 'This browser could not make a PNG of so large a map. Take the SVG instead.',
  empty: 'There is nothing on the map yet.',
  asOf: (at: number) => `As of ${day.format(at)}`,
  paper: {
    next: 'Next session',
    commitments: 'What we committed to',
    aside: 'Set aside, not forgotten',
    nobody: 'nobody’s yet',
    firstStep: (step: string) => `first: ${step}`,
    due: (date: string) => {
      const at = Date.parse(`${date}T12:00:00`)
      return `by ${Number.isNaN(at) ? date : day.format(at)}`
    },
    more: (count: number) => plural(count, { one: 'and 1 more, on the map', other: 'and # more, on the map' }),
  },
  legend: {
    more: 'More leads to more',
    less: 'More leads to less',
    none: 'No effect',
    unsure: 'An effect, which way is not known',
    unsigned: 'Linked, effect not said',
    contested: 'Voices differ on the effect',
    divided: 'One voice is of two minds',
    single: 'One voice says this',
    delay: 'Takes a while to show',
  },
}
