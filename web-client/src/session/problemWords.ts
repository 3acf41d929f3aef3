import { messages } from '../messages/index.ts'
import { ApiError } from './apiError.ts'

/** What to tell a person of a call that failed: the server's own words where it gave some. */
export function wordsFor(error: unknown): string {
  if (!(error instanceof ApiError)) return messages.problems.unexpected
  if (error.isOffline) return messages.problems.network
  return error.problem.detail ?? (error.problem.title || messages.problems.unexpected)
}
