import type { Editor } from '../document/editor.ts'
import { useHalfWritten } from '../map/useHalfWritten.ts'
import { messages } from '../messages/index.ts'
import { Button } from '../ui/Button.tsx'
import { TextArea } from '../ui/fields.tsx'
import { FormBox } from './FormBox.tsx'

/** Takes a voice off the list, with the reason; it can be put back. */
export function OffTheListForm(props: { id: string; name: string; editor: Editor; onDone: () => void }) {
  const text = messages.voices.off
  const { now, set, forget } = useHalfWritten(`voice off ${props.id}`, { why: '' })
  const close = () => {
    forget()
    props.onDone()
  }
  return (
    <FormBox>
      <p className="field-label">{text.title(props.name)}</p>
      <p className="soft small">{text.intro}</p>
      <TextArea label={text.why} value={now.why} onChange={(why) => set({ why })} rows={2} />
      <div className="button-row">
        <Button
          kind="main"
          small
          isDisabled={!now.why.trim()}
          onPress={() => {
            props.editor.setAside(props.id, now.why.trim())
            close()
          }}
        >
          {text.button}
        </Button>
        <Button small onPress={close}>
          {messages.actions.cancel}
        </Button>
      </div>
    </FormBox>
  )
}
