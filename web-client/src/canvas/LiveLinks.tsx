import { memo } from 'react'
import { linkName } from './canvasWords.ts'
import { curvePath } from './geometry.ts'
import type { Scene } from './scene.ts'
import type { LiveLink } from './cast.ts'

interface LiveLinksProps {
  links: readonly LiveLink[]
  scene: Scene
  locked: ReadonlySet<string>
  selection: ReadonlySet<string>
  focused: string | null
  onPress: (id: string, several: boolean) => void
}

/**
 * The links as elements of the page: named, focusable, findable. What is seen of them is painted on the canvas
 * beneath; here is only a wide line to press and the mark of the focus.
 */
export function LiveLinks({ links, scene, locked, selection, focused, onPress }: LiveLinksProps) {
  return (
    <svg className="map-links" aria-hidden={links.length === 0}>
      {links.map(({ link, curve }) => (
        <LinkPath
          key={link.id}
          id={link.id}
          path={curvePath(curve)}
          name={linkName(
            link,
            scene,
            link.ids.some((id) => locked.has(id)),
          )}
          selected={selection.has(link.id)}
          tabStop={focused === link.id}
          onPress={onPress}
        />
      ))}
    </svg>
  )
}

interface LinkPathProps {
  id: string
  path: string
  name: string
  selected: boolean
  tabStop: boolean
  onPress: (id: string, several: boolean) => void
}

const LinkPath = memo(function LinkPath({ id, path, name, selected, tabStop, onPress }: LinkPathProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events -- SVG has no button; keys are handled by the map
    <g
      className="map-link"
      role="button"
      tabIndex={tabStop ? 0 : -1}
      aria-label={name}
      aria-pressed={selected}
      data-link={id}
      onClick={(event) => onPress(id, event.shiftKey || event.ctrlKey || event.metaKey)}
    >
      <path className="map-link-focus" d={path} />
      <path className="map-link-reach" d={path} />
    </g>
  )
})
