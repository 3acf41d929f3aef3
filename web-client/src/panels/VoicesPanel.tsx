import { useState } from 'react'
import { CompareLayers } from '../layers/CompareLayers.tsx'
import { LineLegend } from '../layers/LineLegend.tsx'
import { layersToChoose } from '../layers/names.ts'
import { useMapView } from '../map/mapView.ts'
import { messages } from '../messages/index.ts'
import { useMap } from '../store/hooks.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { PanelSection, Reveal } from './PanelSection.tsx'
import { standingVoices } from './people.tsx'
import { VoiceForm, voiceColours } from './VoiceForm.tsx'
import { VoiceRow } from './VoiceRow.tsx'
import { VoicesOffTheList } from './VoicesOffTheList.tsx'

/** The voices of a map: whose claims one sees, two laid over each other, and, for the enabler, the list itself. */
export function VoicesPanel({ editable }: { editable: boolean }) {
  const text = messages.map.voices
  const { source, editor, look } = useMapView()
  const announce = useAnnounce()
  const map = useMap(source)
  const [adding, setAdding] = useState(0)
  const voices = standingVoices(map.voices)
  const layers = layersToChoose(map)
  const rows = [...new Set([...voices.map(([id]) => id), ...(look ? layers : [])])]
  const nextColour = voiceColours[voices.length % voiceColours.length] ?? '#0072B2'
  const keeps = editable ? editor : null
  return (
    <div className="panel-flow">
      <p className="soft">{text.intro}</p>
      {voices.length === 0 && <p className="soft">{text.none}</p>}
      {rows.length > 0 && (
        <PanelSection title={messages.voices.list.title}>
          {look && <p className="soft small">{messages.voices.list.tick}</p>}
          <ul className="bare voice-list">
            {rows.map((id) => (
              <VoiceRow key={id} id={id} layers={layers} voices={voices} editor={keeps} />
            ))}
          </ul>
        </PanelSection>
      )}
      {keeps && (
        <Reveal key={adding} label={text.add}>
          {(close) => (
            <VoiceForm
              form="new voice"
              name=""
              kind="agency"
              colour={nextColour}
              onCancel={close}
              onSave={(voice) => {
                keeps.addVoice(voice)
                announce(text.added(voice.name))
                setAdding(adding + 1)
              }}
            />
          )}
        </Reveal>
      )}
      <VoicesOffTheList editor={keeps} />
      <CompareLayers />
      <LineLegend />
    </div>
  )
}
