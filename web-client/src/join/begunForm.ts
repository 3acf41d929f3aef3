import { api } from '../session/api.ts'
import { holdReturnCode } from '../session/heldCode.ts'
import { inviteHere } from './invite.ts'

/** The form that the server sent along, if somebody has begun to fill it in before the scripts were there: what they typed stays. */
export function begunForm(root: HTMLElement): HTMLFormElement | null {
  const fields = [...root.querySelectorAll<HTMLInputElement>('form input:not([type=hidden])')]
  return fields.find(isBegun)?.form ?? null
}

function isBegun(field: HTMLInputElement): boolean {
  return (
    field === document.activeElement || field.checked !== field.defaultChecked || field.value !== field.defaultValue
  )
}

/**
 * Joins by that form as the page's own would, and goes on to the map. What does not work the form does by itself: the server's answer
 * says what is wrong. A form that only asks for a code needs no help.
 */
export function joinByForm(form: HTMLFormElement, onJoined: (map: string) => void) {
  if (form.method !== 'post') return
  form.addEventListener('submit', (event) => {
    if (event.submitter?.hasAttribute('name')) return
    event.preventDefault()
    const fields = new FormData(form)
    const name = fields.get('name')
    void api
      .join({
        invite: inviteHere() || String(fields.get('invite')),
        voices: fields.getAll('voice').map(String),
        ...(name === null ? {} : { name: String(name) }),
      })
      .then(
        (joined) => {
          holdReturnCode(joined.returnCode)
          onJoined(joined.map)
        },
        () => form.submit(),
      )
  })
}
