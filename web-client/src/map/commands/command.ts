import { messages } from '../../messages/index.ts'
import type { IconName } from '../../ui/Icon.tsx'
import type { Scene } from './scene.ts'

export type CommandId = keyof typeof messages.map.commands
export type CommandGroup = keyof typeof messages.map.help.groups

/**
 * One thing that a person can do on the map's page. Toolbar, menu, palette, shortcuts and help all read this one list, so what
 * can be done is the same everywhere.
 */
export interface Command {
  id: CommandId
  group: CommandGroup
  icon: IconName
  /** Shortcuts as `Mod+Shift+Z`, `?` or `A`; Mod is Ctrl, or Cmd on a Mac. The first is the one that is shown. */
  keys?: readonly string[]
  when: (scene: Scene) => boolean
  perform: (scene: Scene) => void
}

export function nameOf(command: Command): string {
  return messages.map.commands[command.id].name
}

export function keywordsOf(command: Command): string {
  return messages.map.commands[command.id].keywords
}
