import { type Ambition, type AmbitionLevel, type AmbitionStatus, isHere } from '@balcony/shared-model'
import { useState } from 'react'
import type { AmbitionPatch } from '../document/commands/ambitions.ts'
import { useMapView } from '../map/mapView.ts'
import { useHalfWritten } from '../map/useHalfWritten.ts'
import { messages } from '../messages/index.ts'
import { useMap } from '../store/hooks.ts'
import { Button } from '../ui/Button.tsx'
import { ChecksField, SelectField, TextArea, TextField } from '../ui/fields.tsx'
import { levels, servesIt } from './ambitionTree.ts'
import { standingVoices } from './people.tsx'
import { FormBox } from './FormBox.tsx'

interface AmbitionFormProps {
  /** The ambition that is changed, with its id; none for a new one. */
  changed?: { id: string; ambition: Ambition }
  level?: AmbitionLevel
  parent?: string
  onSave: (ambition: AmbitionPatch & { level: AmbitionLevel; statement: string }) => void
  onCancel: () => void
}

const statuses: readonly AmbitionStatus[] = ['open', 'kept', 'changed', 'ended']

/** An ambition in plain words, written locally and saved as one change: only what was changed is written. */
export function AmbitionForm({ changed, level = 'ambition', parent = '', onSave, onCancel }: AmbitionFormProps) {
  const text = messages.panels.ambitions
  const { source } = useMapView()
  const map = useMap(source)
  const form = changed ? `ambition ${changed.id}` : `new ambition under ${parent || 'nothing'}`
  const { before, now: draft, set, forget } = useHalfWritten(form, draftOf(changed?.ambition, level, parent))
  const [error, setError] = useState<string>()
  const voices = standingVoices(map.voices).map(([value, voice]) => ({ value, label: voice.name }))
  const parents = Object.entries(map.ambitions)
    .filter(([id, one]) => isHere(one) && !(changed && servesIt(id, changed.id, map.ambitions)))
    .map(([value, one]) => ({ value, label: `${text.levels[one.level]}: ${one.statement}` }))
  const commits = draft.level === 'commitment'
  const save = () => {
    if (!draft.statement.trim()) return setError(text.statementMissing)
    onSave({ ...changesOf(before, draft), level: draft.level, statement: draft.statement.trim() })
    forget()
  }
  return (
    <FormBox>
      <SelectField
        label={text.level}
        hint={text.levelHints[draft.level]}
        value={draft.level}
        onChange={(value) => set({ level: value })}
        options={levels.map((value) => ({ value, label: text.levels[value] }))}
      />
      <TextArea
        label={text.statement}
        hint={messages.panels.stakeholders.private}
        error={error}
        value={draft.statement}
        onChange={(statement) => set({ statement })}
        rows={2}
      />
      {parents.length > 0 && (
        <SelectField
          label={text.parent}
          value={draft.parent}
          onChange={(value) => set({ parent: value })}
          options={[{ value: '', label: text.noParent }, ...parents]}
        />
      )}
      {voices.length > 0 && (
        <ChecksField
          legend={text.owners}
          values={draft.owners}
          onChange={(owners) => set({ owners })}
          options={voices}
        />
      )}
      {commits && (
        <>
          <TextField label={text.post} hint={text.postHint} value={draft.post} onChange={(post) => set({ post })} />
          <TextField label={text.firstStep} value={draft.firstStep} onChange={(firstStep) => set({ firstStep })} />
        </>
      )}
      <TextField type="date" width="short" label={text.due} value={draft.due} onChange={(due) => set({ due })} />
      <TextField label={text.measure} value={draft.measure} onChange={(measure) => set({ measure })} />
      {changed && (
        <>
          <SelectField
            label={text.status}
            value={draft.status}
            onChange={(status) => set({ status })}
            options={statuses.map((value) => ({ value, label: text.statuses[value] }))}
          />
          {draft.status !== 'open' && (
            <TextField label={text.statusWhy} value={draft.statusWhy} onChange={(statusWhy) => set({ statusWhy })} />
          )}
        </>
      )}
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

function draftOf(ambition: Ambition | undefined, level: AmbitionLevel, parent: string) {
  return {
    level: ambition?.level ?? level,
    parent: ambition ? (ambition.parent ?? '') : parent,
    statement: ambition?.statement ?? '',
    owners: Object.keys(ambition?.owners ?? {}),
    post: ambition?.post ?? '',
    firstStep: ambition?.firstStep ?? '',
    due: ambition?.due ?? '',
    measure: ambition?.measure ?? '',
    status: ambition?.status ?? ('open' as AmbitionStatus),
    statusWhy: ambition?.statusWhy ?? '',
  }
}

type Draft = ReturnType<typeof draftOf>

/** Writing only what changed leaves alone what someone else has written in the other fields meanwhile. */
function changesOf(before: Draft, after: Draft): AmbitionPatch {
  const patch: AmbitionPatch = {}
  if (after.parent !== before.parent || (before.statement === '' && after.parent)) patch.parent = after.parent || null
  if (after.owners.join() !== before.owners.join()) patch.owners = after.owners
  for (const field of ['firstStep', 'measure', 'statusWhy'] as const) {
    if (after[field] !== before[field]) patch[field] = after[field].trim()
  }
  for (const field of ['post', 'due'] as const)
    if (after[field] !== before[field]) patch[field] = after[field].trim() || null
  if (after.status !== before.status) patch.status = after.status
  return patch
}
