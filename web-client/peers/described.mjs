import * as A from '@automerge/automerge'

/** A change as one JSON line: its chunk, and what stock Automerge reads in it. */
export function described(change) {
  const { hash, actor, seq, startOp, ops, time, message, deps } = A.decodeChange(change)
  const chunk = Buffer.from(change).toString('base64')
  return JSON.stringify({ chunk, hash, actor, seq, startOp, ops: ops.length, time, message: message ?? '', deps })
}
