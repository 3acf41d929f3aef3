import { CodeDoors } from '../home/CodeDoors.tsx'
import { JoinBox } from '../home/JoinBox.tsx'
import { messages } from '../messages/index.ts'
import { navigate } from '../router.ts'
import { Button } from '../ui/Button.tsx'
import { Mark, Page } from '../ui/Page.tsx'
import { usePageTitle } from '../ui/usePageTitle.ts'

interface MapStatusProps {
  title: string
  text: string
  /** Whether coming back by a code may help. */
  doors?: boolean
  retry?: boolean
}

/** Why there is no map to see, and what to do now. */
export function MapStatus({ title, text, doors, retry }: MapStatusProps) {
  return (
    <Page title={title}>
      <div className="flow page-narrow">
        <h1>{title}</h1>
        <p className="lead">{text}</p>
        {doors && (
          <>
            <CodeDoors onReturned={() => location.reload()} />
            <JoinBox />
          </>
        )}
        <div className="button-row">
          {retry && (
            <Button kind="main" onPress={() => location.reload()}>
              {messages.actions.tryAgain}
            </Button>
          )}
          <Button kind={retry ? 'plain' : 'main'} onPress={() => navigate('/')}>
            {messages.actions.goHome}
          </Button>
        </div>
      </div>
    </Page>
  )
}

/** Shown while a map is on its way. */
export function Opening() {
  usePageTitle(messages.map.loading)
  return (
    <main id="main" className="opening" tabIndex={-1}>
      <Mark />
      <p role="status">{messages.map.loading}</p>
    </main>
  )
}
