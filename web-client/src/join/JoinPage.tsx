import { useEffect, useState, useSyncExternalStore } from 'react'
import { noteNewcomer } from '../catchup/useNewcomer.ts'
import { JoinBox } from '../home/JoinBox.tsx'
import { messages } from '../messages/index.ts'
import { navigate, pathOf } from '../router.ts'
import { inviteHere } from './invite.ts'
import { sentAlong } from './sentAlong.ts'
import { api, type InvitePreview, type PersonHere } from '../session/api.ts'
import { ApiError } from '../session/apiError.ts'
import { holdReturnCode } from '../session/heldCode.ts'
import { wordsFor } from '../session/problemWords.ts'
import { Page } from '../ui/Page.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Button } from '../ui/Button.tsx'
import { type Joining, JoinForm } from './JoinForm.tsx'

type Door =
  | { state: 'looking' }
  | { state: 'open'; preview: InvitePreview; person: PersonHere | null }
  | { state: 'closed'; title: string; text: string }
  | { state: 'failed'; why: string }

/** Where an invitation leads: what it opens, who I am, and in. */
export function JoinPage() {
  const invite = useInvite()
  return invite ? <Invited key={invite} invite={invite} /> : <Closed {...messages.join.missing} />
}

function Invited({ invite }: { invite: string }) {
  const text = messages.join
  const [door, setDoor] = useState<Door>(begin)
  useEffect(() => {
    let gone = false
    void look(invite).then((found) => !gone && setDoor(found))
    return () => {
      gone = true
    }
  }, [invite])

  const join = async ({ name, voices }: Joining): Promise<string | null> => {
    try {
      const joined = await api.join({ invite, voices, ...(name ? { name } : {}) })
      holdReturnCode(joined.returnCode)
      noteNewcomer(joined.map)
      navigate(pathOf({ page: 'map', map: joined.map }), { replace: true })
      return null
    } catch (error) {
      const closed = closedFor(error)
      if (closed) setDoor(closed)
      return closed ? null : wordsFor(error)
    }
  }

  switch (door.state) {
    case 'looking':
      return (
        <Page title={text.title}>
          <p className="page-wait" role="status">
            {text.loading}
          </p>
        </Page>
      )
    case 'open':
      return (
        <Page title={text.title}>
          <JoinForm preview={door.preview} person={door.person} onJoin={join} />
        </Page>
      )
    case 'closed':
      return <Closed title={door.title} text={door.text} />
    case 'failed':
      return (
        <Page title={text.title}>
          <div className="flow page-narrow">
            <h1>{messages.problems.title}</h1>
            <Notice kind="danger" alert>
              {door.why}
            </Notice>
            <Button kind="main" onPress={() => void look(invite).then(setDoor)}>
              {messages.actions.tryAgain}
            </Button>
          </div>
        </Page>
      )
  }
}

/** What the server sent along is shown at once; what it answers about the very invitation takes its place. */
function begin(): Door {
  const sent = sentAlong()
  return sent ? { state: 'open', ...sent } : { state: 'looking' }
}

function Closed({ title, text }: { title: string; text: string }) {
  return (
    <Page title={messages.join.title}>
      <div className="flow page-narrow">
        <h1>{title}</h1>
        <p className="lead">{text}</p>
        <JoinBox heading={false} />
      </div>
    </Page>
  )
}

async function look(invite: string): Promise<Door> {
  try {
    const [preview, person] = await Promise.all([api.lookAtInvite(invite), whoIsHere()])
    return { state: 'open', preview, person }
  } catch (error) {
    return closedFor(error) ?? { state: 'failed', why: wordsFor(error) }
  }
}

function closedFor(error: unknown): Extract<Door, { state: 'closed' }> | null {
  if (!(error instanceof ApiError)) return null
  const { bad, removed } = messages.join
  if (error.status === 429) return { state: 'closed', title: bad.title, text: messages.join.slow }
  if (error.status === 403) return { state: 'closed', title: removed.title, text: removed.text }
  return [400, 404, 410].includes(error.status) ? { state: 'closed', title: bad.title, text: bad.text } : null
}

async function whoIsHere(): Promise<PersonHere | null> {
  try {
    return await api.session()
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null
    throw error
  }
}

/** The address's invitation, which changes with what follows the `#`. */
function useInvite(): string {
  return useSyncExternalStore((listener) => {
    addEventListener('hashchange', listener)
    return () => removeEventListener('hashchange', listener)
  }, inviteHere)
}
