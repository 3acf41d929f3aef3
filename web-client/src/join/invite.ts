/** The token or code in what someone pasted or typed; null where there is none. */
export function readInvite(words: string): string | null {
  const text = words.trim()
  const fromLink = /#([A-Za-z0-9_-]{10,})$/u.exec(text)?.[1]
  if (fromLink) return fromLink
  const code = text.replaceAll(/[\s-]/gu, '').toUpperCase()
  if (/^[A-Z0-9]{6}$/u.test(code)) return code
  return /^[A-Za-z0-9_-]{16,}$/u.test(text) ? text : null
}

/** The code in the path of the joining page; empty where there is none. */
export function codeIn(path: string): string {
  return /^\/join\/([A-Za-z0-9-]+)\/?$/u.exec(path)?.[1] ?? ''
}

/** The invitation that the address holds: the token in the fragment, which browsers send nowhere, or the code in the path. */
export function inviteHere(): string {
  return decodeURIComponent(location.hash.slice(1)) || codeIn(location.pathname)
}
