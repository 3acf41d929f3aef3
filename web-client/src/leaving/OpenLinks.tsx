import { useEffect, useRef, useState } from 'react'
import { messages } from '../messages/index.ts'
import { api, type OpenLink, type OpenLinkKind } from '../session/api.ts'
import { wordsFor } from '../session/problemWords.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { CopyField } from '../ui/CopyField.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Notice } from '../ui/Notice.tsx'

const DAY = 24 * 3_600_000
const lasting = { month: 30 * DAY, half: 182 * DAY, forever: null } as const
type Lasting = keyof typeof lasting

/** The links of one kind: made, shown once, and withdrawn. For enablers. */
export function OpenLinks({ map, kind }: { map: string; kind: OpenLinkKind }) {
  const text = messages.leaving.links
  const announce = useAnnounce()
  const [links, setLinks] = useState<readonly OpenLink[]>([])
  const [made, setMade] = useState<OpenLink | null>(null)
  const [lasts, setLasts] = useState<Lasting>('half')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  useEffect(() => {
    let gone = false
    api.openLinks(map).then(
      (all) => !gone && setLinks(all.links.filter((link) => link.kind === kind)),
      (error: unknown) => !gone && setProblem(wordsFor(error)),
    )
    return () => {
      gone = true
    }
  }, [map, kind])
  const make = async () => {
    setBusy(true)
    setProblem(undefined)
    const time = lasting[lasts]
    try {
      const expiresAt = time === null ? {} : { expiresAt: new Date(Date.now() + time).toISOString() }
      const link = await api.makeOpenLink(map, { kind, ...expiresAt })
      setMade(link)
      setLinks((before) => [link, ...before])
    } catch (error) {
      setProblem(wordsFor(error))
    } finally {
      setBusy(false)
    }
  }
  const withdraw = async (link: OpenLink) => {
    try {
      await api.revokeOpenLink(map, link.id)
      setLinks((before) => before.filter((one) => one.id !== link.id))
      if (made?.id === link.id) setMade(null)
      announce(text.withdrawn)
    } catch (error) {
      setProblem(wordsFor(error))
    }
  }
  return (
    <div className="flow">
      {problem && (
        <Notice kind="danger" alert>
          {problem}
        </Notice>
      )}
      {made?.url ? (
        <MadeLink key={made.id} url={made.url} onAnother={() => setMade(null)} />
      ) : (
        <>
          <SelectField
            label={text.lasts}
            value={lasts}
            onChange={setLasts}
            options={(['month', 'half', 'forever'] as const).map((value) => ({
              value,
              label: text.lastsOptions[value],
            }))}
          />
          <Button icon="link" isDisabled={busy} onPress={() => void make()}>
            {text.make}
          </Button>
        </>
      )}
      {links.length > 0 && (
        <section className="panel-section" aria-label={text.list}>
          <p className="field-label">{text.list}</p>
          <ul className="bare invite-list">
            {links.map((link) => (
              <li key={link.id}>
                <span className="small">
                  {[text.made(day(link.madeAt)), link.expiresAt && text.until(day(link.expiresAt))]
                    .filter(Boolean)
                    .join(', ')}
                </span>
                <Button small aria-label={text.withdrawNamed(day(link.madeAt))} onPress={() => void withdraw(link)}>
                  {text.withdraw}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function MadeLink({ url, onAnother }: { url: string; onAnother: () => void }) {
  const text = messages.leaving.links
  const made = useRef<HTMLDivElement>(null)
  // The button that was pressed is gone: the focus goes on to what one came for.
  useEffect(() => made.current?.querySelector('input')?.focus(), [])
  return (
    <div className="flow" ref={made}>
      <CopyField label={text.link} value={url} />
      <p className="field-hint">{text.once}</p>
      <Button small onPress={onAnother}>
        {text.another}
      </Button>
    </div>
  )
}

function day(iso: string): string {
  return new Date(iso).toLocaleDateString(messages.language, { dateStyle: 'medium' })
}
