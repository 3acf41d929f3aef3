import { useEffect, useId, useRef, useState } from 'react'
import { messages } from '../messages/index.ts'
import { Icon } from './Icon.tsx'

interface EditableTextProps {
  /** What this text is, for its accessible name: "Title". */
  label: string
  value: string
  /** Shown in its place while it is empty. */
  placeholder: string
  onSave: ((value: string) => void) | null
  className?: string
  multiline?: boolean
  maxLength?: number
}

/** Text that turns into a field where it stands. Enter or leaving it saves, Escape forgets. Without `onSave`, plain text. */
export function EditableText({
  label,
  value,
  placeholder,
  onSave,
  className = '',
  multiline,
  maxLength,
}: EditableTextProps) {
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const back = useRef<HTMLButtonElement>(null)
  const returnFocus = useRef(false)

  useEffect(() => {
    if (draft === null && returnFocus.current) {
      returnFocus.current = false
      back.current?.focus()
    }
  }, [draft])

  if (!onSave) return <span className={className}>{value || placeholder}</span>

  if (draft === null) {
    return (
      <button
        ref={back}
        type="button"
        className={`editable ${className} ${value ? '' : 'editable-empty'}`}
        onClick={() => setDraft(value)}
      >
        <span>{value || placeholder}</span>
        <Icon name="edit" size={16} />
        <span className="visually-hidden">{messages.actions.editNamed(label)}</span>
      </button>
    )
  }

  const finish = (save: boolean, byKey: boolean) => {
    const text = draft.trim()
    returnFocus.current = byKey
    setDraft(null)
    if (save && text !== value) onSave(text)
  }
  const shared = {
    id,
    value: draft,
    'aria-label': label,
    className: `input editable-input ${className}`,
    autoFocus: true,
    maxLength,
    onBlur: () => finish(true, false),
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      finish(false, true)
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      finish(true, true)
    }
  }
  return multiline ? (
    <textarea {...shared} rows={2} onKeyDown={onKeyDown} onChange={(event) => setDraft(event.target.value)} />
  ) : (
    <input {...shared} onKeyDown={onKeyDown} onChange={(event) => setDraft(event.target.value)} />
  )
}
