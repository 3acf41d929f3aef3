import { useMemo, useState } from 'react'
import { downloadJson, fileName } from '../downloadMap.ts'
import { useStore } from '../useStore.ts'
import { messages } from '../../messages/index.ts'
import type { Offer } from '../../document/putBack.ts'
import type { MapSession } from '../../session/mapSession.ts'
import { offerOfDrafts } from '../../session/refusedWork.ts'
import { useMap } from '../../store/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { lookupIn, reasonOf } from './editWords.ts'
import { RefusedDialog } from './RefusedDialog.tsx'

/** Says that the server did not take some of one's work, why, and what can be done: put it back, keep it as a file, or let it go. */
export function RefusedStrip({ session }: { session: MapSession }) {
  const refused = useStore(session, () => session.refused)
  return refused.length === 0 ? null : <Strip session={session} refused={refused} />
}

function Strip({ session, refused }: { session: MapSession; refused: MapSession['refused'] }) {
  const text = messages.refused
  const map = useMap(session.source)
  const [looking, setLooking] = useState(false)
  const conduct = useStore(session.whoDraws, () => session.whoDraws.current())
  const offer = useMemo(() => offerOfDrafts(refused, map, session.role, conduct), [refused, map, session.role, conduct])
  const last = refused.at(-1)!
  const can = offer.can.length
  return (
    <aside className="code-strip refused-strip" aria-label={text.title}>
      <Icon name="warning" />
      <p role="alert">
        <strong>{text.title}.</strong> {reasonOf(last, lookupIn(map, refused))}{' '}
        {last.isBack ? text.onItsWay : text.kept} {can > 0 && text.can(can)}{' '}
        {offer.cannot.length > 0 && wordsForRest(session, offer.cannot, can)}
      </p>
      {can > 0 && (
        <Button small kind="main" onPress={() => session.putBack()}>
          {text.putBack(can)}
        </Button>
      )}
      {can + offer.cannot.length > 0 && (
        <Button small onPress={() => setLooking(true)}>
          {text.look}
        </Button>
      )}
      <Button small icon="download" onPress={() => downloadJson(refused, `${fileName(last.title)}-${text.file}`)}>
        {text.download}
      </Button>
      <Button small kind="quiet" onPress={() => session.dismissRefused()}>
        {text.dismiss}
      </Button>
      {looking && <RefusedDialog session={session} refused={refused} offer={offer} onClose={() => setLooking(false)} />}
    </aside>
  )
}

function wordsForRest(session: MapSession, rest: Offer['cannot'], can: number): string {
  const text = messages.refused
  if (!session.editor) return text.watching
  if (rest.every(({ why }) => why === 'hands-off')) return text.handsOffNow
  return can > 0 ? text.rest(rest.length) : text.cannot
}
