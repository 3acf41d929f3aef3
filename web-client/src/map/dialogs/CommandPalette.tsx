import { useId, useMemo, useState } from 'react'
import { messages } from '../../messages/index.ts'
import { standingElements } from '../../panels/bundle.ts'
import { labelOf } from '../../panels/words.ts'
import type { MapSource } from '../../store/mapSource.ts'
import { useMap } from '../../store/hooks.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { keywordsOf, nameOf } from '../commands/command.ts'
import { commands } from '../commands/registry.ts'
import type { Scene } from '../commands/scene.ts'
import { isMac, shown } from '../commands/shortcut.ts'
import { ranked } from './ranked.ts'

interface Choice {
  id: string
  name: string
  words: string
  icon: IconName
  note?: string
  perform: () => void
}

const most = 12

/** Finds a command or something on the map by a few letters. */
export function CommandPalette({ scene, source, onClose }: { scene: Scene; source: MapSource; onClose: () => void }) {
  const text = messages.map.palette
  const id = useId()
  const map = useMap(source)
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const choices = useMemo(() => {
    const mac = isMac()
    const doing: Choice[] = commands
      .filter((command) => command.id !== 'palette' && command.when(scene))
      .map((command) => {
        const [key] = command.keys ?? []
        return {
          id: command.id,
          name: nameOf(command),
          words: keywordsOf(command),
          icon: command.icon,
          ...(key ? { note: shown(key, mac) } : {}),
          perform: () => command.perform(scene),
        }
      })
    const going: Choice[] = standingElements(map.elements).map(([element, record]) => ({
      id: element,
      name: labelOf(record),
      words: `${messages.panels.element.kinds[record.kind]} ${Object.keys(record.tags).join(' ')}`,
      icon: 'map',
      note: text.goTo,
      perform: () => {
        scene.open({ kind: 'element', id: element }, { asked: scene.canvas === null })
        // The sheet takes room from the map first; then the card is brought into what is left.
        requestAnimationFrame(() => requestAnimationFrame(() => scene.canvas?.show(element)))
      },
    }))
    return ranked([...doing, ...(words.trim() ? going : [])], words).slice(0, most)
  }, [scene, map, words, text])
  const chosen = Math.min(at, choices.length - 1)

  const perform = (choice: Choice | undefined) => {
    if (!choice) return
    onClose()
    choice.perform()
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      setAt((chosen + step + choices.length) % Math.max(1, choices.length))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      perform(choices[chosen])
    }
  }
  return (
    <Dialog title={text.title} onClose={onClose}>
      <label className="field-label" htmlFor={`${id}-input`}>
        {text.label}
      </label>
      <input
        id={`${id}-input`}
        className="input"
        type="text"
        role="combobox"
        aria-expanded={choices.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={choices[chosen] ? `${id}-${choices[chosen].id}` : undefined}
        autoComplete="off"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- a search that was asked for
        autoFocus
        value={words}
        onChange={(event) => {
          setWords(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <p className="visually-hidden" role="status">
        {choices.length ? text.count(choices.length) : text.none}
      </p>
      {choices.length === 0 && <p className="soft palette-none">{text.none}</p>}
      <div className="palette" id={`${id}-list`} role="listbox" aria-label={text.results}>
        {choices.map((choice, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the field's, which keeps the focus
          <div
            key={choice.id}
            id={`${id}-${choice.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className="menu-item"
            data-focused={index === chosen || undefined}
            onPointerMove={() => setAt(index)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => perform(choice)}
          >
            <Icon name={choice.icon} />
            <span>{choice.name}</span>
            {choice.note && <kbd>{choice.note}</kbd>}
          </div>
        ))}
      </div>
    </Dialog>
  )
}
