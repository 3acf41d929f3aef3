import { useCallback, useEffect, useState } from 'react'
import { messages } from '../messages/index.ts'
import { api, type MapSummary, type PersonHere } from '../session/api.ts'
import { ApiError } from '../session/apiError.ts'
import { wordsFor } from '../session/problemWords.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { useBeginning } from '../ui/useBeginning.ts'
import { CodeDoors } from './CodeDoors.tsx'
import { JoinBox } from './JoinBox.tsx'
import { MyMaps } from './MyMaps.tsx'
import { NewMap } from './NewMap.tsx'
import { Welcome } from './Welcome.tsx'
import { WhoIAm } from './WhoIAm.tsx'

type Home =
  | { state: 'loading' }
  | { state: 'stranger' }
  | { state: 'known'; person: PersonHere; maps: readonly MapSummary[] }
  | { state: 'failed'; why: string }

/** The first page: my maps, a new one, a way in, and who I am. */
export function HomePage() {
  const text = messages.home
  const [home, setHome] = useState<Home>({ state: 'loading' })
  const [starting, setStarting] = useState(false)
  useBeginning(starting)

  const load = useCallback(async () => setHome(await look()), [])
  useEffect(() => {
    let gone = false
    void look().then((found) => !gone && setHome(found))
    return () => {
      gone = true
    }
  }, [])

  const person = home.state === 'known' ? home.person : null
  if (starting) {
    return (
      <Page title={text.start.heading}>
        <NewMap person={person} onCancel={() => setStarting(false)} />
      </Page>
    )
  }
  return (
    <Page title={text.title} wide>
      {home.state === 'loading' && (
        <p className="page-wait" role="status">
          {text.maps.loading}
        </p>
      )}
      {home.state === 'failed' && (
        <div className="flow page-narrow">
          <h1>{messages.problems.title}</h1>
          <Notice kind="danger" alert>
            {home.why}
          </Notice>
          <Button kind="main" onPress={() => void load()}>
            {messages.actions.tryAgain}
          </Button>
        </div>
      )}
      {home.state === 'stranger' && <Welcome onStart={() => setStarting(true)} />}
      {home.state === 'known' && (
        <div className="home">
          <div className="home-head">
            <div>
              <p className="home-greeting">{text.greeting(home.person.name)}</p>
              <h1>{text.maps.heading}</h1>
            </div>
            {home.maps.length > 0 && (
              <Button kind="main" icon="add" onPress={() => setStarting(true)}>
                {text.start.button}
              </Button>
            )}
          </div>
          <div className="home-columns">
            <MyMaps maps={home.maps} onStart={() => setStarting(true)} />
            <div className="home-side">
              <JoinBox />
              <WhoIAm person={home.person} onChange={() => void load()} />
              <CodeDoors known onReturned={() => void load()} />
            </div>
          </div>
        </div>
      )}
    </Page>
  )
}

async function look(): Promise<Home> {
  try {
    const person = await api.session()
    return { state: 'known', person, maps: await api.maps() }
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return { state: 'stranger' }
    return { state: 'failed', why: wordsFor(error) }
  }
}
