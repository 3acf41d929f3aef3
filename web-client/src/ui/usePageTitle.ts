import { useEffect } from 'react'
import { messages } from '../messages/index.ts'

/** Names the page in the browser's tab, which is also what a screen reader says first. */
export function usePageTitle(title: string) {
  useEffect(() => {
    document.title = messages.app.title(title)
  }, [title])
}
