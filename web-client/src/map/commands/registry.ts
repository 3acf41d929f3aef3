import type { Command } from './command.ts'
import { running, scribing } from './running.ts'
import type { Scene } from './scene.ts'

const always = () => true
const mayDraw = (scene: Scene) => scene.editor !== null
const isEnabler = (scene: Scene) => scene.role === 'enabler' && scene.editor !== null
const onMap = (scene: Scene) => scene.view === 'map' && scene.canvas !== null
const selected = (scene: Scene) => scene.selection.length > 0

const adding: Command[] = [
  {
    id: 'addFactor',
    group: 'add',
    icon: 'add',
    keys: ['A'],
    when: mayDraw,
    perform: (scene) => (scene.canvas ? scene.canvas.add('factor') : scene.addInOutline()),
  },
  {
    id: 'addLink',
    group: 'add',
    icon: 'link',
    keys: ['L'],
    when: mayDraw,
    perform: (scene) =>
      scene.canvas && scene.selection.length === 1 ? scene.canvas.link() : scene.overlay({ kind: 'link' }),
  },
  {
    id: 'addNote',
    group: 'add',
    icon: 'note',
    keys: ['N'],
    when: mayDraw,
    perform: (scene) => (scene.canvas ? scene.canvas.add('note') : scene.open({ kind: 'notes' })),
  },
  {
    id: 'addStakeholder',
    group: 'add',
    icon: 'card',
    when: mayDraw,
    perform: (scene) => scene.open({ kind: 'stakeholders' }, { adding: true }),
  },
  {
    id: 'addAmbition',
    group: 'add',
    icon: 'target',
    when: mayDraw,
    perform: (scene) => scene.open({ kind: 'ambitions' }, { adding: true }),
  },
  ...scribing,
]

const changing: Command[] = [
  {
    id: 'undo',
    group: 'edit',
    icon: 'undo',
    keys: ['Mod+Z'],
    when: (scene) => scene.canUndo,
    perform: (scene) => scene.editor?.undo(),
  },
  {
    id: 'redo',
    group: 'edit',
    icon: 'redo',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    when: (scene) => scene.canRedo,
    perform: (scene) => scene.editor?.redo(),
  },
  {
    id: 'open',
    group: 'edit',
    icon: 'card',
    keys: ['Enter'],
    when: (scene) => scene.selection.length === 1,
    perform: (scene) => {
      const target = scene.targetOf(scene.selection[0] ?? '')
      if (target) scene.open(target)
    },
  },
  {
    id: 'rename',
    group: 'edit',
    icon: 'edit',
    keys: ['F2'],
    when: (scene) => mayDraw(scene) && onMap(scene) && scene.selection.length === 1,
    perform: (scene) => scene.canvas?.rename(),
  },
  {
    id: 'remove',
    group: 'edit',
    icon: 'close',
    keys: ['Delete'],
    when: (scene) => mayDraw(scene) && selected(scene),
    perform: (scene) => scene.remove(scene.selection),
  },
]

const joining: Command[] = [
  {
    id: 'oneCard',
    group: 'edit',
    icon: 'card',
    when: (scene) => mayDraw(scene) && scene.two !== null,
    perform: (scene) => scene.two && scene.overlay({ kind: 'oneCard', ids: scene.two }),
  },
]

const locking: Command[] = [
  {
    id: 'lock',
    group: 'edit',
    icon: 'lock',
    when: (scene) => scene.setLocks !== null && scene.unlocked.length > 0,
    perform: (scene) => scene.setLocks?.(scene.unlocked, true),
  },
  {
    id: 'unlock',
    group: 'edit',
    icon: 'unlock',
    when: (scene) => scene.setLocks !== null && scene.locked.length > 0,
    perform: (scene) => scene.setLocks?.(scene.locked, false),
  },
]

