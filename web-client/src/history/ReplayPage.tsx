import './history.css'
import { useEffect, useMemo, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { MapCanvas } from '../canvas/MapCanvas.tsx'
import { WHOLE } from '../layers/lens.ts'
import { MomentDialog } from '../map/dialogs/MomentDialog.tsx'
import { MapStatus, Opening } from '../map/MapStatus.tsx'
import { type MapView, MapViewContext, type Target } from '../map/mapView.ts'
import { PanelSheet } from '../map/PanelSheet.tsx'
import { messages } from '../messages/index.ts'
import { AmbitionList } from '../panels/AmbitionList.tsx'
import { StakeholderList } from '../panels/StakeholderList.tsx'
import { navigate, pathOf } from '../router.ts'
import { HalfWritten } from '../session/halfWritten.ts'
import { wordsFor } from '../session/problemWords.ts'
import { useMap } from '../store/hooks.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { usePageTitle } from '../ui/usePageTitle.ts'
import { EventList } from './EventList.tsx'
import { MomentList } from './MomentList.tsx'
import { MomentBanner, TransportBar } from './TransportBar.tsx'
import { useReplayKeys } from './useReplayKeys.ts'
import { useReplayState, useWalk, type Walk } from './useReplay.ts'

const words = messages.history
const NOBODY: ReadonlyMap<string, { name: string; colour: string }> = new Map()

/** How a map came to be, step by step. */
export function ReplayPage({ map }: { map: string }) {
  const { loading, again } = useWalk(map)
  switch (loading.kind) {
    case 'loading':
      return <Opening />
    case 'failed':
      return <MapStatus title={words.failed} text={wordsFor(loading.error)} retry />
    case 'ready':
      return <ReplayView map={map} walk={loading.walk} onMarked={again} />
    case 'empty':
      return <MapStatus title={words.empty.title} text={words.empty.text} />
  }
}

function ReplayView({ map, walk, onMarked }: { map: string; walk: Walk; onMarked: () => void }) {
  const { replay, source, steps, history } = walk
  const { position, shown, fresh, failed } = useReplayState(replay)
  const picture = useMap(source)
  const [selection, setSelection] = useState<readonly string[]>([])
  const [target, setTarget] = useState<Target | null>(null)
  const [marking, setMarking] = useState(false)
  const title = picture.title || messages.map.untitled
  usePageTitle(words.title(title))
  useAnnouncedMoments(walk)
  const leave = useMemo(() => () => navigate(pathOf({ page: 'map', map })), [map])
  useReplayKeys(replay, steps.length, leave)
  const view = useReplayView(walk, setTarget)

  const select = (ids: readonly string[]) => {
    setSelection(ids)
    const [id] = ids
    if (ids.length !== 1 || id === undefined) setTarget(null)
    else setTarget(source.current().elements[id] ? { kind: 'element', id } : { kind: 'link', id })
  }
  return (
    <MapViewContext value={view}>
      <div className="replay">
        <header className="replay-header">
          <div className="replay-titles">
            <p className="replay-label">{words.label}</p>
            <h1>{title}</h1>
            {picture.question && <p className="replay-question">{picture.question}</p>}
          </div>
          {history.me.role === 'enabler' && (
            <Button icon="flag" onPress={() => setMarking(true)}>
              {words.moments.mark}
            </Button>
          )}
          <Button kind="main" icon="map" onPress={leave} aria-keyshortcuts="N Escape">
            {words.back}
            <kbd className="replay-key">N</kbd>
          </Button>
        </header>
        <main id="main" className="replay-stage" tabIndex={-1} aria-label={words.stage}>
          <MapCanvas
            source={source}
            editor={null}
            presence={null}
            selection={selection}
            onSelect={select}
            people={NOBODY}
            fresh={fresh}
          />
          <MomentBanner walk={walk} />
          {shown !== position && !failed && <p className="replay-late">{words.pictureLate}</p>}
          {failed && (
            <p className="replay-late" role="alert">
              {words.pictureFailed}
              <Button small onPress={() => replay.retry()}>
                {messages.actions.tryAgain}
              </Button>
            </p>
          )}
        </main>
        <TransportBar walk={walk} />
        {target ? (
          <div className="replay-side">
            <PanelSheet
              shown={{ target, asked: false }}
              mayEditVoices={false}
              onBack={null}
              onClose={() => {
                setTarget(null)
                setSelection([])
              }}
            />
          </div>
        ) : (
          <SideTabs walk={walk} />
        )}
        {marking && (
          <MomentDialog
            map={map}
            heads={steps[position]?.heads ?? []}
            onMarked={onMarked}
            onClose={() => setMarking(false)}
          />
        )}
      </div>
    </MapViewContext>
  )
}

function SideTabs({ walk }: { walk: Walk }) {
  const { source } = walk
  return (
    <aside className="replay-side" aria-label={words.views.label}>
      <Tabs className="replay-side-tabs">
        <TabList className="replay-tabs" aria-label={words.views.label}>
          <Tab id="events">{words.views.events}</Tab>
          <Tab id="moments">{words.views.moments}</Tab>
          <Tab id="stakeholders">{words.views.stakeholders}</Tab>
          <Tab id="ambitions">{words.views.ambitions}</Tab>
        </TabList>
        <TabPanel id="events" className="replay-list">
          <EventList walk={walk} />
        </TabPanel>
        <TabPanel id="moments" className="replay-list">
          <MomentList walk={walk} />
        </TabPanel>
        <TabPanel id="stakeholders" className="replay-list">
          <StakeholderList source={source} editor={null} />
        </TabPanel>
        <TabPanel id="ambitions" className="replay-list">
          <AmbitionList source={source} editor={null} />
        </TabPanel>
      </Tabs>
    </aside>
  )
}

/** The picture on screen as the panels read it: nobody's to change. */
function useReplayView({ source, history }: Walk, open: (target: Target) => void): MapView {
  return useMemo(() => {
    const names = new Map(history.events.map((event) => [event.person, event.name]))
    return {
      source,
      seen: source,
      lens: WHOLE,
      look: null,
      canvas: null,
      editor: null,
      map: null,
      room: null,
      me: history.me.member,
      myVoices: [],
      halfWritten: new HalfWritten(history.me.map, history.me.member),
      nameOf: (member) => (member && names.get(member)) || messages.someone,
      open,
    }
  }, [source, history, open])
}

/** Reads out a moment when the walk comes to it. */
function useAnnouncedMoments({ replay, marks }: Walk) {
  const announce = useAnnounce()
  const { shown } = useReplayState(replay)
  useEffect(() => {
    const reached = marks.filter((mark) => mark.step === shown)
    for (const { moment } of reached) announce(words.moments.reached(moment.title, moment.narration))
  }, [announce, marks, shown])
}
