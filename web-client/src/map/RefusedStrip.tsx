import { messages } from '../messages/index.ts'
import type { MapSession } from '../session/mapSession.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { downloadJson, fileName } from './downloadMap.ts'
import { useStore } from './useStore.ts'

/** Says that the server did not take some of one's work, why, and how to keep it. */
export function RefusedStrip({ session }: { session: MapSession }) {
  const text = messages.map.refused
  const refused = useStore(session, () => session.refused)
  const last = refused.at(-1)
  if (!last) return null
  return (
    <aside className="code-strip refused-strip" aria-label={text.title}>
      <Icon name="warning" />
      <p role="alert">
        <strong>{text.title}.</strong> {last.reason} {text.kept}
      </p>
      <Button small icon="download" onPress={() => downloadJson(refused, `${fileName(last.title)}-${text.file}`)}>
        {text.download}
      </Button>
      <Button small kind="quiet" onPress={() => session.dismissRefused()}>
        {text.dismiss}
      </Button>
    </aside>
  )
}
