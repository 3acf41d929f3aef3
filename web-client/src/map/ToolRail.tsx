import { Button as AriaButton, Toolbar } from 'react-aria-components'
import { messages } from '../messages/index.ts'
import { Icon } from '../ui/Icon.tsx'
import { type Command, nameOf } from './commands/command.ts'
import { command, draws } from './commands/registry.ts'
import type { Scene } from './commands/scene.ts'
import { penLineId } from './PenLine.tsx'

const adding = [command('addFactor'), command('addLink'), command('addNote')]
const seeing = [command('stakeholders'), command('ambitions'), command('notes'), command('voices')]
const going = [command('replay')]

/**
 * Few tools, big and plain, each with its words. Beside the map on a wide screen, at its foot on a phone. While only enablers draw, the tools of
 * everybody else say so when they are pressed.
 */
export function ToolRail({ scene, open }: { scene: Scene; open: string | null }) {
  return (
    <section className="rail-frame" aria-label={messages.map.landmarks.tools}>
      <Toolbar className="rail" aria-label={messages.map.landmarks.tools} orientation="vertical">
        <Tools commands={adding} scene={scene} open={open} />
        {(scene.editor || scene.held) && <span className="rail-rule" />}
        <Tools commands={seeing} scene={scene} open={open} />
        <span className="rail-rule" />
        <Tools commands={going} scene={scene} open={open} />
      </Toolbar>
    </section>
  )
}

function Tools({ commands, scene, open }: { commands: readonly Command[]; scene: Scene; open: string | null }) {
  return commands
    .map((one) => ({ one, why: draws(one) ? scene.held : null }))
    .filter(({ one, why }) => why !== null || one.when(scene))
    .map(({ one, why }) => (
      <AriaButton
        key={one.id}
        className={`rail-tool rail-${one.group} rail-${one.id}${why === null ? '' : ' rail-held'}`}
        aria-pressed={one.group === 'see' ? open === one.id : undefined}
        aria-describedby={why === null ? undefined : penLineId}
        onPress={() => (why === null ? one.perform(scene) : scene.say(why))}
      >
        <Icon name={why === null ? one.icon : 'lock'} size={24} />
        <span>{one.id === 'replay' ? messages.map.replay : nameOf(one)}</span>
      </AriaButton>
    ))
}
