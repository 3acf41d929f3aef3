import { messages } from '../messages/index.ts'
import { Icon } from '../ui/Icon.tsx'
import { type Speed, SPEEDS } from './replay.ts'
import type { Walk } from './useReplay.ts'
import { useReplayState } from './useReplay.ts'

const words = messages.history

/** The track of the whole history, with its sessions and moments, and the buttons to walk along it. */
export function TransportBar({ walk }: { walk: Walk }) {
  const { replay, steps, sessions, marks } = walk
  const { position, playing, speed } = useReplayState(replay)
  const step = steps[position]
  const last = steps.length - 1
  const share = (index: number) => (last === 0 ? 100 : (index / last) * 100)
  return (
    <section className="replay-bar" aria-label={words.bar}>
      <p className="replay-now">
        <span className="replay-when">{step && words.when(step.at)}</span>
        <span className="replay-what">{step?.text}</span>
        <span className="replay-count">{words.place(position + 1, steps.length)}</span>
      </p>
      <div className="replay-track" style={{ '--at': `${share(position)}%` } as React.CSSProperties}>
        <div className="replay-rail" aria-hidden="true">
          {sessions.slice(1).map((session) => (
            <i key={session.first} className="replay-gap" style={{ left: `${share(session.first - 0.5)}%` }} />
          ))}
          <i className="replay-done" />
        </div>
        <input
          type="range"
          className="replay-slider"
          min={0}
          max={last}
          step={1}
          value={position}
          aria-label={words.slider}
          aria-valuetext={step && words.sliderValue(position + 1, steps.length, step.at, step.text)}
          onChange={(event) => replay.go(event.target.valueAsNumber)}
        />
        {marks.map(({ moment, step: at }) => (
          <button
            key={moment.id}
            type="button"
            tabIndex={-1}
            aria-hidden="true"
            className={at === position ? 'replay-mark replay-mark-here' : 'replay-mark'}
            style={{ left: `${share(at)}%` }}
            title={moment.title}
            onClick={() => replay.go(at)}
          />
        ))}
      </div>
      <div className="replay-buttons">
        <TransportButton
          label={words.previousMoment}
          path="M7 6v12M18 6l-8 6 8 6z"
          onPress={() => replay.stepMoment(-1)}
        />
        <TransportButton label={words.previous} path="M15 6l-7 6 7 6" onPress={() => replay.step(-1)} />
        <button
          type="button"
          className="replay-play"
          aria-label={playing ? words.pause : words.play}
          onClick={() => replay.toggle()}
        >
          <Glyph path={playing ? 'M9 6v12M15 6v12' : 'M8 5l11 7-11 7z'} filled={!playing} />
        </button>
        <TransportButton label={words.next} path="M9 6l7 6-7 6" onPress={() => replay.step(1)} />
        <TransportButton label={words.nextMoment} path="M17 6v12M6 6l8 6-8 6z" onPress={() => replay.stepMoment(1)} />
        <fieldset className="replay-speed">
          <legend className="visually-hidden">{words.speed}</legend>
          {SPEEDS.map((one) => (
            <SpeedButton key={one} speed={one} chosen={one === speed} onChoose={() => replay.setSpeed(one)} />
          ))}
        </fieldset>
      </div>
    </section>
  )
}

function TransportButton({ label, path, onPress }: { label: string; path: string; onPress: () => void }) {
  return (
    <button type="button" className="map-tool" aria-label={label} title={label} onClick={onPress}>
      <Glyph path={path} />
    </button>
  )
}

function Glyph({ path, filled = false }: { path: string; filled?: boolean }) {
  return (
    <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={path}
        fill={filled ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}

function SpeedButton({ speed, chosen, onChoose }: { speed: Speed; chosen: boolean; onChoose: () => void }) {
  return (
    <label className={chosen ? 'replay-speed-choice replay-speed-chosen' : 'replay-speed-choice'}>
      <input type="radio" className="visually-hidden" name="replay-speed" checked={chosen} onChange={onChoose} />
      {words.times(speed)}
    </label>
  )
}

/** A moment that the walk stands at, with its story. */
export function MomentBanner({ walk }: { walk: Walk }) {
  const { position } = useReplayState(walk.replay)
  const marks = walk.marks.filter((mark) => mark.step === position)
  if (marks.length === 0) return null
  return (
    <div className="replay-banner">
      {marks.map(({ moment }) => (
        <div key={moment.id}>
          <p className="replay-banner-title">
            <Icon name="flag" size={20} />
            {moment.title}
          </p>
          {moment.narration && <p>{moment.narration}</p>}
        </div>
      ))}
    </div>
  )
}
