import type { ReactNode } from 'react'
import { messages } from '../messages/index.ts'
import { navigate } from '../router.ts'
import { usePageTitle } from './usePageTitle.ts'

/** The frame of every page but the map's own: name of the place, then one thing. */
export function Page({ title, children, wide }: { title: string; children: ReactNode; wide?: boolean }) {
  usePageTitle(title)
  return (
    <div className="page">
      <header className="site-header">
        <a
          className="site-name"
          href="/"
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return
            event.preventDefault()
            navigate('/')
          }}
        >
          <Mark />
          {messages.app.name}
        </a>
      </header>
      <main id="main" className={wide ? 'page-main page-wide' : 'page-main'} tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

/** The sign of the place: someone above a small system, looking down on it. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 40 40" width="34" height="34" aria-hidden="true" focusable="false">
      <rect width="40" height="40" rx="10" fill="currentColor" />
      <g fill="none" stroke="var(--mark-line)" strokeWidth="2.6" strokeLinecap="round">
        <path d="M7 15.5h26M11 15.5v6M20 15.5v6M29 15.5v6" />
        <circle cx="20" cy="9" r="2.4" fill="var(--mark-line)" stroke="none" />
        <path d="M12 28l9 4 8-5" strokeWidth="2.2" />
      </g>
      <circle cx="11" cy="28" r="2.8" fill="var(--mark-line)" />
      <circle cx="21" cy="32" r="2.8" fill="var(--mark-line)" />
      <circle cx="30" cy="27" r="2.8" fill="var(--mark-line)" />
    </svg>
  )
}
