import type { Command } from './command.ts'

/** Running a session: its agenda, looking together, what was heard. */
export const running: Command[] = [
  {
    id: 'whereWeAre',
    group: 'see',
    icon: 'flag',
    keys: ['W'],
    when: () => true,
    perform: (scene) => scene.overlay({ kind: 'whereWeAre' }),
  },
  {
    id: 'agenda',
    group: 'see',
    icon: 'agenda',
    keys: ['G'],
    when: () => true,
    perform: (scene) => scene.open({ kind: 'agenda' }),
  },
  {
    id: 'nextStep',
    group: 'share',
    icon: 'agenda',
    when: ({ running }) => running.lead !== null && (running.position.now ?? running.position.next) !== null,
    perform: ({ running }) => running.lead?.next(),
  },
  {
    id: 'callTogether',
    group: 'share',
    icon: 'people',
    when: ({ running, calls }) => running.lead !== null && !calls,
    perform: ({ running }) => running.lead?.call(true),
  },
  {
    id: 'letGo',
    group: 'share',
    icon: 'people',
    when: ({ running, calls }) => running.lead !== null && calls,
    perform: ({ running }) => running.lead?.call(false),
  },
]

/** Writing down for others is drawing. */
export const scribing: Command[] = [
  {
    id: 'heardFrom',
    group: 'add',
    icon: 'ear',
    when: (scene) => scene.editor !== null,
    perform: (scene) => scene.overlay({ kind: 'heard' }),
  },
]
