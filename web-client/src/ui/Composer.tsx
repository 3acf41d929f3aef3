import { useRef } from 'react'
import { messages } from '../messages/index.ts'
import { useAnnounce } from './Announcer.tsx'
import { backToField } from './backToField.ts'
import { Button } from './Button.tsx'
import { TextArea } from './fields.tsx'

interface ComposerProps {
  label: string
  hint?: string
  send: string
  value: string
  onChange: (text: string) => void
  /** With the words as they are sent; whoever holds the value empties it. */
  onSend: (text: string) => void
  sent?: string
}

/** A place to write that nobody else sees until it is sent; then it enters the map as one change. */
export function Composer({
  label,
  hint = messages.composer.private,
  send,
  value,
  onChange,
  onSend,
  sent,
}: ComposerProps) {
  const announce = useAnnounce()
  const box = useRef<HTMLDivElement>(null)
  const submit = () => {
    const words = value.trim()
    if (!words) return
    onSend(words)
    announce(sent ?? messages.composer.sent)
  }
  return (
    <div className="composer" ref={box}>
      <TextArea label={label} hint={hint} value={value} onChange={onChange} />
      <Button
        icon="send"
        small
        isDisabled={!value.trim()}
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
