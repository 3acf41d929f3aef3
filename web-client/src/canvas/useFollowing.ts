import { useEffect } from 'react'
import type { Camera } from './camera.ts'
import type { Stage } from './stage.ts'
import type { PeerOnMap } from './usePeers.ts'

/** Looks where another person looks, for as long as they are followed. */
export function useFollowing(member: string | null, peers: readonly PeerOnMap[], camera: Camera, stage: Stage) {
  const followed = member === null ? undefined : peers.find((peer) => peer.member === member)
  const viewport = followed?.viewport
  const cursor = followed?.cursor
  const at = viewport ?? cursor
  const x = at?.x
  const y = at?.y
  const zoom = viewport?.zoom
  useEffect(() => {
    if (x === undefined || y === undefined) return
    camera.look({ x, y }, zoom ?? stage.view.zoom, { glide: false })
  }, [camera, stage, x, y, zoom])
}
