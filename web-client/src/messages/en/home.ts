import { pluralIn } from '../plural.ts'

const plural = pluralIn('en-GB')

/** The first page. */
export const home = {
  title: 'My maps',
  welcome: {
    heading: 'See the whole system, together',
    lead: 'Balcony is a shared map for a group that faces one problem none of its members owns alone. Everyone draws at once, in their own voice, and months later you can replay how your picture changed.',
    points: [
      { title: 'Everyone draws', text: 'By a link or a six-character code. No account, no password.' },
      { title: 'Difference is kept', text: 'Each link remembers who says what. Nobody’s view is averaged away.' },
      { title: 'Nothing is lost', text: 'Work offline, come back, and step through every change.' },
    ],
  },
  greeting: (name: string) => `Hello, ${name}`,
  maps: {
    heading: 'My maps',
    role: (role: string) => `You are ${/^[aeiou]/i.test(role) ? 'an' : 'a'} ${role.toLowerCase()}`,
    changed: (when: string) => `Last change ${when}`,
    made: (when: string) => `Made ${when}`,
    people: (count: number) => plural(count, { one: '1 person', other: '# people' }),
    untitled: 'Untitled map',
    loading: 'Fetching your maps…',
    empty: 'You are in no map yet',
    emptyText: 'Start a map for your group, or join one with the link or code that you were given.',
  },
  start: {
    heading: 'Start a map',
    button: 'Start a new map',
    intro: 'You become its enabler: you invite the others and look after the session.',
    yourName: 'Your name',
    yourNameHint: 'As the group knows you. The others in the map see it.',
    mapTitle: 'What is the map about?',
    mapTitleHint: 'For example: Loneliness in later life',
    question: 'The question on the table',
    questionHint: 'It stays in sight of everyone. It may change as the work goes on, and replay will show how.',
    voices: 'Voices',
    voicesHint:
      'Who speaks in this map: agencies, communities, people with lived experience. One a line. You can change them later, and nobody has to speak for one.',
    voicesLabel: 'Voices, one a line',
    voiceKind: (name: string) => `What is “${name}”?`,
    create: 'Start the map',
    creating: 'Starting…',
    missingTitle: 'Say what the map is about.',
    missingName: 'Give your name, so that others know who is drawing.',
    created: 'Your map is ready',
    createdText: 'Before you go in, keep these safe.',
  },
  join: {
    heading: 'Join a map',
    button: 'Join',
    label: 'Link or six-character code',
    hint: 'Paste the link you were sent, or type the code on the screen in the room.',
    wrong: 'That is neither a link nor a six-character code. Check it against what you were given.',
  },
  back: {
    heading: 'Come back as yourself',
    intro: 'New device, or has this browser forgotten you? Use the return code you were given when you joined.',
    label: 'Return code',
    button: 'Come back',
    wrong: 'We do not know this code. Check each letter and number; it may also have been replaced by a newer one.',
    open: 'I have a return code',
  },
  recover: {
    open: 'I have a map’s recovery code',
    heading: 'Recover a map',
    intro: 'A recovery code makes you an enabler of its map, when the enablers have lost their way in.',
    label: 'Recovery code',
    name: 'Your name',
    button: 'Recover the map',
    wrong: 'We do not know this code. Check each letter and number.',
  },
  me: {
    heading: 'Who I am',
    as: (name: string) => `You are here as ${name}`,
    rename: 'Change my name',
    name: 'My name',
    renamed: (name: string) => `You are now ${name}.`,
    leave: 'Leave this device',
    leaveTitle: 'Leave this device?',
    leaveText: [
      'This browser will forget who you are, and the copies of your maps on this device go. Your maps and all that you drew stay where they are.',
      'To come back as yourself you need your return code. Without it you would be a new person to the group.',
    ],
    leaveUnsent: (count: number) =>
      plural(count, {
        one: 'One change on this device has not reached the server yet. It would be lost.',
        other: '# changes on this device have not reached the server yet. They would be lost.',
      }),
    leaveConfirm: 'Leave this device',
  },
}
