import * as A from '@automerge/automerge'

/**
 * Random edits of every kind that a stock client can make, from one source of randomness.
 *
 * @param longest how many characters the longest word has
 */
export function randomEdits({ int, pick, chance }, longest = 300) {
  const words = [
    '',
    'a',
    'Loneliness',
    'naïve café',
    '日本語',
    '🏡',
    '👩‍👩‍👧 family',
    'e\u0301',
    'line\nbreak',
    'x'.repeat(longest),
  ]
  const text = () => pick(words) + (chance(0.5) ? pick(words) : '')
  const key = () => pick(['a', 'b', 'c', 'ключ', '🗝', 'long-key-'.repeat(5)]) + int(3)
  const scalar = () =>
    pick([
      () => new A.ImmutableString(text()),
      () => int(200) - 100,
      () => pick([2 ** 31, -(2 ** 31), Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 0, -1, 63, 64, -64, -65]),
      () => pick([0.5, -1.25, 5e-324, 1e15 + 0.5, 1e-300]),
      () => new A.Uint(int(1000)),
      () => new A.Float64(int(5)),
      () => chance(0.5),
      () => null,
      () => new Date(1600000000000 + int(1e9)),
      () => Uint8Array.from({ length: int(40) }, () => int(256)),
      () => new A.Counter(int(10) - 5),
    ])()
  const value = (depth) =>
    pick([
      scalar,
      scalar,
      text,
      () => (depth > 2 ? {} : Object.fromEntries(Array.from({ length: int(4) }, () => [key(), value(depth + 1)]))),
      () => (depth > 2 ? [] : Array.from({ length: int(5) }, () => value(depth + 1))),
    ])()

  /** A map, list or text of the document, with its path: down by chance, a few tries at each step. */
  function place(root) {
    let found = [[], root]
    for (let tries = 4; tries > 0; tries--) {
      const [path, node] = found
      const steps = Array.isArray(node) ? node.length : Object.keys(node)
      const count = Array.isArray(node) ? steps : steps.length
      if (count === 0) break
      const step = Array.isArray(node) ? int(count) : pick(steps)
      const child = node[step]
      if (typeof child === 'string') return [[...path, step], child]
      if (child && typeof child === 'object' && (Array.isArray(child) || child.constructor === Object)) {
        found = [[...path, step], child]
        if (chance(0.3)) break
      }
    }
    return found
  }
  const at = (d, path) => path.reduce((node, step) => node[step], d)

  /** Makes, rewrites or takes away a paragraph's beginning, which stands in a text as one character. */
  function block(d, path, text) {
    const at = text.indexOf('\ufffc')
    if (at >= 0 && chance(0.3)) A.joinBlock(d, path, at)
    else if (at >= 0 && chance(0.3)) A.updateBlock(d, path, at, { type: 'heading', depth: int(4) })
    else A.splitBlock(d, path, int(text.length + 1), { type: pick(['paragraph', 'item']), parents: [] })
  }

  function edit(d) {
    // One name that everybody sets, so that edits conflict.
    if (chance(0.15)) return void (d.shared = scalar())
    const [path, node] = place(d)
    if (typeof node === 'string') {
      const from = int(node.length + 1)
      if (chance(0.1)) block(d, path, node)
      else if (chance(0.1) && node.length > 1)
        A.unmark(d, path, { start: int(node.length - 1), end: node.length, expand: 'both' }, 'bold')
      else if (chance(0.3) && node.length > 1) {
        A.mark(
          d,
          path,
          { start: int(node.length - 1), end: node.length, expand: pick(['both', 'none', 'after', 'before']) },
          pick(['bold', 'link']),
          pick([true, 'https://example.org', 3]),
        )
      } else if (chance(0.3)) A.updateText(d, path, node.slice(0, from) + text() + node.slice(from + int(3)))
      else A.splice(d, path, from, int(Math.min(4, node.length - from) + 1), text())
    } else if (Array.isArray(node)) {
      const list = at(d, path)
      const index = int(list.length + 1)
      if (chance(0.4)) list.splice(index, 0, value(1))
      else if (index < list.length && chance(0.5)) list[index] = value(1)
      else if (index < list.length) list.splice(index, 1)
    } else {
      const map = at(d, path)
      const names = Object.keys(map)
      const counters = names.filter((name) => map[name] instanceof A.Counter)
      if (counters.length && chance(0.6)) map[pick(counters)].increment(int(9) - 4)
      else if (names.length && chance(0.2)) delete map[pick(names)]
      else map[names.length && chance(0.4) ? pick(names) : key()] = value(1)
    }
  }
  return { edit, text }
}
