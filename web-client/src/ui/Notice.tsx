import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'

export type NoticeKind = 'info' | 'good' | 'warn' | 'danger'

const icons: Record<NoticeKind, IconName> = { info: 'help', good: 'check', warn: 'warning', danger: 'warning' }

/** Something to know, beside what it is about. `alert` says it at once to screen readers. */
export function Notice(props: { kind?: NoticeKind; title?: string; alert?: boolean; children?: ReactNode }) {
  const { kind = 'info', title, alert, children } = props
  return (
    <div className={`notice notice-${kind}`} role={alert ? 'alert' : undefined}>
      <Icon name={icons[kind]} />
      <div className="flow-tight">
        {title && <p className="notice-title">{title}</p>}
        {children && <div>{children}</div>}
      </div>
    </div>
  )
}

/** A whole place with nothing in it yet: what belongs here and what to do first. */
export function EmptyState(props: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty-state">
      <p className="empty-title">{props.title}</p>
      {props.children && <div className="empty-text">{props.children}</div>}
      {props.action}
    </div>
  )
}
