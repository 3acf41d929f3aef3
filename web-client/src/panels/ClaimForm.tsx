import type { Claim, Confidence, SpokenAs, Strength } from '@balcony/shared-model'
import { useState } from 'react'
import type { ClaimFields } from '../document/commands/links.ts'
import { useMapView } from '../map/mapView.ts'
import { messages } from '../messages/index.ts'
import { useCollection } from '../store/hooks.ts'
import { Button } from '../ui/Button.tsx'
import { CheckField, ChecksField, ChoiceField, SelectField, TextArea } from '../ui/fields.tsx'
import { confidenceOptions, type SignChoice, signOptions } from './LinkForm.tsx'
import { standingVoices } from './people.tsx'
import { FormBox } from './FormBox.tsx'

interface ClaimFormProps {
  /** What the form begins with: my own claim, or the one that I agree with. */
  initial: Partial<Claim>
  onSend: (fields: ClaimFields) => void
  onCancel: () => void
}

const strengths = ['', '1', '2', '3'] as const

/** What I say of a link. Nobody else sees it until it is sent; then it is one change. */
export function ClaimForm({ initial, onSend, onCancel }: ClaimFormProps) {
  const text = messages.panels.link
  const { source, myVoices } = useMapView()
  const voices = standingVoices(useCollection(source, 'voices'))
  const [sign, setSign] = useState<SignChoice>(initial.sign ?? 'none')
  const [why, setWhy] = useState(initial.why ?? '')
  const [confidence, setConfidence] = useState<Confidence | ''>(initial.confidence ?? '')
  const [as, setAs] = useState<SpokenAs>(initial.as ?? 'mine')
  const [strength, setStrength] = useState<(typeof strengths)[number]>(initial.strength ? `${initial.strength}` : '')
  const [delay, setDelay] = useState(initial.delay ?? false)
  const [speaking, setSpeaking] = useState<string[]>(initial.by ? Object.keys(initial.voices ?? {}) : [...myVoices])

  const send = () =>
    onSend({
      sign: sign === 'none' ? null : sign,
      why: why.trim(),
      confidence: confidence || null,
      as,
      strength: strength ? (Number(strength) as Strength) : null,
      delay: delay || null,
      voices: speaking,
    })

  return (
    <FormBox>
      <ChoiceField legend={text.form.effect} value={sign} onChange={setSign} options={signOptions} />
      <TextArea label={text.form.why} hint={messages.composer.private} value={why} onChange={setWhy} rows={2} />
      <SelectField
        label={text.form.confidence}
        value={confidence}
        onChange={setConfidence}
        options={confidenceOptions}
      />
      {voices.length > 0 && (
        <ChecksField
          legend={text.form.voices}
          values={speaking}
          onChange={setSpeaking}
          options={voices.map(([value, voice]) => ({ value, label: voice.name }))}
        />
      )}
      <details className="details">
        <summary>{text.form.more}</summary>
        <div className="flow">
          <SelectField
            label={text.form.as}
            value={as}
            onChange={setAs}
            options={(['mine', 'mandated', 'heard'] as const).map((value) => ({ value, label: text.as[value] }))}
          />
          <SelectField
            label={text.form.strength}
            value={strength}
            onChange={setStrength}
            options={strengths.map((value) => ({
              value,
              label: value ? (text.strength[Number(value)] ?? value) : text.form.notSaid,
            }))}
          />
          <CheckField label={text.form.delay} checked={delay} onChange={setDelay} />
        </div>
      </details>
      <div className="button-row">
        <Button kind="main" icon="send" onPress={send}>
          {text.form.send}
        </Button>
        <Button onPress={onCancel}>{messages.actions.cancel}</Button>
      </div>
    </FormBox>
  )
}
