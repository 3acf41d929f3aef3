/**
 * Copies words to the clipboard, also where the page is not a secure context (http by a LAN address), which has no
 * clipboard API: there a hidden field is selected and copied the old way. False where neither works.
 */
export async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      // Refused by the browser or by policy: the old way may still work.
    }
  }
  const field = document.createElement('textarea')
  field.value = text
  field.setAttribute('readonly', '')
  field.className = 'visually-hidden'
  const host = document.activeElement?.closest('[role="dialog"], [role="alertdialog"]') ?? document.body
  host.append(field)
  field.select()
  try {
    return document.execCommand('copy')
  } finally {
    field.remove()
  }
}
