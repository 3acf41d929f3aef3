import type { ElementKind } from '@balcony/shared-model'
import { useState } from 'react'
import { useHalfWritten } from '../map/useHalfWritten.ts'
import { messages } from '../messages/index.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { SelectField, TextField } from '../ui/fields.tsx'

const kinds: readonly ElementKind[] = ['factor', 'outcome', 'action', 'service', 'stakeholder', 'note']

/** Writes one factor after the other: Enter adds it, and the field is free for the next. */
export function AddFactor({ onAdd }: { onAdd: (label: string, kind: ElementKind) => void }) {
  const text = messages.outline
  const announce = useAnnounce()
  const { now, set, forget } = useHalfWritten('new factor', { label: '' })
  const [kind, setKind] = useState<ElementKind>('factor')
  const add = () => {
    const words = now.label.trim()
    if (!words) return
    onAdd(words, kind)
    forget()
    announce(text.added(words))
  }
  return (
    <form
      className="outline-add"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <TextField
        label={text.factorLabel}
        hint={text.factorHint}
        value={now.label}
        onChange={(label) => set({ label })}
        maxLength={200}
      />
      <SelectField
        label={text.kind}
        value={kind}
        onChange={setKind}
        options={kinds.map((value) => ({ value, label: messages.panels.element.kinds[value] }))}
      />
      <Button type="submit" kind="main" icon="add">
        {text.addFactor}
      </Button>
    </form>
  )
}
