const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * A fresh random id: 26 letters and digits, 130 bits.
 *
 * From `getRandomValues`, because a page at `http://192.168…` is not a secure context and has no `randomUUID`.
 */
export function freshId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(26)), (byte) => letters[byte % 32]).join('')
}
