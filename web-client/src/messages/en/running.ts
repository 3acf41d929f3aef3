import { pluralIn } from '../plural.ts'

const plural = pluralIn('en-GB')

/** Running a session: agenda, timer, being called together, catching up, writing down what was heard. */
export const running = {
  step: {
    label: 'Where we are',
    of: (number: number, all: number) => `Step ${number} of ${all}`,
    unnamed: 'A step without a name',
    announced: (title: string, prompt: string) => `Now: ${title}. ${prompt}`,
    ended: 'The step has ended.',
    timeUp: (title: string) => `Time is up for “${title}”.`,
    moreTime: (left: string) => `There is more time: ${left} left.`,
    next: (title: string) => `Next: ${title}`,
    finish: 'End the last step',
    pause: 'Pause the timer',
    resume: 'Let the timer run',
    extend: (minutes: number) => plural(minutes, { one: '1 more minute', other: '# more minutes' }),
    showPrompt: 'Show what to do',
    hidePrompt: 'Hide what to do',
    failed: (reason: string) => `That did not work: ${reason}`,
  },
  timer: {
    label: 'Time left',
    up: 'Time is up',
    paused: 'paused',
    left: (clock: string) => `${clock} left`,
    /** For screen readers and sentences, where a clock reads badly. */
    spoken: (seconds: number) =>
      seconds >= 60
        ? plural(Math.round(seconds / 60), { one: '1 minute', other: '# minutes' })
        : plural(seconds, { one: '1 second', other: '# seconds' }),
  },
  agenda: {
    title: 'Agenda',
    intro: 'What the group does, one step after the other. Everybody sees the step that is on.',
    none: 'There is no agenda yet.',
    noneEnabler: 'There is no agenda yet. Take one of six workshops and change it, or write steps of your own.',
    total: (minutes: number) => plural(minutes, { one: '1 minute in all', other: '# minutes in all' }),
    minutes: (minutes: number) => plural(minutes, { one: '1 minute', other: '# minutes' }),
    now: 'now',
    done: 'done',
    begin: 'Begin',
    beginNamed: (title: string) => `Begin “${title}”`,
    again: 'Begin again',
    end: 'End this step',
    change: 'Change',
    changeNamed: (title: string) => `Change “${title}”`,
    up: (title: string) => `Move “${title}” up`,
    down: (title: string) => `Move “${title}” down`,
    moved: (title: string, place: number, all: number) => `“${title}” is now step ${place} of ${all}.`,
    remove: 'Take it out',
    removed: (title: string) => `“${title}” is out of the agenda. Undo brings it back.`,
    add: 'Add a step',
    added: (title: string) => `Added the step “${title}”.`,
    workshops: 'Take a workshop',
    workshopsIntro: 'Its steps are put at the end of the agenda. Change them as you like.',
    take: 'Take these steps',
    takeNamed: (name: string) => `Take the steps of “${name}”`,
    taken: (count: number, name: string) =>
      plural(count, { one: `1 step of “${name}” is in the agenda.`, other: `# steps of “${name}” are in the agenda.` }),
    steps: (count: number, minutes: number) =>
      `${plural(count, { one: '1 step', other: '# steps' })}, ${plural(minutes, { one: '1 minute', other: '# minutes' })}`,
    form: {
      title: 'Name of the step',
      prompt: 'What people do, as you would say it',
      minutes: 'Minutes',
      minutesHint: 'Leave it empty if it takes as long as it takes.',
      minutesWrong: 'Minutes are a whole number from 1 to 1440.',
      titleMissing: 'Give the step a name.',
      tool: 'Done with',
    },
    tools: {
      talk: 'Talking',
      ask: 'A question to everyone',
      factors: 'Factors',
      links: 'Links',
      cards: 'Stakeholder cards',
      notes: 'Notes',
      ambitions: 'Ambitions',
      replay: 'Replay',
      moment: 'Marking the moment',
    },
  },
  call: {
    label: 'Looking together',
    invited: (who: string) => `${who} invites everyone to look at the same place.`,
    announced: (who: string) => `${who} invites everyone to look at the same place. You may stay where you are.`,
    come: 'Look along',
    stay: 'Stay here',
    along: (who: string) => `You are looking where ${who} looks. Move the map to go your own way.`,
    at: (what: string) => `Just now: ${what}.`,
    open: (what: string) => `Open ${what}`,
    own: 'Go my own way',
    mine: 'You invite everyone to look where you look.',
    letGo: 'Let everyone go',
    over: 'Everyone looks where they like again.',
  },
  catchUp: {
    title: 'Where we are',
    question: 'The question',
    noQuestion: 'No question is on the table yet.',
    agenda: 'In the agenda',
    noAgenda: 'There is no agenda: everybody draws as they like.',
    between: (done: number, all: number) => `Between steps: ${done} of ${all} are done.`,
    next: (title: string) => `Then: ${title}.`,
    soFar: 'So far',
    now: 'What you can do now',
    go: 'Go to the map',
    watch: 'You are watching: you see every change as it happens.',
    held: (who: string) => `${who} has the pen. Look and listen; the tools come back.`,
    answer: (prompt: string) => `Answer “${prompt}”`,
    listen: 'Listen and talk: this step needs no drawing.',
    facts: {
      nothing: 'Nothing is on the map yet.',
      drawn: (things: number, links: number, people: number) =>
        `${plural(things, { one: '1 thing', other: '# things' })} and ${plural(links, { one: '1 link', other: '# links' })} are on the map, drawn by ${plural(people, { one: '1 person', other: '# people' })}.`,
      asked: (prompt: string, answers: number) =>
        `We asked “${prompt}”. ${answers === 0 ? 'Nobody answered.' : plural(answers, { one: '1 answer is open.', other: '# answers are open.' })}`,
      differ: (links: number, from: string, to: string) =>
        plural(links, {
          one: `People differ on one link: “${from}” to “${to}”.`,
          other: `People differ on # links, such as “${from}” to “${to}”.`,
        }),
      busiest: (label: string, links: number) =>
        `Most hangs together with “${label}”: ${plural(links, { one: '1 link', other: '# links' })}.`,
      ambitions: (count: number, last: string) =>
        `${plural(count, { one: '1 ambition is', other: '# ambitions are' })} written down, the latest “${last}”.`,
      moment: (title: string) => `The last moment that was marked: “${title}”.`,
      cards: (count: number, missing: number) =>
        `${plural(count, { one: '1 stakeholder has a card', other: '# stakeholders have cards' })}; ${missing === 0 ? 'none of them is missing here' : plural(missing, { one: '1 is missing here', other: '# are missing here' })}.`,
    },
  },
  heard: {
    title: 'Write down what was heard',
    intro: 'For somebody who is not at a device, or not here. It is entered as theirs, with you as who wrote it down.',
    from: 'Heard from',
    nobody: 'Somebody without a voice here',
    what: 'What did they say?',
    kinds: {
      factor: 'Something that belongs on the map',
      link: 'What one thing does to another',
      answer: 'An answer to a question',
    },
    label: 'In a few words',
    words: 'As they said it',
    question: 'Which question?',
    ownOnly: 'Questions without voices are answered by everybody for themselves.',
    send: 'Write it down',
    labelMissing: 'Write what they said, in a few words.',
    done: (who: string) => `Written down, heard from ${who}.`,
    somebody: 'somebody',
    waiting: (count: number) =>
      plural(count, { one: '1 answer that you heard waits.', other: '# answers that you heard wait.' }),
    forget: 'Take them all back',
    forgotten: 'What you wrote down for others is taken back.',
  },
  rail: {
    add: 'Add',
    see: 'See',
    run: 'Run the session',
    /** Where a tool has room for few words. */
    short: { addStakeholder: 'Add a card', replay: 'Replay' },
  },
}
