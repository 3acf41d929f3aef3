import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Conduct, type Hold, isLocked, type MapRecord } from '../document/conduct.ts'
import { messages } from '../messages/index.ts'
import { labelOf } from '../panels/words.ts'
import { api } from '../session/api.ts'
import { ApiError } from '../session/apiError.ts'
import type { MapSession } from '../session/mapSession.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import type { Locks } from './locks.ts'
import type { Companions } from './useCompanions.ts'
import { useStore } from './useStore.ts'

/** How long it is shown why something was not done. Milliseconds. */
const shownFor = 8_000

/** Where words are typed that are everybody's as soon as the field is left. */
const typedInPlace = '.map-label-editor, .editable-input'

/** Who draws just now, as the map's page needs it. */
export interface ConductView {
  conduct: Conduct
  /** The name of whoever took the pen; null while everybody draws. */
  pen: string | null
  /** Why this person, who may draw otherwise, does not just now; null where they may. */
  held: string | null
  locks: Locks
  /** Only enablers draw, or everybody again; null for whoever may not decide it. */
  setHandsOff: ((on: boolean) => void) | null
  /** Why the last thing was not done, for a while; where that is said already, the place is stressed instead. */
  notice: string | null
  stressed: boolean
  say: (why: string) => void
  sayLocked: (records: readonly MapRecord[]) => void
  dismiss: () => void
}

/** Follows who draws on a map, tells it once when it changes, and lets enablers decide it. */
export function useConduct(session: MapSession, companions: Companions): ConductView {
  const { whoDraws, source, editor, me, role } = session
  const text = messages.conduct
  const announce = useAnnounce()
  const conduct = useStore(whoDraws, () => whoDraws.current())
  const [notice, setNotice] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const isMine = conduct.by === me.member
  const pen = conduct.handsOff ? ((conduct.by && companions.byMember.get(conduct.by)?.name) ?? text.anEnabler) : null
  const held = pen !== null && role === 'participant' ? text.notNow(pen) : null

  const say = useCallback(
    (why: string) => {
      announce(why)
      setNotice(why)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => setNotice(null), shownFor)
    },
    [announce],
  )
  const sayLocked = useCallback(
    (records: readonly MapRecord[]) => {
      const [first] = records
      if (first) say(text.lockedNow(nameOf(first, source.current()), records.length - 1))
    },
    [say, source, text],
  )

  // Words that are being typed on the map enter it before more is held back: refused, they are kept as a draft, and nothing of them is lost.
  useEffect(
    () =>
      whoDraws.beforeStricter(() => {
        const typing = role === 'enabler' ? null : document.activeElement?.closest(typedInPlace)
        if (typing && document.activeElement instanceof HTMLElement) document.activeElement.blur()
      }),
    [whoDraws, role],
  )
  useEffect(
    () => editor?.onHeld((holds) => sayHeld(holds, { say, sayLocked, text: text.notNowMine })),
    [editor, say, sayLocked, text],
  )
  useTold(pen, isMine, announce)

  const change = useCallback(
    async (patch: Parameters<typeof api.changeConduct>[1], done?: string) => {
      try {
        await api.changeConduct(me.map, patch)
        if (done) announce(done)
      } catch (problem) {
        if (!(problem instanceof ApiError)) throw problem
        say(text.failed(problem.message))
      }
    },
    [me.map, announce, say, text],
  )
  const decides = role === 'enabler'
  const locks = useMemo<Locks>(
    () => ({
      isLocked: (record) => isLocked(conduct, record),
      binds: !decides,
      set: decides
        ? (records, locked) =>
            void change(
              { [locked ? 'lock' : 'unlock']: byCollection(records) },
              locked ? text.lockedDone(records.length) : text.unlockedDone(records.length),
            )
        : null,
    }),
    [conduct, decides, change, text],
  )
  return {
    conduct,
    pen,
    held,
    locks,
    setHandsOff: decides ? (on) => void change({ handsOff: on }) : null,
    notice: notice === held ? null : notice,
    stressed: held !== null && notice === held,
    say,
    sayLocked,
    dismiss: () => setNotice(null),
  }
}

/** Says once, politely, that somebody took the pen, and that everybody draws again. */
function useTold(pen: string | null, isMine: boolean, announce: (text: string) => void) {
  const text = messages.conduct
  const told = useRef(false)
  const latest = useRef(pen)
  useEffect(() => {
    latest.current = pen
  })
  const isOn = pen !== null
  useEffect(() => {
    if (isOn) {
      announce(isMine ? `${text.handsOffMine} ${text.onlyEnablers}` : text.notNow(latest.current ?? text.anEnabler))
    } else if (told.current) announce(text.handsOn)
    told.current = isOn
  }, [isOn, isMine, announce, text])
}

function sayHeld(
  holds: readonly Hold[],
  { say, sayLocked, text }: { say: (why: string) => void; sayLocked: (records: MapRecord[]) => void; text: string },
) {
  const locked = new Map(
    holds.flatMap((hold) => (hold.why === 'locked' ? [[`${hold.collection}/${hold.id}`, hold]] : [])),
  )
  if (locked.size > 0) sayLocked([...locked.values()])
  else say(text)
}

function byCollection(records: readonly MapRecord[]): { [collection: string]: string[] } {
  const lists: { [collection: string]: string[] } = {}
  for (const { collection, id } of records) lists[collection] = [...(lists[collection] ?? []), id]
  return lists
}

function nameOf({ collection, id }: MapRecord, map: ReturnType<MapSession['source']['current']>): string {
  const link = collection === 'links' ? map.links[id] : undefined
  if (link) return messages.panels.link.between(labelOf(map.elements[link.from]), labelOf(map.elements[link.to]))
  const record = map.stakeholders[id]?.name ?? map.ambitions[id]?.statement ?? labelOf(map.elements[id])
  return `“${record}”`
}
