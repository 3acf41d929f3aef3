// A light client that comes into a map with nothing, takes what is there, and tells of each later message.
import * as A from '@automerge/automerge'
import { cbor } from '@automerge/automerge-repo'
import { open } from './socket.mjs'
import { bytesOf, read, syncMessage } from './wire.mjs'

const LIMIT_MS = 30_000

/**
 * Joins a map and takes all of it.
 *
 * @param url of the map: "automerge:" and the document's id
 */
export async function joinNew(address, url, name, onSync) {
  const documentId = url.replace('automerge:', '')
  const socket = await open(address)
  let server = null
  let doc = A.init()
  let whole = null
  const got = new Promise((resolve, reject) => {
    whole = resolve
    setTimeout(() => reject(new Error(`${name} did not get its map`)), LIMIT_MS).unref()
  })
  const peer = {
    send(rawHeads, changes, need = [], type = 'sync') {
      const data = syncMessage(rawHeads, changes, need)
      socket.send(
        cbor.encode({
          type,
          senderId: name,
          targetId: server,
          documentId,
          data,
        }),
      )
    },
  }
  const self = {
    peer,
    get doc() {
      return doc
    },
    get heads() {
      return A.getHeads(doc)
    },
    /** Changes the map; resolves once the server has stored it. */
    async change(edit) {
      doc = A.change(doc, edit)
      const heads = A.getHeads(doc)
      const stored = new Promise((resolve) => (storing = { head: heads[0], resolve }))
      peer.send(heads.map(bytesOf), [A.getLastLocalChange(doc)])
      await stored
    },
  }
  let storing = null
  let isWhole = false
  socket.on('message', (frame) => {
    const message = cbor.decode(frame)
    if (message.type === 'peer') {
      server = message.senderId
      peer.send([], [], [], 'request')
    } else if (message.type === 'sync') {
      const sync = read(message.data)
      if (isWhole) {
        if (storing && sync.heads.includes(storing.head)) storing.resolve()
        onSync(sync, peer)
        return
      }
      if (sync.changes.length > 0) [doc] = A.applyChanges(doc, sync.changes)
      const heads = A.getHeads(doc)
      peer.send(heads.map(bytesOf), [])
      if (heads.length > 0 && String(heads) === String(sync.heads.toSorted())) {
        isWhole = true
        whole()
      }
    } else if (message.type === 'error' || message.type === 'doc-unavailable')
      throw new Error(`${name} was refused: ${message.type} ${message.message}`)
  })
  const peerMetadata = { isEphemeral: true }
  socket.send(
    cbor.encode({
      type: 'join',
      senderId: name,
      peerMetadata,
      supportedProtocolVersions: ['1'],
    }),
  )
  await got
  return self
}
