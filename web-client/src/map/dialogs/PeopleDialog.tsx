import { onesOf } from '@balcony/shared-model'
import { useState } from 'react'
import { messages } from '../../messages/index.ts'
import { standingVoices } from '../../panels/people.tsx'
import { api, type Person, type Role } from '../../session/api.ts'
import type { MapSession } from '../../session/mapSession.ts'
import { wordsFor } from '../../session/problemWords.ts'
import { useCollection } from '../../store/hooks.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { ConfirmDialog, Dialog } from '../../ui/Dialog.tsx'
import { ChecksField, SelectField } from '../../ui/fields.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { Companions } from '../useCompanions.ts'
import { useStore } from '../useStore.ts'

const roles: readonly Role[] = ['enabler', 'participant', 'observer']

interface PeopleDialogProps {
  session: MapSession
  companions: Companions
  onClose: () => void
}

/** Everyone of the map: what they may do, for whom they speak, and, for an enabler, the way to change it. */
export function PeopleDialog({ session, companions, onClose }: PeopleDialogProps) {
  const text = messages.map.people
  const announce = useAnnounce()
  const people = useStore(session.people, () => session.people.all())
  const [removing, setRemoving] = useState<Person | null>(null)
  const [problem, setProblem] = useState<string>()
  const { map, member } = session.me
  const here = new Set(companions.here.map((one) => one.member))
  const everyone = [...people.values()].sort(
    (a, b) => Number(here.has(b.id)) - Number(here.has(a.id)) || a.name.localeCompare(b.name, 'en-GB'),
  )
  const enablers = everyone.filter((person) => person.role === 'enabler')
  const enabling = session.role === 'enabler'

  const attempt = async (change: Promise<void>, done: string) => {
    setProblem(undefined)
    try {
      await change
      await session.people.refresh()
      announce(done)
    } catch (error) {
      setProblem(wordsFor(error))
    }
  }

  return (
    <Dialog title={text.title} onClose={onClose}>
      <div className="flow">
        <p className="soft">{text.intro}</p>
        {problem && (
          <Notice kind="danger" alert>
            {problem}
          </Notice>
        )}
        {enabling && enablers.length === 1 && everyone.length > 1 && <Notice kind="warn">{text.twoEnablers}</Notice>}
        <MyVoices session={session} onChange={(voices) => session.speakFor(voices)} />
        <ul className="bare people-list">
          {everyone.map((person) => (
            <li key={person.id} className="person">
              <Avatar
                name={person.name}
                colour={companions.byMember.get(person.id)?.colour}
                here={here.has(person.id)}
              />
              <div className="person-words">
                <p>
                  <strong>{person.name}</strong>
                  {person.id === member && <span className="soft"> ({text.me})</span>}
                </p>
                <p className="soft small">
                  {[
                    text.voices(companions.byMember.get(person.id)?.voices ?? []),
                    here.has(person.id) ? text.hereNow : text.away,
                  ].join(' · ')}
                </p>
              </div>
              {enabling ? (
                <div className="person-tools">
                  <SelectField
                    label={text.role(person.name)}
                    value={person.role}
                    disabled={person.role === 'enabler' && enablers.length === 1}
                    onChange={(role) =>
                      void attempt(
                        api.changePerson(map, person.id, { role }),
                        text.changed(person.name, messages.roles[role].name),
                      )
                    }
                    options={roles.map((value) => ({ value, label: messages.roles[value].name }))}
                  />
                  {person.id !== member && (
                    <Button small aria-label={text.removeNamed(person.name)} onPress={() => setRemoving(person)}>
                      {text.remove}
                    </Button>
                  )}
                </div>
              ) : (
                <span className="badge">{messages.roles[person.role].name}</span>
              )}
            </li>
          ))}
        </ul>
      </div>
      {removing && (
        <ConfirmDialog
          title={text.removeTitle(removing.name)}
          confirm={text.remove}
          danger
          onClose={() => setRemoving(null)}
          onConfirm={() => void attempt(api.removePerson(map, removing.id), text.removed(removing.name))}
        >
          <p>{text.removeText(removing.name)}</p>
        </ConfirmDialog>
      )}
    </Dialog>
  )
}

function MyVoices({ session, onChange }: { session: MapSession; onChange: (voices: string[]) => void }) {
  const all = useCollection(session.source, 'voices')
  const voices = standingVoices(all)
  const speaking = onesOf(
    all,
    useStore(session, () => session.voices()),
  )
  if (voices.length === 0 || !session.editor) return null
  return (
    <details className="details">
      <summary>{messages.map.people.myVoices}</summary>
      <ChecksField
        legend={messages.map.people.speaksFor}
        values={speaking}
        onChange={onChange}
        options={voices.map(([value, voice]) => ({ value, label: voice.name }))}
      />
    </details>
  )
}
