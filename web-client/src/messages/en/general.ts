import { listIn, pluralIn } from '../plural.ts'

const plural = pluralIn('en-GB')
const list = listIn('en-GB')

/** What every part of the page says. */
export const general = {
  language: 'en-GB',
  app: {
    name: 'Balcony',
    tagline: 'Draw your system together, live. Step back and see how the picture changed.',
    skip: 'Skip to main content',
    home: 'Balcony: all my maps',
    title: (page: string) => `${page} – Balcony`,
  },
  list,
  plural,
  optional: '(if you like)',
  actions: {
    add: 'Add',
    cancel: 'Cancel',
    close: 'Close',
    done: 'Done',
    save: 'Save',
    send: 'Send',
    edit: 'Edit',
    editNamed: (what: string) => `Edit ${what.toLowerCase()}`,
    remove: 'Remove',
    print: 'Print',
    tryAgain: 'Try again',
    reload: 'Load the page again',
    goHome: 'Go to my maps',
  },
  copy: {
    copy: 'Copy',
    copied: 'Copied',
    done: 'Copied.',
    failed: 'Your browser would not copy. Select the words and copy them yourself.',
  },
  composer: {
    private: 'Only you see this until you send it.',
    sent: 'Sent.',
  },
  roles: {
    enabler: {
      name: 'Enabler',
      what: 'Runs the session: draws, invites, marks moments, changes who may do what.',
      you: 'you draw, invite, mark moments, and see to who may do what.',
    },
    participant: {
      name: 'Participant',
      what: 'Draws and changes the map with everyone else.',
      you: 'you draw and change the map with everyone else.',
    },
    observer: {
      name: 'Observer',
      what: 'Sees everything, live and in replay, and changes nothing.',
      you: 'you see everything, live and in replay, and change nothing.',
    },
    guest: {
      name: 'Guest',
      what: 'Sees the current picture and the published moments only.',
      you: 'you see the current picture and the published moments.',
    },
  },
  voiceKinds: {
    agency: 'Agency or organisation',
    community: 'Community or carers’ group',
    'lived-experience': 'People with lived experience',
    self: 'Just oneself',
    other: 'Something else',
  },
  justMe: 'Just me',
  someone: 'Someone',
  you: 'you',
  time: {
    justNow: 'just now',
    ago: (milliseconds: number): string => {
      const minutes = Math.round(milliseconds / 60_000)
      if (minutes < 1) return 'just now'
      if (minutes < 60) return plural(minutes, { one: '# minute ago', other: '# minutes ago' })
      const hours = Math.round(minutes / 60)
      if (hours < 24) return plural(hours, { one: '# hour ago', other: '# hours ago' })
      const days = Math.round(hours / 24)
      if (days < 31) return plural(days, { one: 'yesterday', other: '# days ago' })
      const months = Math.round(days / 30.4)
      if (months < 12) return plural(months, { one: '# month ago', other: '# months ago' })
      return plural(Math.round(days / 365), { one: 'a year ago', other: '# years ago' })
    },
  },
  codes: {
    return: {
      title: 'Your return code',
      why: 'There are no passwords here. This code is how you come back as yourself on another device, or when this browser has forgotten you. Keep it somewhere private: whoever has it can act as you.',
      label: 'Return code',
    },
    recovery: {
      title: 'This map’s recovery code',
      why: 'If every enabler loses their way in, this code makes whoever holds it an enabler again. Keep it where your organisation keeps such things, and share it with a second enabler.',
      label: 'Recovery code',
    },
    once: 'We show these once. We keep only a scrambled copy, so we cannot show them again.',
    kept: 'I have kept them safely',
    continue: 'Go to the map',
    printTitle: (map: string) => `Codes for “${map}”`,
  },
  problems: {
    title: 'Something went wrong',
    network: 'We could not reach the server. Check your connection and try again.',
    unexpected: 'That did not work, and we do not know why. Please try again.',
    crash: 'This page ran into a fault. What was saved is safe; loading the page again usually helps.',
  },
  missing: {
    title: 'There is no such page',
    text: 'The address may be mistyped or cut off. If someone sent you a link, ask them to send it again.',
  },
}
