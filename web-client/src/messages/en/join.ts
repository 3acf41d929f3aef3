/** Joining a map by an invitation. */
export const join = {
  title: 'Join a map',
  loading: 'Looking up your invitation…',
  invited: 'You are invited to',
  question: 'The question on the table',
  as: (role: string, may: string) => `You join as ${/^[aeiou]/i.test(role) ? 'an' : 'a'} ${role.toLowerCase()}: ${may}`,
  name: 'Your name',
  nameHint: 'As the group knows you. First name is fine.',
  nameMissing: 'Give a name, so that the others know who is drawing.',
  continueAs: (name: string) => `Continue as ${name}`,
  someoneElse: (name: string) => `I am not ${name}`,
  someoneElseText: (name: string) =>
    `This browser then forgets ${name}, who needs a return code to come back here. What ${name} drew stays.`,
  voices: 'Whose voice do you bring?',
  voicesHint: 'Choose one or several, or none to speak just for yourself. You can change it later.',
  justMe: 'Just me',
  button: 'Join the map',
  joining: 'Joining…',
  know: 'Before you start',
  seen: 'Everyone in this map sees what you draw, as you draw it, with your name and voice. Notes and reasons stay private until you send them.',
  kept: 'Every change is kept, with who made it and when, so that the group can replay how its picture changed.',
  notEncrypted:
    'The map is not end-to-end encrypted: whoever runs this server could read it. Leave out names of patients or clients, and anything about somebody’s safety. Name posts, not persons.',
  bad: {
    title: 'This invitation does not work',
    text: 'It may have expired, been used up or been withdrawn, or the link was cut short. Ask the person who invited you for a new one.',
    code: 'Have you a six-character code? Type it here.',
  },
  removed: {
    title: 'You cannot join with this invitation',
    text: 'You were in this map before and have been removed from it. If you think that is a mistake, talk to the group’s enabler.',
  },
  missing: {
    title: 'The link is not complete',
    text: 'An invitation link ends with # and a long word. Yours does not, so part of it was probably cut off. Copy the whole link, or type the six-character code.',
  },
  slow: 'Too many tries from here just now. Wait a minute, then try again.',
  keep: {
    title: 'Keep your return code',
    show: 'Show my return code',
    text: 'It lets you come back as yourself from any device.',
    dismiss: 'I have it',
  },
}
