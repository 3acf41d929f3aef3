import { messages } from '../messages/index.ts'
import { navigate } from '../router.ts'
import type { MapSession } from '../session/mapSession.ts'
import { useMap } from '../store/hooks.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { EditableText } from '../ui/EditableText.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Menu, type MenuEntry } from '../ui/Menu.tsx'
import { nameOf } from './commands/command.ts'
import { command } from './commands/registry.ts'
import type { Scene } from './commands/scene.ts'
import { isMac, shown } from './commands/shortcut.ts'
import { PeopleHere } from './PeopleHere.tsx'
import { SavedBadge } from './SavedBadge.tsx'
import type { Companions } from './useCompanions.ts'

interface MapHeaderProps {
  session: MapSession
  scene: Scene
  companions: Companions
  following: string | null
  onFollow: (member: string | null) => void
}

const inMenu = (
  [
    'palette',
    'whereWeAre',
    'agenda',
    'callTogether',
    'letGo',
    'heardFrom',
    'handsOff',
    'handsOn',
    'lock',
    'unlock',
    'replay',
    'askEveryone',
    'asks',
    'moment',
    'nextSession',
    'guests',
    'people',
    'stakeholders',
    'ambitions',
    'voices',
    'notes',
    'cursors',
    'importKumu',
    'picture',
    'exportJson',
    'help',
    'home',
  ] as const
).map(command)

/** What the map is about, how it is seen, who is here, whether it is saved, and the way to everything else. */
export function MapHeader({ session, scene, companions, following, onFollow }: MapHeaderProps) {
  const text = messages.map
  const { title, question } = useMap(session.source)
  const mac = isMac()
  const entries: MenuEntry[] = inMenu
    .filter((one) => one.when(scene))
    .map((one) => {
      const [key] = one.keys ?? []
      return {
        id: one.id,
        name: nameOf(one),
        icon: one.icon,
        ...(key ? { shortcut: shown(key, mac) } : {}),
        perform: () => one.perform(scene),
      }
    })
  const [undo, redo, invite] = [command('undo'), command('redo'), command('invite')]
  return (
    <header className="map-header">
      <a
        className="map-home"
        href="/"
        aria-label={messages.app.home}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          navigate('/')
        }}
      >
        <Icon name="home" />
      </a>
      <div className="map-titles">
        <h1>
          <EditableText
            label={text.title}
            value={title}
            placeholder={text.untitled}
            onSave={scene.editor && ((words) => words && scene.editor?.setTitle(words))}
            className="map-title"
            maxLength={200}
          />
        </h1>
      </div>
      <div className="view-switch" role="group" aria-label={text.views.label}>
        {(['map', 'outline'] as const).map((view) => (
          <button key={view} type="button" aria-pressed={scene.view === view} onClick={() => scene.show(view)}>
            <Icon name={view} size={20} />
            <span>{text.views[view]}</span>
          </button>
        ))}
      </div>
      <div className="map-actions">
        <SavedBadge saved={session.saved} />
        {scene.editor && (
          <div className="map-undo" role="group" aria-label={text.landmarks.history}>
            <IconButton
              icon="undo"
              label={nameOf(undo)}
              shortcut={shown('Mod+Z', mac)}
              isDisabled={!undo.when(scene)}
              onPress={() => undo.perform(scene)}
            />
            <IconButton
              icon="redo"
              label={nameOf(redo)}
              shortcut={shown('Mod+Shift+Z', mac)}
              isDisabled={!redo.when(scene)}
              onPress={() => redo.perform(scene)}
            />
          </div>
        )}
        <PeopleHere
          companions={companions}
          following={following}
          onFollow={onFollow}
          onAll={() => scene.overlay({ kind: 'people' })}
        />
        {invite.when(scene) && (
          <Button kind="main" icon="invite" onPress={() => invite.perform(scene)}>
            {text.invite.button}
          </Button>
        )}
        <Menu label={text.menu.label} icon="more" entries={entries} />
      </div>
      <p className="map-question">
        <EditableText
          label={text.question}
          value={question}
          placeholder={scene.editor ? text.addQuestion : text.noQuestion}
          onSave={scene.editor && ((words) => scene.editor?.setQuestion(words))}
          maxLength={400}
        />
      </p>
    </header>
  )
}
