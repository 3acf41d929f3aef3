import { pluralIn } from '../plural.ts'

const plural = pluralIn('en-GB')

/** Who draws just now: hands-off mode and locks. */
export const conduct = {
  landmark: 'Who draws just now',
  /** Said to everybody while only enablers draw. */
  handsOff: (who: string) => `${who} has the pen.`,
  anEnabler: 'An enabler',
  handsOffMine: 'You have the pen.',
  onlyEnablers: 'Only enablers draw just now.',
  handsOn: 'Everybody draws again.',
  giveBack: 'Let everybody draw',
  /** To somebody who wants to draw meanwhile. */
  notNow: (who: string) => `${who} has the pen: only enablers draw just now.`,
  notNowMine: 'Only enablers draw just now.',
  lockedNow: (name: string, others: number) =>
    others === 0
      ? `${name} is locked: only an enabler changes it.`
      : `${name} and ${plural(others, { one: '1 more', other: '# more' })} are locked: only an enabler changes them.`,
  lockedDone: (count: number) => plural(count, { one: 'Locked.', other: 'Locked # things.' }),
  unlockedDone: (count: number) => plural(count, { one: 'Unlocked.', other: 'Unlocked # things.' }),
  failed: (reason: string) => `That did not work: ${reason}`,
  dismiss: 'Close this message',
  lock: {
    lock: 'Lock',
    unlock: 'Unlock',
    hint: 'Lock it, and only enablers change it. Links to it and notes on it stay possible.',
    locked: 'Locked: only enablers change this. Links to it and notes on it stay possible.',
    bound: 'Locked by an enabler: it stays as it is. You can still link to it and leave notes.',
    badge: 'Locked',
  },
}
