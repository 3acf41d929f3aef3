import type { VoiceKind } from '@balcony/shared-model'
import { useHalfWritten } from '../map/useHalfWritten.ts'
import { messages } from '../messages/index.ts'
import { Button } from '../ui/Button.tsx'
import { SelectField, TextField } from '../ui/fields.tsx'
import { FormBox } from './FormBox.tsx'

const kinds: readonly VoiceKind[] = ['agency', 'community', 'lived-experience', 'self', 'other']
export const voiceKindOptions = kinds.map((value) => ({ value, label: messages.voiceKinds[value] }))

/** Colours of 3:1 or better on light and dark ground; told apart also by most who see colours differently. */
export const voiceColours = ['#0072B2', '#D55E00', '#00856F', '#B5588F', '#8A6D00', '#5B6FD6', '#B23A48', '#6B7280']

interface VoiceFormProps {
  form: string
  name: string
  kind: VoiceKind
  colour: string
  onSave: (voice: { name: string; kind: VoiceKind; colour: string }) => void
  onCancel: () => void
}

/** How a voice is named and shown. */
export function VoiceForm(props: VoiceFormProps) {
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
