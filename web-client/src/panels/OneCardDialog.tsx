import { useState } from 'react'
import { useMapView } from '../map/mapView.ts'
import { useHalfWritten } from '../map/useHalfWritten.ts'
import { messages } from '../messages/index.ts'
import { useCollection } from '../store/hooks.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ChoiceField, TextField } from '../ui/fields.tsx'
import { labelOf } from './words.ts'

/** Not an id: words that neither card has. */
const OWN = 'own words'

/** Makes two cards one: asks only for its words. Both are kept. */
export function OneCardDialog({ ids, onClose }: { ids: readonly [string, string]; onClose: () => void }) {
  const text = messages.voices.same
  const { source, editor, open } = useMapView()
  const announce = useAnnounce()
  const elements = useCollection(source, 'elements')
  const [chosen, setChosen] = useState<string>(ids[0])
  const { now, set, forget } = useHalfWritten(`one of ${ids.join(' ')}`, { words: '' })
  const label = (chosen === OWN ? now.words : (elements[chosen]?.label ?? '')).trim()
  const close = () => {
    forget()
    onClose()
  }
  const make = () => {
    if (!editor) return
    const placeOf = chosen === OWN ? ids[0] : chosen
    const stays = editor.makeOne(ids[0], ids[1], { label, placeOf, why: text.why(label) })
    announce(text.done(label))
    close()
    open({ kind: 'element', id: stays })
  }
  return (
    <Dialog title={text.dialog} size="small" onClose={close}>
      <div className="flow">
        <p>{text.intro}</p>
        <ChoiceField
          legend={text.words}
          value={chosen}
          onChange={setChosen}
          options={[
            ...ids.map((value) => ({ value, label: labelOf(elements[value]) })),
            { value: OWN, label: text.own },
          ]}
        />
        {chosen === OWN && (
          <TextField label={text.ownLabel} value={now.words} onChange={(words) => set({ words })} maxLength={200} />
        )}
      </div>
      <div className="button-row">
        <Button kind="main" isDisabled={!editor || label === ''} onPress={make}>
          {text.make}
        </Button>
        <Button onPress={close}>{messages.actions.cancel}</Button>
      </div>
    </Dialog>
  )
}
