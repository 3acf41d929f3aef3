import type { FixedMap } from '../store/fixedMap.ts'
import type { Pictures } from './pictures.ts'
import type { MarkedStep, Step } from './timeline.ts'

/** What the page shows of a replay. */
export interface ReplayState {
  readonly position: number
  /** The position of the picture on screen: behind `position` while a picture is on its way. */
  readonly shown: number | null
  readonly playing: boolean
  readonly speed: Speed
  /** Ids of what the step on screen was about, when it was stepped to and not jumped to. */
  readonly fresh: ReadonlySet<string>
  /** The last picture could not be fetched. */
  readonly failed: boolean
}

export const SPEEDS = [1, 2, 4, 16] as const
export type Speed = (typeof SPEEDS)[number]

/** How long a step stays at speed 1: time to read one sentence. Milliseconds. */
const STEP_TIME = 1100
/** How long a moment stays, whatever the speed. */
const MOMENT_TIME = 3000
/** Quicker than this nobody sees single steps: more are taken at once instead. */
const SHORTEST = 140
/** How many pictures ahead are fetched while nothing else is. */
const AHEAD = 3
/** A request this old is given up for a newer one; a younger one is nearly there and is shown on the way. */
const STALE = 250

const NOTHING: ReadonlySet<string> = new Set()

/**
 * A walk through the history of a map. It plays steps, not time: a night between two sessions takes no longer than
 * any other step. The last picture stays until the next is there.
 *
 *   resting ──play──► playing ──last step, pause, any jump──► resting
 */
export class Replay {
  readonly #steps: readonly Step[]
  readonly #marks: readonly MarkedStep[]
  readonly #pictures: Pictures<unknown>
  readonly #map: FixedMap
  readonly #listeners = new Set<() => void>()
  #state: ReplayState
  #loading: { position: number; since: number } | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #closed = false
  #stepped = false

  constructor(
    steps: readonly Step[],
    marks: readonly MarkedStep[],
    pictures: Pictures<unknown>,
    map: FixedMap,
    position: number = steps.length - 1,
  ) {
    this.#steps = steps
    this.#marks = marks
    this.#pictures = pictures
    this.#map = map
    this.#state = { position, shown: null, playing: false, speed: 1, fresh: NOTHING, failed: false }
    this.#fetch()
  }

  readonly state = (): ReplayState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Jumps to a step, and stops playing. */
  go(position: number) {
    this.#pause()
    this.#move(position, Math.abs(position - this.#state.position) === 1)
  }

  step(by: 1 | -1) {
    this.go(this.#state.position + by)
  }

  /** Jumps to the next or the last moment from here; where there is none, to the end or the beginning. */
  stepMoment(by: 1 | -1) {
    const { position } = this.#state
    const marks = by === 1 ? this.#marks : this.#marks.toReversed()
    const next = marks.find((mark) => (by === 1 ? mark.step > position : mark.step < position))
    this.go(next?.step ?? (by === 1 ? this.#steps.length - 1 : 0))
  }

  play() {
    if (this.#steps.length < 2) return
    if (this.#state.position >= this.#steps.length - 1) this.#move(0, false)
    this.#set({ playing: true })
    this.#wait()
  }

  pause() {
    this.#pause()
  }

  toggle() {
    if (this.#state.playing) this.#pause()
    else this.play()
  }

  setSpeed(speed: Speed) {
    this.#set({ speed })
    if (this.#state.playing) this.#wait()
  }

  /** Tries again to fetch a picture that could not be had. */
  retry() {
    this.#fetch()
  }

  /** Ends the walk: nothing more is fetched or shown. */
  close() {
    this.#closed = true
    this.#pause()
    this.#pictures.dropAllBut([])
  }

  #pause() {
    clearTimeout(this.#timer)
    if (this.#state.playing) this.#set({ playing: false })
  }

  #wait() {
    clearTimeout(this.#timer)
    const { speed, position } = this.#state
    const marked = this.#marks.some((mark) => mark.step === position)
    this.#timer = setTimeout(() => this.#tick(), marked ? MOMENT_TIME : Math.max(SHORTEST, STEP_TIME / speed))
  }

  /** The next step, unless the picture of this one has not come yet: a slow network slows the play and skips nothing. */
  #tick() {
    const { position, shown, speed, playing, failed } = this.#state
    if (!playing) return
    if (shown === position) {
      const atOnce = Math.max(1, Math.round((SHORTEST * speed) / STEP_TIME))
      const mark = this.#marks.find((marked) => marked.step > position)?.step ?? Infinity
      this.#move(Math.min(position + atOnce, mark), true)
    }
    if (failed || this.#state.position >= this.#steps.length - 1) this.#pause()
    else this.#wait()
  }

  #move(position: number, stepped: boolean) {
    const within = Math.max(0, Math.min(this.#steps.length - 1, position))
    this.#stepped = stepped
    this.#set({ position: within })
    this.#fetch()
  }

  #fetch() {
    const step = this.#steps[this.#state.position]
    if (!step || this.#closed) return
    const picture = this.#pictures.peek(keyOf(step))
    if (picture !== undefined) {
      this.#show(step.index, picture)
      return
    }
    const loading = this.#loading
    if (loading && loading.position !== step.index && performance.now() - loading.since < STALE) return
    this.#pictures.dropAllBut([keyOf(step)])
    void this.#load(step)
  }

  async #load(step: Step) {
    const started = { position: step.index, since: performance.now() }
    this.#loading = started
    try {
      const picture = await this.#pictures.get(keyOf(step))
      if (!this.#closed) this.#show(step.index, picture)
    } catch {
      if (this.#state.position === step.index && !this.#closed) this.#set({ failed: true })
    }
    if (this.#loading === started) this.#loading = null
    if (!this.#closed && this.#state.position !== step.index && !this.#loading) this.#fetch()
  }

  #show(position: number, picture: unknown) {
    this.#map.show(picture)
    const here = this.#state.position === position
    const fresh = here && this.#stepped ? new Set(this.#steps[position]?.subjects) : NOTHING
    this.#set({ shown: position, fresh, failed: false })
    if (here) void this.#fetchAhead(position)
  }

  async #fetchAhead(position: number) {
    const { playing, speed } = this.#state
    const stride = playing ? Math.max(1, Math.round((SHORTEST * speed) / STEP_TIME)) : 1
    const next = Array.from({ length: AHEAD }, (_, i) => position + (i + 1) * stride)
    for (const index of playing ? next : [position + 1, position - 1]) {
      const step = this.#steps[index]
      if (!step || this.#closed || this.#state.position !== position) return
      await this.#pictures.get(keyOf(step)).catch(() => undefined)
    }
  }

  #set(change: Partial<ReplayState>) {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}

function keyOf(step: Step): string {
  return step.heads.join()
}
