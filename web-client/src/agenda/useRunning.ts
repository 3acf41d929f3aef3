import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { Editor } from '../document/editor.ts'
import type { Companions } from '../map/useCompanions.ts'
import { messages } from '../messages/index.ts'
import { api, type CourseMove } from '../session/api.ts'
import type { MapSession } from '../session/mapSession.ts'
import { wordsFor } from '../session/problemWords.ts'
import { useCollection, useCurrent } from '../store/hooks.ts'
import { type Course, noCourse, timeLeft } from '../sync/courseNow.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { type Position, positionOf, type Step } from './steps.ts'

/** How far the session is, and what an enabler may do about it. */
export interface Running {
  course: Course
  position: Position
  /** The time by the server's clock. */
  serverTime: () => number
  /** What only enablers do; null for everybody else. */
  lead: Lead | null
}

export interface Lead {
  begin: (step: Step) => void
  /** Notes that the step is done, and begins what comes next, if anything. */
  next: () => void
  end: () => void
  pause: (on: boolean) => void
  extend: (minutes: number) => void
  call: (on: boolean) => void
}

const nothing: Running = { course: noCourse, position: positionOf({}, noCourse), serverTime: Date.now, lead: null }
export const RunningContext = createContext<Running>(nothing)

export function useRunningView(): Running {
  return useContext(RunningContext)
}

interface Means {
  session: MapSession
  editor: Editor | null
  /** Says for a while why something was not done. */
  say: (why: string) => void
}

/** Follows how far the session is, tells it once when it changes, and lets enablers lead it. */
export function useRunning({ session, editor, say }: Means): Running {
  const { course: now, source, me, role } = session
  const course = useCurrent(now)
  const agenda = useCollection(source, 'agenda')
  const position = useMemo(() => positionOf(agenda, course), [agenda, course])
  useTold(position, course, now.serverTime)

  const make = useCallback(
    (move: CourseMove) =>
      void api
        .moveCourse(me.map, move)
        .catch((failure: unknown) => say(messages.running.step.failed(wordsFor(failure)))),
    [me.map, say],
  )
  const lead = useMemo<Lead | null>(() => {
    if (role !== 'enabler') return null
    const begin = (step: Step) => {
      const minutes = Math.round(step.minutes ?? 0)
      make({ move: 'begin', step: step.id, ...(minutes > 0 ? { minutes } : {}) })
    }
    const finish = () => {
      if (position.now && !position.now.done) editor?.finishStep(position.now.id)
    }
    return {
      begin,
      next: () => {
        finish()
        if (position.next) begin(position.next)
        else make({ move: 'end' })
      },
      end: () => {
        finish()
        make({ move: 'end' })
      },
      pause: (on) => make({ move: on ? 'pause' : 'resume' }),
      extend: (minutes) => make({ move: 'extend', minutes }),
      call: (on) => make({ move: on ? 'call' : 'let-go' }),
    }
  }, [role, make, position, editor])
  return useMemo(
    () => ({ course, position, serverTime: now.serverTime, lead }),
    [course, position, now.serverTime, lead],
  )
}

/** Says once, politely, which step is on, that its time is up, and that there is more of it. Not what was so when the page came. */
function useTold({ now: step }: Position, course: Course, serverTime: () => number) {
  const text = messages.running.step
  const announce = useAnnounce()
  const title = step?.title || text.unnamed
  const told = useRef(step?.id)
  const latest = useRef({ title, prompt: step?.prompt ?? '' })
  useEffect(() => {
    latest.current = { title, prompt: step?.prompt ?? '' }
  })
  const id = step?.id
  useEffect(() => {
    if (told.current === id) return
    told.current = id
    announce(id === undefined ? text.ended : text.announced(latest.current.title, latest.current.prompt))
  }, [id, announce, text])

  const timer = course.step?.timer
  const endsAt = timer?.kind === 'running' && id !== undefined ? timer.endsAt : null
  const before = useRef({ id, endsAt })
  useEffect(() => {
    const was = before.current
    before.current = { id, endsAt }
    if (was.id === id && was.endsAt !== null && endsAt !== null && endsAt > was.endsAt) {
      const seconds = Math.ceil((endsAt - serverTime()) / 1000)
      announce(text.moreTime(messages.running.timer.spoken(seconds)))
    }
    const left = endsAt === null ? 0 : (timeLeft({ kind: 'running', endsAt }, serverTime()) ?? 0)
    if (left === 0) return
    const ending = setTimeout(() => announce(text.timeUp(latest.current.title)), left)
    return () => clearTimeout(ending)
  }, [id, endsAt, serverTime, announce, text])
}

/** An enabler's invitation to look where they look, and what came of it. */
export interface Together {
  /** Who invites me; null once I have answered, and while nobody does. */
  invitedBy: string | null
  /** With whom I look along because they invited me. */
  along: string | null
  /** Whether it is I who invites. */
  mine: boolean
  come: () => void
  stay: () => void
}

interface Following {
  following: string | null
  follow: (member: string | null) => void
}

/** Follows who calls everyone together: the invitation, the way along, and the way out. */
export function useTogether(
  session: MapSession,
  { here, byMember }: Companions,
  { following, follow }: Following,
): Together {
  const text = messages.running.call
  const { course: now, me } = session
  const { call: told } = useCurrent(now)
  const announce = useAnnounce()
  const [answered, setAnswered] = useState<number>()
  const [lapsed, setLapsed] = useState<number>()
  const until = told?.until
  useEffect(() => {
    if (until === undefined) return
    const lapsing = setTimeout(() => setLapsed(until), Math.max(0, until - now.serverTime()))
    return () => clearTimeout(lapsing)
  }, [until, now])
  const call = told && told.until !== lapsed ? told : null
  const by = call?.by
  const name = by === undefined ? null : (byMember.get(by)?.name ?? messages.someone)
  const isHere = here.some((one) => one.member === by)
  const mine = by === me.member
  const isAlong = by !== undefined && following === by && answered !== undefined
  const invited = call !== null && !mine && isHere && answered !== call.until && following !== by

  useEffect(() => {
    if (invited && name !== null) announce(text.announced(name))
  }, [invited, name, announce, text])

  // Who came along is let go when the call is over; who followed of their own accord goes on.
  const came = useRef<string | null>(null)
  useEffect(() => {
    if (isAlong) came.current = following
    else if (came.current !== null) {
      if (by === undefined && following === came.current) {
        follow(null)
        announce(text.over)
      }
      came.current = null
    }
  }, [isAlong, following, by, follow, announce, text])

  return {
    invitedBy: invited ? name : null,
    along: isAlong ? name : null,
    mine,
    come: () => {
      if (!call) return
      setAnswered(call.until)
      follow(call.by)
    },
    stay: () => setAnswered(call?.until),
  }
}
