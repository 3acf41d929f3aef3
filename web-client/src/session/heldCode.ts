/**
 * A return code on its way from the page that got it to the page that shows it: in memory only, so that it is nowhere to be
 * found once the tab is closed.
 */
let held: string | null = null

export function holdReturnCode(code: string | undefined) {
  held = code ?? held
}

export function heldReturnCode(): string | null {
  return held
}

export function dropReturnCode() {
  held = null
}
