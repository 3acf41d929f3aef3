import { useRef, useState } from 'react'
import { messages } from '../messages/index.ts'
import { useAnnounce } from './Announcer.tsx'
import { backToField } from './backToField.ts'
import { Button } from './Button.tsx'
import { TextArea } from './fields.tsx'

interface ComposerProps {
  label: string
  hint?: string
  send: string
  onSend: (text: string) => void
  initial?: string
  sent?: string
}

/** A place to write that nobody else sees until it is sent; then it enters the map as one change. */
export function Composer({ label, hint = messages.composer.private, send, onSend, initial = '', sent }: ComposerProps) {
  const [text, setText] = useState(initial)
  const announce = useAnnounce()
  const box = useRef<HTMLDivElement>(null)
  const submit = () => {
    const words = text.trim()
    if (!words) return
    onSend(words)
    setText('')
    announce(sent ?? messages.composer.sent)
  }
  return (
    <div className="composer" ref={box}>
      <TextArea label={label} hint={hint} value={text} onChange={setText} />
      <Button
        icon="send"
        small
        isDisabled={!text.trim()}
        onPress={(press) => {
          submit()
          backToField(box, press)
        }}
      >
        {send}
      </Button>
    </div>
  )
}
