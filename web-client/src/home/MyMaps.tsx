import { messages } from '../messages/index.ts'
import { navigate, pathOf } from '../router.ts'
import type { MapSummary } from '../session/api.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/Notice.tsx'
import { useAgo } from '../ui/useNow.ts'

/** The maps that I am in, the latest changed first. */
export function MyMaps({ maps, onStart }: { maps: readonly MapSummary[]; onStart: () => void }) {
  const text = messages.home.maps
  const ago = useAgo()
  if (maps.length === 0) {
    return (
      <EmptyState
        title={text.empty}
        action={
          <Button kind="main" icon="add" onPress={onStart}>
            {messages.home.start.button}
          </Button>
        }
      >
        {text.emptyText}
      </EmptyState>
    )
  }
  const sorted = [...maps].sort((a, b) => time(b.lastChangeAt ?? b.createdAt) - time(a.lastChangeAt ?? a.createdAt))
  return (
    <ul className="bare map-list">
      {sorted.map((map) => {
        const path = pathOf({ page: 'map', map: map.id })
        return (
          <li key={map.id} className="map-card">
            <h2>
              <a
                href={path}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return
                  event.preventDefault()
                  navigate(path)
                }}
              >
                {map.title || text.untitled}
              </a>
            </h2>
            <p className="soft small">
              {map.lastChangeAt ? text.changed(ago(time(map.lastChangeAt))) : text.made(ago(time(map.createdAt)))}
              {map.people !== undefined && ` · ${text.people(map.people)}`}
            </p>
            <p className="badge">{messages.roles[map.role].name}</p>
          </li>
        )
      })}
    </ul>
  )
}

function time(iso: string): number {
  return Date.parse(iso) || 0
}
