import { useEffect, useRef, useState } from 'react'
import { messages } from '../../messages/index.ts'
import { wordsFor } from '../../session/problemWords.ts'
import { api, type Invite, type Role } from '../../session/api.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { CopyField } from '../../ui/CopyField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ChoiceField, SelectField } from '../../ui/fields.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { QrCode } from '../../ui/QrCode.tsx'

type Lasting = 'day' | 'week' | 'forever'
const roles: readonly Role[] = ['participant', 'observer', 'enabler']
const hours: Record<Lasting, number | null> = { day: 24, week: 24 * 7, forever: null }

/** Makes invitations, as a link, a code and a square code for phones, and takes them back. */
export function InviteDialog({ map, onClose }: { map: string; onClose: () => void }) {
  const text = messages.map.invite
  const announce = useAnnounce()
  const [invites, setInvites] = useState<readonly Invite[]>([])
  const [made, setMade] = useState<Invite | null>(null)
  const [role, setRole] = useState<Role>('participant')
  const [lasting, setLasting] = useState<Lasting>('week')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  useEffect(() => {
    let gone = false
    api.invites(map).then(
      (all) => !gone && setInvites(all),
      (error: unknown) => !gone && setProblem(wordsFor(error)),
    )
    return () => {
      gone = true
    }
  }, [map])

  const make = async () => {
    setBusy(true)
    setProblem(undefined)
    const last = hours[lasting]
    try {
      const expiresAt = last === null ? {} : { expiresAt: new Date(Date.now() + last * 3_600_000).toISOString() }
      const invite = await api.invite(map, { role, ...expiresAt })
      setMade(invite)
      setInvites((before) => [invite, ...before])
    } catch (error) {
      setProblem(wordsFor(error))
    } finally {
      setBusy(false)
    }
  }

  const withdraw = async (invite: Invite) => {
    try {
      await api.revokeInvite(map, invite.id)
      setInvites(invites.filter((one) => one.id !== invite.id))
      if (made?.id === invite.id) setMade(null)
      announce(text.withdrawn)
    } catch (error) {
      setProblem(wordsFor(error))
    }
  }

  return (
    <Dialog title={text.title} onClose={onClose} size={made ? 'large' : 'medium'}>
      <div className="flow">
        {problem && (
          <Notice kind="danger" alert>
            {problem}
          </Notice>
        )}
        {made ? (
          <MadeInvite key={made.id} invite={made} onAnother={() => setMade(null)} />
        ) : (
          <>
            <ChoiceField
              legend={text.role}
              value={role}
              onChange={setRole}
              options={roles.map((value) => ({
                value,
                label: messages.roles[value].name,
                hint: messages.roles[value].what,
              }))}
            />
            <SelectField
              label={text.lasts}
              value={lasting}
              onChange={setLasting}
              options={(['day', 'week', 'forever'] as const).map((value) => ({
                value,
                label: text.lastsOptions[value],
              }))}
            />
            <Button kind="main" isDisabled={busy} onPress={() => void make()}>
              {busy ? text.making : text.make}
            </Button>
          </>
        )}
        <section className="panel-section">
          <h3>{text.list}</h3>
          {invites.length === 0 && <p className="soft">{text.none}</p>}
          <ul className="bare invite-list">
            {invites.map((invite) => (
              <li key={invite.id}>
                <span>
                  <strong>{messages.roles[invite.role].name}</strong>
                  {invite.code && <span className="code"> {invite.code}</span>}
                  <span className="soft small">
                    {' '}
                    {[text.used(invite.uses ?? 0), invite.expiresAt && text.until(day(invite.expiresAt))]
                      .filter(Boolean)
                      .join(', ')}
                  </span>
                </span>
                <Button
                  small
                  aria-label={text.withdrawNamed(messages.roles[invite.role].name)}
                  onPress={() => void withdraw(invite)}
                >
                  {text.withdraw}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Dialog>
  )
}

function MadeInvite({ invite, onAnother }: { invite: Invite; onAnother: () => void }) {
  const text = messages.map.invite
  const url = invite.url ?? `${location.origin}/join#${invite.token ?? ''}`
  const made = useRef<HTMLDivElement>(null)
  // The button that was pressed is gone: the focus goes on to what one came for, and Escape and Tab work from there.
  useEffect(() => made.current?.querySelector('input')?.focus(), [])
  return (
    <div className="invite-made" ref={made}>
      <div className="flow">
        <p>
          {text.role} <strong>{messages.roles[invite.role].name.toLowerCase()}</strong>.
        </p>
        <CopyField label={text.link} value={url} />
        {invite.code && (
          <>
            <CopyField big label={text.code} value={invite.code} />
            <p className="field-hint">{text.codeHint(location.host)}</p>
          </>
        )}
        <Button onPress={onAnother}>{text.another}</Button>
      </div>
      <QrCode value={url} label={text.qr} />
    </div>
  )
}

function day(iso: string): string {
  return new Date(iso).toLocaleDateString(messages.language, { dateStyle: 'medium' })
}
