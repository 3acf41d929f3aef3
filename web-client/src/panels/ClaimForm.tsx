import type { Claim, Confidence, SpokenAs, Strength } from '@balcony/shared-model'
import type { ClaimFields } from '../document/commands/links.ts'
import { useMapView } from '../map/mapView.ts'
import { useHalfWritten } from '../map/useHalfWritten.ts'
import { messages } from '../messages/index.ts'
import { useCollection } from '../store/hooks.ts'
import { Button } from '../ui/Button.tsx'
import { CheckField, ChecksField, ChoiceField, SelectField, TextArea, TextField } from '../ui/fields.tsx'
import { confidenceOptions, type SignChoice, signOptions } from './LinkForm.tsx'
import { standingVoices } from './people.tsx'
import { FormBox } from './FormBox.tsx'

interface ClaimFormProps {
  /** Which form this is, among all of the map. */
  form: string
  /** What the form begins with: my own claim, or the one that I agree with. */
  initial: Partial<Claim>
  onSend: (fields: ClaimFields) => void
  onCancel: () => void
}

const strengths = ['', '1', '2', '3'] as const

/** What I say of a link. Nobody else sees it until it is sent; then it is one change. */
export function ClaimForm({ form, initial, onSend, onCancel }: ClaimFormProps) {
  const text = messages.panels.link
  const { source, myVoices } = useMapView()
  const voices = standingVoices(useCollection(source, 'voices'))
  const { now, set, forget } = useHalfWritten(form, beginningOf(initial, myVoices))
  const { sign, why, confidence, as, strength, delay, speaking, evidence, url } = now

  const send = () => {
    onSend({
      sign: sign === 'none' ? null : sign,
      why: why.trim(),
      confidence: confidence || null,
      as,
      strength: strength ? (Number(strength) as Strength) : null,
      delay: delay || null,
      voices: speaking,
      ...(evidence.trim() && { evidence: { text: evidence.trim(), ...(url.trim() && { url: url.trim() }) } }),
    })
    forget()
  }

  return (
    <FormBox>
      <ChoiceField legend={text.form.effect} value={sign} onChange={(sign) => set({ sign })} options={signOptions} />
      <TextArea
        label={text.form.why}
        hint={messages.composer.private}
        value={why}
        onChange={(why) => set({ why })}
        rows={2}
      />
      <SelectField
        label={text.form.confidence}
        value={confidence}
        onChange={(confidence) => set({ confidence })}
        options={confidenceOptions}
      />
      {voices.length > 0 && (
        <ChecksField
          legend={text.form.voices}
          values={speaking}
          onChange={(speaking) => set({ speaking })}
          options={voices.map(([value, voice]) => ({ value, label: voice.name }))}
        />
      )}
      <details className="details">
        <summary>{text.form.more}</summary>
        <div className="flow">
          <SelectField
            label={text.form.as}
            value={as}
            onChange={(as) => set({ as })}
            options={(['mine', 'mandated', 'heard'] as const).map((value) => ({ value, label: text.as[value] }))}
          />
          <SelectField
            label={text.form.strength}
            value={strength}
            onChange={(strength) => set({ strength })}
            options={strengths.map((value) => ({
              value,
              label: value ? (text.strength[Number(value)] ?? value) : text.form.notSaid,
            }))}
          />
          <CheckField label={text.form.delay} checked={delay} onChange={(delay) => set({ delay })} />
          <TextArea
            label={text.form.evidence}
            hint={text.form.evidenceHint}
            value={evidence}
            onChange={(evidence) => set({ evidence })}
            rows={2}
          />
          <TextField
            type="url"
            label={text.form.evidenceUrl}
            optional={messages.optional}
            value={url}
            onChange={(url) => set({ url })}
          />
        </div>
      </details>
      <div className="button-row">
        <Button kind="main" icon="send" onPress={send}>
          {text.form.send}
        </Button>
        <Button
          onPress={() => {
            forget()
            onCancel()
          }}
        >
          {messages.actions.cancel}
        </Button>
      </div>
    </FormBox>
  )
}

function beginningOf(initial: Partial<Claim>, myVoices: readonly string[]) {
  return {
    sign: (initial.sign ?? 'none') as SignChoice,
    why: initial.why ?? '',
    confidence: (initial.confidence ?? '') as Confidence | '',
    as: initial.as ?? ('mine' as SpokenAs),
    strength: (initial.strength ? `${initial.strength}` : '') as (typeof strengths)[number],
    delay: initial.delay ?? false,
    evidence: '',
    url: '',
    speaking: initial.by ? Object.keys(initial.voices ?? {}) : [...myVoices],
  }
}