const seeing: Command[] = [
  {
    id: 'palette',
    group: 'see',
    icon: 'search',
    keys: ['Mod+K'],
    when: always,
    perform: (scene) => scene.overlay({ kind: 'palette' }),
  },
  {
    id: 'showMap',
    group: 'see',
    icon: 'map',
    keys: ['1'],
    when: (scene) => scene.view !== 'map',
    perform: (scene) => scene.show('map'),
  },
  {
    id: 'showOutline',
    group: 'see',
    icon: 'outline',
    keys: ['2'],
    when: (scene) => scene.view !== 'outline',
    perform: (scene) => scene.show('outline'),
  },
  {
    id: 'stakeholders',
    group: 'see',
    icon: 'card',
    keys: ['C'],
    when: always,
    perform: (scene) => scene.open({ kind: 'stakeholders' }),
  },
  {
    id: 'ambitions',
    group: 'see',
    icon: 'target',
    keys: ['B'],
    when: always,
    perform: (scene) => scene.open({ kind: 'ambitions' }),
  },
  { id: 'notes', group: 'see', icon: 'note', when: always, perform: (scene) => scene.open({ kind: 'notes' }) },
  {
    id: 'voices',
    group: 'see',
    icon: 'voice',
    keys: ['V'],
    when: always,
    perform: (scene) => scene.open({ kind: 'voices' }),
  },
  { id: 'aside', group: 'see', icon: 'undo', when: always, perform: (scene) => scene.open({ kind: 'aside' }) },
  { id: 'fit', group: 'see', icon: 'map', keys: ['0'], when: onMap, perform: (scene) => scene.canvas?.fit() },
  { id: 'zoomIn', group: 'see', icon: 'add', keys: ['+'], when: onMap, perform: (scene) => scene.canvas?.zoomIn() },
  { id: 'zoomOut', group: 'see', icon: 'minus', keys: ['-'], when: onMap, perform: (scene) => scene.canvas?.zoomOut() },
  { id: 'cursors', group: 'see', icon: 'people', when: onMap, perform: (scene) => scene.toggleCursors() },
]

const sharing: Command[] = [
  {
    id: 'handsOff',
    group: 'share',
    icon: 'hand',
    when: (scene) => scene.setHandsOff !== null && !scene.handsOff,
    perform: (scene) => scene.setHandsOff?.(true),
  },
  {
    id: 'handsOn',
    group: 'share',
    icon: 'hand',
    when: (scene) => scene.setHandsOff !== null && scene.handsOff,
    perform: (scene) => scene.setHandsOff?.(false),
  },
  {
    id: 'invite',
    group: 'share',
    icon: 'invite',
    when: isEnabler,
    perform: (scene) => scene.overlay({ kind: 'invite' }),
  },
  { id: 'people', group: 'share', icon: 'people', when: always, perform: (scene) => scene.overlay({ kind: 'people' }) },
  {
    id: 'askEveryone',
    group: 'share',
    icon: 'note',
    when: isEnabler,
    perform: (scene) => scene.overlay({ kind: 'newAsk' }),
  },
  {
    id: 'asks',
    group: 'share',
    icon: 'note',
    when: always,
    perform: (scene) => scene.overlay({ kind: 'asks' }),
  },
  {
    id: 'moment',
    group: 'share',
    icon: 'flag',
    when: isEnabler,
    perform: (scene) => scene.overlay({ kind: 'moment' }),
  },
  {
    id: 'nextSession',
    group: 'share',
    icon: 'calendar',
    when: always,
    perform: (scene) => scene.overlay({ kind: 'nextSession' }),
  },
  {
    id: 'guests',
    group: 'share',
    icon: 'link',
    when: (scene) => scene.role === 'enabler',
    perform: (scene) => scene.overlay({ kind: 'guests' }),
  },
  { id: 'replay', group: 'share', icon: 'replay', keys: ['R'], when: always, perform: (scene) => scene.replay() },
]

const mapping: Command[] = [
  {
    id: 'importKumu',
    group: 'map',
    icon: 'upload',
    when: isEnabler,
    perform: (scene) => scene.overlay({ kind: 'import' }),
  },
  {
    id: 'picture',
    group: 'map',
    icon: 'print',
    when: always,
    perform: (scene) => scene.overlay({ kind: 'picture' }),
  },
  { id: 'exportJson', group: 'map', icon: 'download', when: always, perform: (scene) => scene.download() },
  {
    id: 'help',
    group: 'map',
    icon: 'help',
    keys: ['?'],
    when: always,
    perform: (scene) => scene.overlay({ kind: 'help' }),
  },
  { id: 'home', group: 'map', icon: 'home', when: always, perform: (scene) => scene.goHome() },
]

/** Everything that can be done on the map's page. */
export const commands: readonly Command[] = [
  ...adding,
  ...changing,
  ...joining,
  ...locking,
  ...seeing,
  ...running,
  ...sharing,
  ...mapping,
]

const drawing: ReadonlySet<Command['id']> = new Set([
  ...adding.map(({ id }) => id),
  'undo',
  'redo',
  'rename',
  'remove',
  'oneCard',
])

/** Whether a command draws on the map, so that it cannot be used while only enablers do. */
export function draws({ id }: Command): boolean {
  return drawing.has(id)
}

const byId = new Map(commands.map((command) => [command.id, command]))

export function command(id: Command['id']): Command {
  const found = byId.get(id)
  if (!found) throw new Error(`no command is called ${id}`)
  return found
}
