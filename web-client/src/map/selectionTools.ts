import type { MapDocument } from '@balcony/shared-model'
import type { SelectionTool } from '../canvas/CanvasTools.tsx'
import type { MapRecord } from '../document/conduct.ts'
import type { Editor } from '../document/editor.ts'
import { messages } from '../messages/index.ts'
import { agreeing, bundleOfLink, claimOf } from '../panels/bundle.ts'
import type { Overlay } from './commands/scene.ts'
import type { Target } from './mapView.ts'

/** The two cards of a selection that is just two cards, neither of which is held back. */
export function twoCards(
  selected: readonly MapRecord[],
  isHeld: (record: MapRecord) => boolean,
): readonly [string, string] | null {
  const [one, other, third] = selected
  if (!one || !other || third || [one, other].some((record) => record.collection !== 'elements' || isHeld(record))) {
    return null
  }
  return [one.id, other.id]
}

/** What is selected, and what its tools may use. */
interface Hands {
  readonly editor: Editor | null
  readonly two: readonly [string, string] | null
  readonly selection: readonly string[]
  readonly isHeld: (record: MapRecord) => boolean
  readonly overlay: (overlay: Overlay) => void
  readonly open: (target: Target) => void
  readonly announce: (words: string) => void
}

/** What can be done on the map with what is selected, beside what the canvas does itself. */
export function selectionTools(hands: Hands, map: MapDocument, me: string): SelectionTool[] {
  const { editor, two, selection, overlay } = hands
  if (!editor) return []
  if (two) {
    return [{ icon: 'card', text: messages.voices.same.tool, perform: () => overlay({ kind: 'oneCard', ids: two }) }]
  }
  const [link] = selection
  return link !== undefined && selection.length === 1 ? claiming(link, editor, hands, map, me) : []
}

/** Where somebody else claims a link in one way: a press claims it too. Where it is seen differently, one says how oneself sees it. */
function claiming(link: string, editor: Editor, hands: Hands, map: MapDocument, me: string): SelectionTool[] {
  const bundle = bundleOfLink(map, link)
  if (!bundle || claimOf(bundle, me)) return []
  if (bundle.links.some((id) => hands.isHeld({ collection: 'links', id }))) return []
  const mine: SelectionTool = {
    icon: 'voice',
    text: messages.voices.claim.mine,
    perform: () => hands.open({ kind: 'link', id: link }),
  }
  const [first] = bundle.held
  if (!first || bundle.sign === 'contested') return [mine]
  const agree = () => {
    editor.claim(first.linkId, agreeing(first))
    hands.announce(messages.voices.claim.agreed)
  }
  return [{ icon: 'check', text: messages.voices.claim.too, perform: agree }, mine]
}
