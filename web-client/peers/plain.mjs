import * as A from '@automerge/automerge'

/**
 * A document as JSON that names the type of each value, so that what two replicas read can be compared as text:
 * a co-edited text is {text}, an ImmutableString {str}, and so on. Maps have sorted keys.
 */
export function plain(value) {
  if (value === null) return null
  if (typeof value === 'string') return { text: value }
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value === 'bigint') return Number(value)
  if (A.isImmutableString(value)) return { str: value.toString() }
  if (value instanceof A.Counter) return { counter: value.value }
  if (value instanceof Date) return { time: value.getTime() }
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('hex') }
  if (Array.isArray(value)) return value.map(plain)
  return {
    map: Object.keys(value)
      .sort()
      .map((key) => [key, plain(value[key])]),
  }
}
