import { type ReactNode, useId, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Icon, type IconName } from '../ui/Icon.tsx'

/** A titled part of a panel. */
export function PanelSection({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className="panel-section" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  )
}

interface RevealProps {
  label: string
  icon?: IconName
  quiet?: boolean
  children: (close: () => void) => ReactNode
}

/** A form that stays out of the way until it is wanted. */
export function Reveal({ label, icon = 'add', quiet, children }: RevealProps) {
  const [open, setOpen] = useState(false)
  if (!open) {
    return (
      <Button small kind={quiet ? 'quiet' : 'plain'} icon={icon} onPress={() => setOpen(true)}>
        {label}
      </Button>
    )
  }
  return (
    <div className="reveal" role="group" aria-label={label}>
      {children(() => setOpen(false))}
    </div>
  )
}

/** A row that leads somewhere else in the panels. */
export function RowButton({
  onPress,
  lead,
  children,
  note,
}: {
  onPress: () => void
  lead?: ReactNode
  children: ReactNode
  note?: ReactNode
}) {
  return (
    <button type="button" className="row-button" onClick={onPress}>
      {lead}
      <span className="row-button-text">
        {children}
        {note && <span className="row-button-note">{note}</span>}
      </span>
      <span className="row-button-arrow">
        <Icon name="chevron" size={18} />
      </span>
    </button>
  )
}
