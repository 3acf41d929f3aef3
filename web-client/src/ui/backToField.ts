import type { RefObject } from 'react'

/**
 * Puts the focus back on the field of a box. With nothing to send its button is off and can hold no focus: whoever has no mouse goes on where they
 * wrote. Whoever pressed by hand keeps what they see, as a phone would bring up its keyboard again.
 */
export function backToField(box: RefObject<HTMLElement | null>, press: { pointerType: string }) {
  if (press.pointerType === 'keyboard') box.current?.querySelector<HTMLElement>('input, textarea')?.focus()
}
