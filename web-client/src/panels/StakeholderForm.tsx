import type { Room, Stakeholder, StakeholderKind } from '@balcony/shared-model'
import { useState } from 'react'
import type { StakeholderPatch } from '../document/commands/stakeholders.ts'
import { useMapView } from '../map/mapView.ts'
import { useHalfWritten } from '../map/useHalfWritten.ts'
import { messages } from '../messages/index.ts'
import { useCollection } from '../store/hooks.ts'
import { Button } from '../ui/Button.tsx'
import { ChecksField, SelectField, TextArea, TextField } from '../ui/fields.tsx'
import { standingVoices } from './people.tsx'
import { FormBox } from './FormBox.tsx'

export const cardFields = ['role', 'matters', 'binds', 'offers', 'needs', 'cannot'] as const
const kinds: readonly StakeholderKind[] = ['organisation', 'team', 'post', 'community', 'users']
const rooms: readonly Room[] = ['present', 'invited', 'missing', 'spoken-for']

interface StakeholderFormProps {
  /** The card that is changed, with its id; none for a new one. */
  changed?: { id: string; card: Stakeholder }
  onSave: (card: StakeholderPatch & { name: string; kind: StakeholderKind }) => void
  onCancel: () => void
}

type Draft = Pick<Stakeholder, 'name' | 'kind' | 'room' | (typeof cardFields)[number]> & {
  voice: string
  place: string
  source: string
  spokenFor: string[]
}

/** A card in plain words, written locally and saved as one change: only what was changed is written. */
export function StakeholderForm({ changed, onSave, onCancel }: StakeholderFormProps) {
  const text = messages.panels.stakeholders
  const { source } = useMapView()
  const voices = standingVoices(useCollection(source, 'voices')).map(([value, voice]) => ({ value, label: voice.name }))
  const form = changed ? `stakeholder ${changed.id}` : 'new stakeholder'
  const { before, now: draft, set, forget } = useHalfWritten(form, draftOf(changed?.card))
  const [error, setError] = useState<string>()
  const save = () => {
    if (!draft.name.trim()) return setError(text.nameMissing)
    onSave({ ...changesOf(before, draft), name: draft.name.trim(), kind: draft.kind })
    forget()
  }
  return (
    <FormBox>
      <TextField
        label={text.name}
        hint={text.nameHint}
        error={error}
        value={draft.name}
        onChange={(name) => set({ name })}
        maxLength={200}
      />
      <SelectField
        label={text.kind}
        value={draft.kind}
        onChange={(kind) => set({ kind })}
        options={kinds.map((value) => ({ value, label: text.kinds[value] }))}
      />
      <SelectField
        label={text.room}
        value={draft.room}
        onChange={(room) => set({ room })}
        options={rooms.map((value) => ({ value, label: text.rooms[value] }))}
      />
      {draft.room === 'spoken-for' && voices.length > 0 && (
        <ChecksField
          legend={text.spokenFor}
          values={draft.spokenFor}
          onChange={(spokenFor) => set({ spokenFor })}
          options={voices}
        />
      )}
      <p className="soft small">{text.private}</p>
      {cardFields.map((field) => (
        <TextArea
          key={field}
          label={text.fields[field].label}
          value={draft[field]}
          onChange={(words) => set({ [field]: words })}
          rows={2}
        />
      ))}
      <details className="details">
        <summary>{messages.panels.link.form.more}</summary>
        <div className="flow">
          {voices.length > 0 && (
            <SelectField
              label={text.voice}
              value={draft.voice}
              onChange={(voice) => set({ voice })}
              options={[{ value: '', label: text.noVoice }, ...voices]}
            />
          )}
          <TextField label={text.place} value={draft.place} onChange={(place) => set({ place })} />
          <TextField label={text.source} value={draft.source} onChange={(words) => set({ source: words })} />
        </div>
      </details>
      <div className="button-row">
        <Button kind="main" onPress={save}>
          {text.save}
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

function draftOf(card: Stakeholder | undefined): Draft {
  const words = Object.fromEntries(cardFields.map((field) => [field, card?.[field] ?? ''])) as Record<
    (typeof cardFields)[number],
    string
  >
  return {
    ...words,
    name: card?.name ?? '',
    kind: card?.kind ?? 'organisation',
    room: card?.room ?? 'missing',
    voice: card?.voice ?? '',
    place: card?.place ?? '',
    source: card?.source ?? '',
    spokenFor: Object.keys(card?.spokenFor ?? {}),
  }
}

/** Writing only what changed leaves alone what someone else has written in the other fields meanwhile. */
function changesOf(before: Draft, after: Draft): StakeholderPatch {
  const patch: StakeholderPatch = {}
  for (const field of cardFields) if (after[field] !== before[field]) patch[field] = after[field].trim()
  for (const field of ['voice', 'place', 'source'] as const) {
    if (after[field] !== before[field]) patch[field] = after[field].trim() || null
  }
  if (after.room !== before.room || before.name === '') patch.room = after.room
  if (after.spokenFor.join() !== before.spokenFor.join()) patch.spokenFor = after.spokenFor
  return patch
}
