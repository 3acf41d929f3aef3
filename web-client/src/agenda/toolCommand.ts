import type { Command, CommandId } from '../map/commands/command.ts'
import { command } from '../map/commands/registry.ts'
import type { Scene } from '../map/commands/scene.ts'
import { type Tool, toolOf } from './workshops.ts'

const commandOf: { readonly [T in Tool]: CommandId | null } = {
  talk: null,
  ask: 'askEveryone',
  factors: 'addFactor',
  links: 'addLink',
  cards: 'addStakeholder',
  notes: 'addNote',
  ambitions: 'addAmbition',
  replay: 'replay',
  moment: 'moment',
}

/** What a step is done with, where this person can do it just now. */
export function commandOfTool(word: string | undefined, scene: Scene): Command | null {
  const id = commandOf[toolOf(word)]
  const found = id && command(id)
  return found?.when(scene) ? found : null
}
