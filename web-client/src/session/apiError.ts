/** What went wrong, as RFC 9457 has it; status 0 means that the server could not be reached at all. */
export interface Problem {
  type: string
  title: string
  status: number
  detail?: string
  [more: string]: unknown
}

/** A call to the server that did not succeed. */
export class ApiError extends Error {
  readonly problem: Problem

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.detail ?? problem.title, options)
    this.name = 'ApiError'
    this.problem = problem
  }

  get status(): number {
    return this.problem.status
  }

  /** Whether the server was not reached, so that the same call may succeed later. */
  get isOffline(): boolean {
    return this.problem.status === 0
  }
}
