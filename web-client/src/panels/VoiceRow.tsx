import { type Layer, NO_VOICE, type Voice } from '@balcony/shared-model'
import { useState } from 'react'
import type { Editor } from '../document/editor.ts'
import { isShown, only, switched } from '../layers/lens.ts'
import { nameOfLayer } from '../layers/names.ts'
import { useMapView } from '../map/mapView.ts'
import { messages } from '../messages/index.ts'
import { useMap } from '../store/hooks.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Menu, type MenuEntry } from '../ui/Menu.tsx'
import { JoinVoiceForm } from './JoinVoiceForm.tsx'
import { OffTheListForm } from './OffTheListForm.tsx'
import { VoiceForm, voiceColours } from './VoiceForm.tsx'

interface VoiceRowProps {
  id: Layer
  layers: readonly Layer[]
  /** The voices on the list, in their order. */
  voices: readonly [string, Voice][]
  /** Null for whoever does not keep the list. */
  editor: Editor | null
}

/** One voice: whether one sees what it says, and what the enabler does with it. */
export function VoiceRow({ id, layers, voices, editor }: VoiceRowProps) {
  const text = messages.voices.list
  const { source, lens, look } = useMapView()
  const map = useMap(source)
  const announce = useAnnounce()
  const [doing, setDoing] = useState<'change' | 'join' | 'off' | null>(null)
  const place = voices.findIndex(([other]) => other === id)
  const voice = place < 0 ? undefined : voices[place]?.[1]
  const name = nameOfLayer(id, map.voices)
  const close = () => setDoing(null)
  const hint = id === NO_VOICE ? text.noVoiceHint : voice ? messages.voiceKinds[voice.kind] : ''

  const move = (step: -1 | 1) => {
    const order = orderBetween(voices, place, step)
    if (order === null) return
    editor?.changeVoice(id, { order })
    announce(text.moved(name, place + step + 1))
  }
  const entries: MenuEntry[] = [
    ...(look && layers.length > 1
      ? [{ id: 'only', name: text.onlyNamed(name), icon: 'voice' as const, perform: () => look(only(id, layers)) }]
      : []),
    ...(voice && editor
      ? [
          { id: 'change', name: text.change, icon: 'edit' as const, perform: () => setDoing('change') },
          { id: 'up', name: text.up, disabled: place === 0, perform: () => move(-1) },
          { id: 'down', name: text.down, disabled: place === voices.length - 1, perform: () => move(1) },
          { id: 'join', name: text.join, disabled: voices.length < 2, perform: () => setDoing('join') },
          { id: 'off', name: text.off, perform: () => setDoing('off') },
        ]
      : []),
  ]
  const words = (
    <span className="voice-words">
      <span className="voice-name">{name}</span>
      {hint && <span className="soft small">{hint}</span>}
    </span>
  )
  const dot = <span className="voice-dot" style={{ backgroundColor: voice?.colour }} />
  return (
    <li className="voice-row">
      <div className="voice-row-head">
        {look ? (
          <label className="choice voice-switch">
            <input
              type="checkbox"
              aria-label={text.shown(name)}
              checked={isShown(lens, id)}
              onChange={(event) => look(switched(lens, id, event.target.checked))}
            />
            {dot}
            {words}
          </label>
        ) : (
          <span className="voice-switch">
            {dot}
            {words}
          </span>
        )}
        {entries.length > 0 && <Menu label={text.menu(name)} icon="more" entries={entries} />}
      </div>
      {voice && editor && doing === 'change' && (
        <VoiceForm
          form={`voice ${id}`}
          name={voice.name}
          kind={voice.kind}
          colour={voice.colour ?? voiceColours[0]!}
          onCancel={close}
          onSave={(patch) => {
            editor.changeVoice(id, patch)
            close()
          }}
        />
      )}
      {voice && editor && doing === 'join' && (
        <JoinVoiceForm id={id} voice={voice} voices={voices} editor={editor} onDone={close} />
      )}
      {voice && editor && doing === 'off' && (
        <OffTheListForm id={id} name={voice.name} editor={editor} onDone={close} />
      )}
    </li>
  )
}

/** An order that puts a voice one place further up or down: between the two that it comes between; null where there is no such place. */
export function orderBetween(voices: readonly [string, Pick<Voice, 'order'>][], place: number, step: -1 | 1) {
  const beyond = place + step
  const passed = voices[beyond]?.[1].order
  if (passed === undefined || place < 0) return null
  const next = voices[beyond + step]?.[1].order
  return next === undefined || next === passed ? passed + step : (passed + next) / 2
}
