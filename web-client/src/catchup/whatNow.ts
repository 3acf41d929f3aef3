import { commandOfTool } from '../agenda/toolCommand.ts'
import { type Command, nameOf } from '../map/commands/command.ts'
import { command } from '../map/commands/registry.ts'
import type { Scene } from '../map/commands/scene.ts'
import { messages } from '../messages/index.ts'

/** One thing that somebody can do just now: in words, and where it leads. */
export interface Choice {
  readonly words: string
  readonly perform: () => void
}

/** What somebody who has just come can do. */
export interface WhatNow {
  /** Said instead of choices, or before them. */
  readonly words: string | null
  readonly choices: readonly Choice[]
}

/** What somebody can do: a question that waits for them first, then what the step is done with, then drawing. */
export function whatNow(scene: Scene, waiting: readonly { id: string; prompt: string }[]): WhatNow {
  const text = messages.running.catchUp
  const { running } = scene
  if (!scene.editor && scene.held === null) return { words: text.watch, choices: [] }
  const answers = waiting.map(({ id, prompt }) => ({
    words: text.answer(prompt),
    perform: () => scene.overlay({ kind: 'answer', ask: id }),
  }))
  if (scene.held !== null) return { words: scene.held, choices: answers }
  const { now } = running.position
  const tool = now && commandOfTool(now.tool, scene)
  if (tool) return { words: null, choices: [...answers, choice(tool, scene)] }
  if (now) return { words: answers.length > 0 ? null : text.listen, choices: answers }
  return {
    words: null,
    choices: [...answers, ...['addFactor', 'addLink'].map((id) => choice(command(id as 'addFactor'), scene))],
  }
}

function choice(one: Command, scene: Scene): Choice {
  return { words: nameOf(one), perform: () => one.perform(scene) }
}
