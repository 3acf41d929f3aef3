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

/** The sign of the place: someone at the railing of a balcony. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 40 40" width="34" height="34" aria-hidden="true" focusable="false">
      <rect width="40" height="40" rx="10" fill="currentColor" />
      <g fill="none" stroke="var(--mark-line)" strokeWidth="2.6" strokeLinecap="round">
        <path d="M7 18.5h26M7 31h26M11.5 18.5V31M17.2 18.5V31M22.8 18.5V31M28.5 18.5V31" />
        <circle cx="20" cy="10.5" r="3.2" fill="var(--mark-line)" stroke="none" />
      </g>
    </svg>
  )
}
