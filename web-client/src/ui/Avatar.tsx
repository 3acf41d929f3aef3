/** The first letters of a name, at most two. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean)
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]]
  return letters.map((word) => Array.from(word ?? '?')[0]?.toLocaleUpperCase('en-GB') ?? '?').join('')
}

/** A person as a disc with initials; the name is said by whoever holds it. */
export function Avatar({ name, colour, here = true }: { name: string; colour?: string | undefined; here?: boolean }) {
  return (
    <span className={here ? 'avatar' : 'avatar avatar-away'} aria-hidden="true" style={{ borderColor: colour }}>
      {initials(name)}
    </span>
  )
}
