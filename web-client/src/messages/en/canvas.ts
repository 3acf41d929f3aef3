import { pluralIn } from '../plural.ts'

const plural = pluralIn('en-GB')

/** The map as a drawing: cards, links, gestures. */
export const canvas = {
  label: (cards: number, links: number) =>
    `Map with ${plural(cards, { one: '1 card', other: '# cards' })} and ${plural(links, { one: '1 link', other: '# links' })}`,
  untitled: 'No words yet',
  kinds: {
    factor: 'Factor',
    outcome: 'Outcome',
    action: 'Action',
    service: 'Service',
    stakeholder: 'Stakeholder',
    note: 'Note',
  },
  card: (label: string, kind: string, links: number) =>
    `${label}, ${kind.toLowerCase()}, ${links === 0 ? 'no links' : plural(links, { one: '1 link', other: '# links' })}`,
  locked: (name: string) => `${name}, locked`,
  link: {
    name: (from: string, to: string, says: string, voices: number) =>
      `${from} → ${to}: ${says}, ${voices === 0 ? 'claimed by nobody yet' : plural(voices, { one: 'claimed by 1 voice', other: 'claimed by # voices' })}`,
    says: {
      more: 'more leads to more',
      less: 'more leads to less',
      none: 'no effect',
      unsure: 'effect not known',
      unsigned: 'effect not said',
      contested: 'voices differ on the effect',
      divided: 'people of one voice differ on the effect',
    },
    kinds: {
      influences: '',
      'works-with': 'works with',
      'depends-on': 'depends on',
      'part-of': 'is part of',
    },
    reasons: (count: number) => plural(count, { one: '1 reason', other: '# reasons' }),
  },
  sign: {
    title: 'What does more of the first do to the second?',
    more: 'More → more',
    less: 'More → less',
    unsure: 'Not sure',
    later: 'Say it later',
    said: (from: string, to: string, says: string) => `${from} → ${to}: ${says}.`,
  },
  linking: {
    hint: (from: string) => `Link from “${from}”: choose where it leads.`,
    keys: (from: string) => `Link from ${from}. Arrow keys go to a card, Enter links to it, Escape stops.`,
    same: 'A link needs two different cards.',
    stopped: 'No link made.',
    cancel: 'Stop linking',
  },
  placing: {
    hint: (count: number) =>
      plural(count, { one: 'Tap where the card should go.', other: 'Tap where the # cards should go.' }),
    cancel: 'Stop moving',
    moved: (count: number) => plural(count, { one: 'Moved 1 card.', other: 'Moved # cards.' }),
    stopped: 'Nothing was moved.',
  },
  dropping: {
    hint: (words: string) => `Tap where “${words}” should go, or the card that is the same.`,
  },
  edit: {
    label: (kind: string) => `Words on this ${kind.toLowerCase()}`,
    placeholder: 'What is it?',
  },
  tools: {
    label: 'Zoom',
    fit: 'Show the whole map',
    near: 'Come near enough to read',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    selection: 'With what is selected',
    rename: 'Change words',
    link: 'Link',
    move: 'Move',
    open: 'Open',
    remove: 'Remove',
    lock: 'Lock',
    unlock: 'Unlock',
    several: (count: number) => plural(count, { one: '1 selected', other: '# selected' }),
  },
  empty: {
    title: 'Nothing here yet',
    draw: 'Double-click anywhere to add the first factor: something that plays a part, in a few words.',
    tap: 'Tap the button to add the first factor: something that plays a part, in a few words.',
    add: 'Add the first factor',
    watch: 'As soon as somebody draws, it appears here.',
  },
}
