import { useEffect, useRef, useState } from 'react'
import type { MapDocument } from '@balcony/shared-model'
import type { Me } from '../session/api.ts'
import { forgetInTab, recallInTab, rememberInTab } from '../session/memory.ts'
import type { Course } from '../sync/courseNow.ts'

const KEY = 'newcomer'

/** How long after opening, what others have on the map still means that they were here before. Milliseconds. */
const patience = 4_000

/** Notes that somebody has just come into a map by an invitation. */
export function noteNewcomer(map: string) {
  rememberInTab(KEY, map)
}

/** Calls once, for somebody who has just joined, when it is seen that they came in the middle. */
export function useNewcomer(me: Me, document: MapDocument, course: Course, onMiddle: () => void) {
  const [fresh, setFresh] = useState(() => recallInTab<string>(KEY) === me.map)
  const told = useRef(false)
  useEffect(() => {
    if (!fresh) return
    forgetInTab(KEY)
    const late = setTimeout(() => setFresh(false), patience)
    return () => clearTimeout(late)
  }, [fresh])
  const isMiddle = fresh && isUnderWay(document, course, me.member)
  useEffect(() => {
    if (!isMiddle || told.current) return
    told.current = true
    onMiddle()
  }, [isMiddle, onMiddle])
}

/** Whether others have begun already. */
export function isUnderWay(map: MapDocument, course: Course, me: string): boolean {
  return (
    course.step !== null ||
    Object.values(map.elements).some(({ standing, by }) => standing === 'here' && by !== me) ||
    Object.values(map.asks).some(({ state }) => state !== 'cancelled')
  )
}
