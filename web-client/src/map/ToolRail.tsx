import type { ReactNode } from 'react'
import { Button as AriaButton, Toolbar } from 'react-aria-components'
import { messages } from '../messages/index.ts'
import { Icon } from '../ui/Icon.tsx'
import { type Command, nameOf } from './commands/command.ts'
import { command, draws } from './commands/registry.ts'
import type { Scene } from './commands/scene.ts'
import { penLineId } from './PenLine.tsx'

/** What everybody adds: four things, each in words. */
const adding = [command('addFactor'), command('addLink'), command('addStakeholder'), command('addNote')]
const seeing = [command('agenda'), command('stakeholders'), command('ambitions')]
/** What those who run the session, and those who only look on, have at hand besides; others find it in the menu. */
const seeingMore = [command('notes'), command('voices')]
const leading = [command('askEveryone'), command('callTogether'), command('letGo'), command('heardFrom')]
const going = [command('replay')]

/**
 * Few tools, big and plain, each with its words. Beside the map on a wide screen, at its foot on a phone. While only enablers draw, the tools of
 * everybody else say so when they are pressed. Enablers have those for running a session besides, closer together and under headings.
 */
export function ToolRail({ scene, open }: { scene: Scene; open: string | null }) {
  const text = messages.running.rail
  const leads = scene.running.lead !== null
  const draws = scene.editor !== null || scene.held !== null
  return (
    <section className="rail-frame" aria-label={messages.map.landmarks.tools}>
      <Toolbar
        className={leads ? 'rail rail-leading' : 'rail'}
        aria-label={messages.map.landmarks.tools}
        orientation="vertical"
      >
        {draws && (
          <Group name={text.add} shown={leads}>
            <Tools commands={adding} scene={scene} open={open} />
          </Group>
        )}
        <Group name={text.see} shown={leads}>
          <Tools commands={leads || !draws ? [...seeing, ...seeingMore] : seeing} scene={scene} open={open} />
          <Tools commands={going} scene={scene} open={open} />
        </Group>
        {leads && (
          <Group name={text.run} shown={leads} more>
            <Tools commands={leading} scene={scene} open={open} />
          </Group>
        )}
      </Toolbar>
    </section>
  )
}

function Group(props: { name: string; shown: boolean; more?: boolean; children: ReactNode }) {
  return (
    <div className={props.more ? 'rail-group rail-more' : 'rail-group'} role="group" aria-label={props.name}>
      {props.shown && (
        <span className="rail-heading" aria-hidden="true">
          {props.name}
        </span>
      )}
      {props.children}
    </div>
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
        <span>{(messages.running.rail.short as { [id: string]: string })[one.id] ?? nameOf(one)}</span>
      </AriaButton>
    ))
}
