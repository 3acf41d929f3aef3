import type { VoiceKind } from '@balcony/shared-model'
import { useMapView } from '../map/mapView.ts'
import { useHalfWritten } from '../map/useHalfWritten.ts'
import { messages } from '../messages/index.ts'
import { useCollection } from '../store/hooks.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { SelectField, TextField } from '../ui/fields.tsx'
import { Reveal } from './PanelSection.tsx'
import { standingVoices } from './people.tsx'
import { FormBox } from './FormBox.tsx'

const kinds: readonly VoiceKind[] = ['agency', 'community', 'lived-experience', 'self', 'other']
export const voiceKindOptions = kinds.map((value) => ({ value, label: messages.voiceKinds[value] }))

/** Colours of 3:1 or better on light and dark ground; told apart also by most who see colours differently. */
export const voiceColours = ['#0072B2', '#D55E00', '#00856F', '#B5588F', '#8A6D00', '#5B6FD6', '#B23A48', '#6B7280']

/** The legend of voices; the enabler keeps it. */
export function VoicesPanel({ editable }: { editable: boolean }) {
  const text = messages.map.voices
  const { source, editor } = useMapView()
  const announce = useAnnounce()
  const voices = standingVoices(useCollection(source, 'voices'))
  const nextColour = voiceColours[voices.length % voiceColours.length] ?? '#0072B2'
  return (
    <div className="panel-flow">
      <p className="soft">{text.intro}</p>
      {voices.length === 0 && <p className="soft">{text.none}</p>}
      <ul className="bare voice-list">
        {voices.map(([id, voice]) => (
          <li key={id} className="voice-row">
            <span className="voice-dot" style={{ backgroundColor: voice.colour }} />
            <div className="flow-tight">
              <p className="voice-name">{voice.name}</p>
              <p className="soft small">{messages.voiceKinds[voice.kind]}</p>
              {editable && editor && (
                <Reveal quiet label={text.change(voice.name)} icon="edit">
                  {(close) => (
                    <VoiceForm
                      form={`voice ${id}`}
                      name={voice.name}
                      kind={voice.kind}
                      colour={voice.colour ?? nextColour}
                      onCancel={close}
                      onSave={(patch) => {
                        editor.changeVoice(id, patch)
                        close()
                      }}
                    />
                  )}
                </Reveal>
              )}
            </div>
          </li>
        ))}
      </ul>
      {editable && editor && (
        <Reveal label={text.add}>
          {(close) => (
            <VoiceForm
              form="new voice"
              name=""
              kind="agency"
              colour={nextColour}
              onCancel={close}
              onSave={(voice) => {
                editor.addVoice(voice)
                announce(text.added(voice.name))
                close()
              }}
            />
          )}
        </Reveal>
      )}
    </div>
  )
}

interface VoiceFormProps {
  form: string
  name: string
  kind: VoiceKind
  colour: string
  onSave: (voice: { name: string; kind: VoiceKind; colour: string }) => void
  onCancel: () => void
}

function VoiceForm(props: VoiceFormProps) {
  const text = messages.map.voices
  const { now, set, forget } = useHalfWritten(props.form, { name: props.name, kind: props.kind, colour: props.colour })
  const { name, kind, colour } = now
  const colours = voiceColours.includes(props.colour) ? voiceColours : [props.colour, ...voiceColours]
  return (
    <FormBox>
      <TextField label={text.name} value={name} onChange={(name) => set({ name })} maxLength={80} />
      <SelectField label={text.kind} value={kind} onChange={(kind) => set({ kind })} options={voiceKindOptions} />
      <fieldset className="choices">
        <legend className="field-label">{text.colour}</legend>
        <div className="swatches">
          {colours.map((value, index) => (
            <label key={value} className="swatch">
              <input type="radio" name="colour" checked={value === colour} onChange={() => set({ colour: value })} />
              <span className="swatch-colour" style={{ backgroundColor: value }} />
              <span className="visually-hidden">{text.colourName(index)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="button-row">
        <Button
          kind="main"
          small
          isDisabled={!name.trim()}
          onPress={() => {
            props.onSave({ name: name.trim(), kind, colour })
            forget()
          }}
        >
          {messages.actions.save}
        </Button>
        <Button
          small
          onPress={() => {
            forget()
            props.onCancel()
          }}
        >
          {messages.actions.cancel}
        </Button>
      </div>
    </FormBox>
  )
}
