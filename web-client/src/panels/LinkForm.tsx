import { bundleId, type Confidence, type Sign } from '@balcony/shared-model'
import { useState } from 'react'
import type { Editor } from '../document/editor.ts'
import { useMapView } from '../map/mapView.ts'
import { useHalfWritten } from '../map/useHalfWritten.ts'
import { messages } from '../messages/index.ts'
import { useMap } from '../store/hooks.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { SelectField, TextArea } from '../ui/fields.tsx'
import { Notice } from '../ui/Notice.tsx'
import { standingElements } from './bundle.ts'
import { labelOf } from './words.ts'
import { FormBox } from './FormBox.tsx'

export type SignChoice = Sign | 'none'

const signs: readonly SignChoice[] = ['+', '-', '0', '?', 'none']
export const signOptions = signs.map((value) => ({ value, label: messages.panels.signs[value] }))

export const confidenceOptions: { value: Confidence | ''; label: string }[] = [
  { value: '', label: messages.panels.link.form.notSaid },
  { value: 'low', label: messages.panels.link.confidence.low },
  { value: 'some', label: messages.panels.link.confidence.some },
  { value: 'high', label: messages.panels.link.confidence.high },
]

/** Adds a link by words: from, effect, to. The same as drawing it on the map. */
export function LinkForm({ editor, from: given, onDone }: { editor: Editor; from?: string; onDone: () => void }) {
  const text = messages.map.link
  const { source } = useMapView()
  const map = useMap(source)
  const announce = useAnnounce()
  const { now, set, forget } = useHalfWritten(`link from ${given ?? 'anywhere'}`, {
    from: given ?? '',
    to: '',
    sign: '+' as SignChoice,
    why: '',
  })
  const { from, to, sign, why } = now
  const [error, setError] = useState<string>()
  const elements = standingElements(map.elements)
  const options = [
    { value: '', label: text.choose },
    ...elements.map(([id, element]) => ({ value: id, label: labelOf(element) })),
  ]
  if (elements.length < 2) return <Notice>{text.none}</Notice>

  const bundle = bundleId({ from, to, kind: 'influences' }, map.elements)
  const existing = Object.entries(map.links).find(
    ([, link]) => link.standing === 'here' && bundleId(link, map.elements) === bundle,
  )
  const close = () => {
    forget()
    onDone()
  }
  const add = () => {
    if (!from || !to) return setError(text.missing)
    if (from === to) return setError(text.same)
    const claim = { why: why.trim(), ...(sign === 'none' ? {} : { sign }) }
    if (existing) editor.claim(existing[0], claim)
    else editor.addLink({ from, to, ...claim })
    announce(text.added(labelOf(map.elements[from]), labelOf(map.elements[to])))
    close()
  }
  return (
    <FormBox>
      <SelectField label={text.from} value={from} onChange={(from) => set({ from })} options={options} />
      <SelectField
        label={text.effect}
        hint={text.intro}
        value={sign}
        onChange={(sign) => set({ sign })}
        options={signOptions}
      />
      <SelectField label={text.to} value={to} onChange={(to) => set({ to })} options={options} error={error} />
      {existing && <Notice>{text.exists}</Notice>}
      <TextArea
        label={text.why}
        optional={messages.optional}
        hint={messages.composer.private}
        value={why}
        onChange={(why) => set({ why })}
        rows={2}
      />
      <div className="button-row">
        <Button kind="main" onPress={add}>
          {text.button}
        </Button>
        <Button onPress={close}>{messages.actions.cancel}</Button>
      </div>
    </FormBox>
  )
}
