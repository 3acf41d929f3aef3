import type { InvitePreview, PersonHere } from '../session/api.ts'
import { codeIn } from './invite.ts'

/** What the server sends along with the joining page, so that nobody waits for a second question. */
export interface SentAlong {
  preview: InvitePreview
  person: PersonHere | null
}

/** What came with this page, for as long as the address is the one that it came with. */
export function sentAlong(): SentAlong | null {
  const root = document.getElementById('root')
  const { sent, sentFor } = root?.dataset ?? {}
  return sent && sentFor === codeIn(location.pathname) ? (JSON.parse(sent) as SentAlong) : null
}
