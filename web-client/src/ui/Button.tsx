import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components'
import { Icon, type IconName } from './Icon.tsx'

export type ButtonKind = 'main' | 'plain' | 'quiet' | 'danger'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  kind?: ButtonKind
  small?: boolean
  wide?: boolean
  icon?: IconName
  children: ReactNode
}

/** A thing to press, with words on it. One `main` button a view. */
export function Button({ kind = 'plain', small, wide, icon, children, ...rest }: ButtonProps) {
  const names = ['button', `button-${kind}`, small && 'button-small', wide && 'button-wide'].filter(Boolean).join(' ')
  return (
    <AriaButton {...rest} className={names}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </AriaButton>
  )
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  icon: IconName
  /** What it does: the accessible name, and the tooltip. */
  label: string
  /** The shortcut, shown in the tooltip only. */
  shortcut?: string
  pressed?: boolean
}

/** A button with a picture only; its label is its name and its tooltip. */
export function IconButton({ icon, label, shortcut, pressed, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      <AriaButton {...rest} aria-label={label} aria-pressed={pressed} className="icon-button">
        <Icon name={icon} />
      </AriaButton>
      <Tooltip className="tooltip" offset={6}>
        {label}
        {shortcut && <kbd>{shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  )
}
