import type { Voice } from '@balcony/shared-model'
import { useState } from 'react'
import type { Editor } from '../document/editor.ts'
import { messages } from '../messages/index.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { ChoiceField, SelectField } from '../ui/fields.tsx'
import { FormBox } from './FormBox.tsx'

interface JoinVoiceProps {
  id: string
  voice: Voice
  voices: readonly [string, Voice][]
  editor: Editor
  onDone: () => void
}

/** Says that two voices of the list are one, and which of the two names it goes by. */
export function JoinVoiceForm({ id, voice, voices, editor, onDone }: JoinVoiceProps) {
  const text = messages.voices.join
  const announce = useAnnounce()
  const others = voices.filter(([other]) => other !== id)
  const [other, setOther] = useState('')
  const [kept, setKept] = useState<'this' | 'other'>('other')
  const chosen = others.find(([one]) => one === other)?.[1]
  const join = () => {
    if (!chosen) return
    const [leaves, stays] = kept === 'this' ? [other, id] : [id, other]
    const { name } = kept === 'this' ? voice : chosen
    editor.joinVoices(leaves, stays, text.why(name))
    announce(text.done(name))
    onDone()
  }
  return (
    <FormBox>
      <p className="field-label">{text.title(voice.name)}</p>
      <p className="soft small">{text.intro}</p>
      <SelectField
        label={text.other}
        value={other}
        onChange={setOther}
        options={[
          { value: '', label: messages.voices.compare.choose },
          ...others.map(([value, one]) => ({ value, label: one.name })),
        ]}
      />
      {chosen && (
        <ChoiceField
          legend={text.keep}
          value={kept}
          onChange={setKept}
          options={[
            { value: 'other', label: chosen.name },
            { value: 'this', label: voice.name },
          ]}
        />
      )}
      <div className="button-row">
        <Button kind="main" small isDisabled={!chosen} onPress={join}>
          {text.button}
        </Button>
        <Button small onPress={onDone}>
          {messages.actions.cancel}
        </Button>
      </div>
    </FormBox>
  )
}
