import type { Api, HistoryEvent, Me, MomentRecord } from '../session/api.ts'

/** All that is known of how a map came to be. */
export interface MapHistory {
  readonly me: Me
  readonly events: readonly HistoryEvent[]
  readonly moments: readonly MomentRecord[]
}

/** The largest page that the server gives. */
const PAGE = 5000

/** Fetches a map's whole history; pictures of it come later, one by one. */
export async function loadHistory(api: Api, map: string): Promise<MapHistory> {
  const [me, events, moments] = await Promise.all([api.me(map), allEvents(api, map), api.moments(map)])
  return { me, events, moments }
}

async function allEvents(api: Api, map: string): Promise<HistoryEvent[]> {
  const events: HistoryEvent[] = []
  let after: number | string | undefined
  do {
    const page = await api.events(map, { limit: PAGE, ...(after === undefined ? {} : { after }) })
    events.push(...page.events)
    after = page.events.length > 0 ? page.next : undefined
  } while (after !== undefined)
  return events
}
