// Sync messages and the heads of changes as bytes, as far as light clients need them.
const V1 = 0x42
const HASH = 32
const CHANGE_HEADER = 8

export const bytesOf = (hash) => Buffer.from(hash, 'hex')

/** A message of one who has all up to these heads: one have, an empty filter. */
export function syncMessage(rawHeads, changes, need) {
  const have = [Uint8Array.of(1), ...counted(rawHeads), Uint8Array.of(0)]
  const parts = [Uint8Array.of(V1), ...counted(rawHeads), ...counted(need), ...have]
  parts.push(leb(changes.length))
  for (const change of changes) parts.push(leb(change.length), change)
  return Buffer.concat(parts)
}

export const isSame = (some, others) => Buffer.concat(some).equals(Buffer.concat(others))

const counted = (hashes) => [leb(hashes.length), ...hashes]

export function read(data) {
  let at = 1
  const number = () => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = data[at++]
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
  }
  const hashes = () => Array.from({ length: number() }, () => data.subarray(at, (at += HASH)))
  if (data[0] !== V1) throw new Error(`a message of version ${data[0]} to a peer that sends no flags`)
  const rawHeads = hashes()
  hashes()
  for (let haves = number(); haves > 0; haves--) {
    hashes()
    const filter = number()
    at += filter
  }
  const changes = Array.from({ length: number() }, () => {
    const length = number()
    return data.subarray(at, (at += length))
  })
  return {
    rawHeads,
    heads: rawHeads.map((hash) => Buffer.from(hash).toString('hex')),
    changes,
  }
}

/** Who wrote a change, which of theirs it is, and the number of its first operation: after the dependencies. */
export function headOf(chunk) {
  let at = CHANGE_HEADER + 1
  const number = () => {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = chunk[at++]
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return value
    }
  }
  number()
  const dependencies = number()
  at += dependencies * HASH
  const length = number()
  const actor = Buffer.from(chunk.subarray(at, (at += length))).toString('hex')
  return { actor, seq: number(), startOp: number() }
}

function leb(value) {
  const bytes = []
  do bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0))
  while ((value >>>= 7) > 0)
  return Uint8Array.from(bytes)
}
