import { useEffect, useState } from 'react'
import { messages } from '../messages/index.ts'
import { api, type MomentRecord } from '../session/api.ts'
import { wordsFor } from '../session/problemWords.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ChecksField } from '../ui/fields.tsx'
import { Notice } from '../ui/Notice.tsx'
import { OpenLinks } from './OpenLinks.tsx'

/** How an enabler shows the map to those who are not in it: links, and the moments that these show. */
export function GuestsDialog({ map, onClose }: { map: string; onClose: () => void }) {
  const text = messages.leaving.guests
  const announce = useAnnounce()
  const [moments, setMoments] = useState<readonly MomentRecord[]>()
  const [published, setPublished] = useState<readonly string[]>([])
  const [problem, setProblem] = useState<string>()
  useEffect(() => {
    let gone = false
    Promise.all([api.moments(map), api.openLinks(map)]).then(
      ([all, open]) => {
        if (gone) return
        setMoments(all)
        setPublished(open.published)
      },
      (error: unknown) => !gone && setProblem(wordsFor(error)),
    )
    return () => {
      gone = true
    }
  }, [map])
  const change = async (next: readonly string[]) => {
    const flipped = moments?.find(({ id }) => next.includes(id) !== published.includes(id))
    if (!flipped) return
    const on = next.includes(flipped.id)
    setPublished(next)
    try {
      await api.publishMoment(map, flipped.id, on)
      announce(on ? text.published(flipped.title) : text.unpublished(flipped.title))
    } catch (error) {
      setPublished(published)
      setProblem(wordsFor(error))
    }
  }
  return (
    <Dialog title={text.title} onClose={onClose}>
      <div className="flow">
        {problem && (
          <Notice kind="danger" alert>
            {problem}
          </Notice>
        )}
        <p>{text.intro}</p>
        <p className="soft small">{text.check}</p>
        <OpenLinks map={map} kind="guest" />
        {moments?.length === 0 && <p className="soft">{text.noMoments}</p>}
        {moments && moments.length > 0 && (
          <ChecksField
            legend={text.moments}
            hint={text.momentsHint}
            values={published}
            onChange={(next) => void change(next)}
            options={moments.map(({ id, title, at }) => ({
              value: id,
              label: title,
              hint: new Date(at).toLocaleDateString(messages.language, { dateStyle: 'long' }),
            }))}
          />
        )}
      </div>
    </Dialog>
  )
}
