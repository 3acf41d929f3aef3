import { dropAllCopies } from '../sync/localCopy.ts'
import { type Api, api as sharedApi } from './api.ts'
import { ApiError } from './apiError.ts'
import { forgetAll } from './memory.ts'

/**
 * Leaves nothing of anybody on this device: the session, the copies of maps, what was remembered. Whatever was not sent yet is lost, so the page
 * asks first.
 *
 * The device is cleared even when the server cannot be told; then the error says that the session itself is still open.
 */
export async function leaveDevice(api: Api = sharedApi): Promise<void> {
  const problem = await api.leaveDevice().then(
    () => undefined,
    (reason: unknown) => reason,
  )
  forgetAll()
  await dropAllCopies()
  const wasSignedOut = problem instanceof ApiError && problem.status === 401
  if (problem !== undefined && !wasSignedOut) throw problem
}
