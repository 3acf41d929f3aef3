import type { MapDocument } from '@balcony/shared-model'
import { useEffect, useMemo, useState } from 'react'
import { isOver } from '../leaving/when.ts'
import { fileName, saveFile } from '../map/downloadMap.ts'
import { messages } from '../messages/index.ts'
import { api, type NextSession } from '../session/api.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { mapToSvg } from './mapToSvg.ts'
import { onPaper } from './onPaper.ts'
import { measureIn, PAPER } from './paper.ts'
import { PaperLists } from './PaperLists.tsx'
import { toPng } from './toPng.ts'

/** Shows the map as a picture, and gives it as a file or on paper. */
export function PictureDialog({ id, map, onClose }: { id: string; map: MapDocument; onClose: () => void }) {
  const text = messages.picture
  const announce = useAnnounce()
  // The picture stands still while it is looked at, whatever the others draw.
  const [now] = useState(() => ({ map, at: Date.now() }))
  const picture = useMemo(
    () => mapToSvg(now.map, { palette: PAPER, measure: measureIn(PAPER.font), at: now.at }),
    [now],
  )
  const next = useNextSession(id)
  const lists = useMemo(() => onPaper(now.map), [now])
  const alone = !next && [lists.commitments, lists.aside].every(({ items }) => items.length === 0)
  const [failed, setFailed] = useState(false)
  const file = useMemo(() => new Blob([picture.svg], { type: 'image/svg+xml' }), [picture])
  const address = `data:image/svg+xml,${encodeURIComponent(picture.svg)}`
  const name = `${fileName(map.title)}-${new Date(now.at).toISOString().slice(0, 10)}`
  const isEmpty = !Object.values(map.elements).some(({ standing }) => standing === 'here')

  const png = async () => {
    try {
      saveFile(await toPng(file, picture), `${name}.png`)
      announce(messages.map.exporting.started)
    } catch {
      setFailed(true)
    }
  }
  return (
    <Dialog title={text.title} size="large" onClose={onClose}>
      {isEmpty ? (
        <p>{text.empty}</p>
      ) : (
        <div className="flow picture-dialog">
          <p>{text.intro}</p>
          {failed && (
            <Notice kind="danger" alert>
              {text.failed}
            </Notice>
          )}
          <div className={alone ? 'paper paper-alone' : 'paper'}>
            <img className="picture" src={address} alt={text.alt(map.title || messages.map.untitled)} />
            {!alone && <PaperLists lists={lists} next={next} />}
          </div>
          <p className="soft small">{text.svgHint}</p>
          <div className="button-row">
            <Button kind="main" icon="print" onPress={() => print()}>
              {messages.actions.print}
            </Button>
            <Button icon="download" onPress={() => void png()}>
              {text.png}
            </Button>
            <Button
              icon="download"
              onPress={() => {
                saveFile(file, `${name}.svg`)
                announce(messages.map.exporting.started)
              }}
            >
              {text.svg}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}

/** When the group meets next, if that is yet to come and the server can say so. */
function useNextSession(map: string): NextSession | null {
  const [next, setNext] = useState<NextSession | null>(null)
  useEffect(() => {
    let gone = false
    api.nextSession(map).then(
      (found) => !gone && found && !isOver(found, Date.now()) && setNext(found),
      () => {
        // The sheet is whole without it.
      },
    )
    return () => {
      gone = true
    }
  }, [map])
  return next
}
