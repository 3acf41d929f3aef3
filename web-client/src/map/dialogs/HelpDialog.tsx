import { messages } from '../../messages/index.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { CheckField } from '../../ui/fields.tsx'
import { type CommandGroup, nameOf } from '../commands/command.ts'
import { commands } from '../commands/registry.ts'
import { isMac, isSingleCharacter, shown } from '../commands/shortcut.ts'

interface HelpDialogProps {
  letters: boolean
  onLetters: (on: boolean) => void
  onClose: () => void
}

/** What can be done, and by which keys: read from the one list of commands. */
export function HelpDialog({ letters, onLetters, onClose }: HelpDialogProps) {
  const text = messages.map.help
  const mac = isMac()
  const groups = Object.entries(text.groups) as [CommandGroup, string][]
  return (
    <Dialog title={text.title} size="large" onClose={onClose}>
      <div className="flow">
        <p>{text.intro}</p>
        <CheckField label={text.letters} hint={text.lettersHint} checked={letters} onChange={onLetters} />
        <div className="help-groups">
          {groups.map(([group, title]) => (
            <section key={group}>
              <h3>{title}</h3>
              <dl className="keys">
                {commands
                  .filter((command) => command.group === group)
                  .map((command) => {
                    const keys = (command.keys ?? []).filter((key) => letters || !isSingleCharacter(key))
                    return (
                      <div key={command.id}>
                        <dt>{nameOf(command)}</dt>
                        <dd>
                          {keys.map((key) => (
                            <kbd key={key}>{shown(key, mac)}</kbd>
                          ))}
                        </dd>
                      </div>
                    )
                  })}
              </dl>
            </section>
          ))}
          <section>
            <h3>{text.canvas}</h3>
            <dl className="keys">
              {text.canvasKeys.map(([key, what]) => (
                <div key={key}>
                  <dt>{what}</dt>
                  <dd>
                    <kbd>{key}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        </div>
      </div>
    </Dialog>
  )
}
