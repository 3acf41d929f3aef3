import { Component, lazy, type ReactNode, Suspense } from 'react'
import { I18nProvider } from 'react-aria-components'
import { HomePage } from './home/HomePage.tsx'
import { JoinPage } from './join/JoinPage.tsx'
import { Opening } from './map/MapStatus.tsx'
import { messages } from './messages/index.ts'
import { type Route, useRoute } from './router.ts'
import { Announcer } from './ui/Announcer.tsx'
import { Button } from './ui/Button.tsx'
import { Page } from './ui/Page.tsx'
import { useBeginning } from './ui/useBeginning.ts'
import './styles/index.css'

// Joining needs no map: the wasm and the canvas come when a map is opened.
const ReplayPage = lazy(() => import('./history/ReplayPage.tsx').then((module) => ({ default: module.ReplayPage })))
const MapPage = lazy(() => import('./map/MapPage.tsx').then((module) => ({ default: module.MapPage })))

/** The page as a whole. */
export function App() {
  const route = useRoute()
  useBeginning(route.page)
  return (
    <I18nProvider locale={messages.language}>
      <Announcer>
        <a className="skip-link" href="#main" onClick={skip}>
          {messages.app.skip}
        </a>
        <Guard key={route.page}>
          <Suspense fallback={<Opening />}>
            <View route={route} />
          </Suspense>
        </Guard>
      </Announcer>
    </I18nProvider>
  )
}

function View({ route }: { route: Route }) {
  switch (route.page) {
    case 'home':
      return <HomePage />
    case 'join':
      return <JoinPage />
    case 'map':
      return <MapPage key={route.map} map={route.map} />
    case 'replay':
      return <ReplayPage key={route.map} map={route.map} />
    case 'missing':
      return <Missing />
  }
}

function Missing() {
  const text = messages.missing
  return (
    <Page title={text.title}>
      <div className="flow page-narrow">
        <h1>{text.title}</h1>
        <p className="lead">{text.text}</p>
        <a href="/">{messages.actions.goHome}</a>
      </div>
    </Page>
  )
}

/** The fragment of /join holds an invitation, so skipping must not change it. */
function skip(event: React.MouseEvent) {
  event.preventDefault()
  document.getElementById('main')?.focus()
}

/** Says so when a part of the page fails, instead of leaving it blank. */
class Guard extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <Page title={messages.problems.title}>
        <div className="flow page-narrow" role="alert">
          <h1>{messages.problems.title}</h1>
          <p className="lead">{messages.problems.crash}</p>
          <Button kind="main" onPress={() => location.reload()}>
            {messages.actions.reload}
          </Button>
        </div>
      </Page>
    )
  }
}
