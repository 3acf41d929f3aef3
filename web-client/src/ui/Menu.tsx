import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { Button, IconButton } from './Button.tsx'
import { Icon, type IconName } from './Icon.tsx'

export interface MenuEntry {
  id: string
  name: string
  icon?: IconName
  shortcut?: string
  disabled?: boolean
  perform: () => void
}

/** A button that opens a list of things to do. */
export function Menu(props: { label: string; icon: IconName; text?: string; entries: readonly MenuEntry[] }) {
  const { label, icon, text, entries } = props
  return (
    <MenuTrigger>
      {text ? (
        <Button kind="quiet" icon={icon}>
          {text}
        </Button>
      ) : (
        <IconButton icon={icon} label={label} />
      )}
      <Popover className="menu-popover" placement="bottom end">
        <AriaMenu
          aria-label={label}
          className="menu"
          disabledKeys={entries.filter((entry) => entry.disabled).map((entry) => entry.id)}
          onAction={(key) => entries.find((entry) => entry.id === key)?.perform()}
        >
          {entries.map((entry) => (
            <MenuItem key={entry.id} id={entry.id} textValue={entry.name} className="menu-item">
              {entry.icon && <Icon name={entry.icon} />}
              <span>{entry.name}</span>
              {entry.shortcut && <kbd>{entry.shortcut}</kbd>}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
