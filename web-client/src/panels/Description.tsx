import { useRef, useState } from 'react'
import { useMapView } from '../map/mapView.ts'
import { useHalfWritten } from '../map/useHalfWritten.ts'
import { messages } from '../messages/index.ts'
import { backToField } from '../ui/backToField.ts'
import { Button } from '../ui/Button.tsx'
import { TextArea, TextField } from '../ui/fields.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PanelSection } from './PanelSection.tsx'

/** The words everyone should know of an element: written locally, shown to all on save. */
export function Description({ id, notes }: { id: string; notes: string }) {
  const text = messages.panels.element
  const { editor } = useMapView()
  const [editing, setEditing] = useState(false)
  if (!notes && !editor) return null
  return (
    <PanelSection title={text.description}>
      {!editor || !editing ? (
        <>
          {notes && <p className="said">{notes}</p>}
          {editor && (
            <Button small icon={notes ? 'edit' : 'add'} onPress={() => setEditing(true)}>
              {notes ? messages.actions.editNamed(text.description) : text.addDescription}
            </Button>
          )}
        </>
      ) : (
        <DescriptionForm
          id={id}
          notes={notes}
          onSave={(words) => editor.changeElement(id, { notes: words })}
          onDone={() => setEditing(false)}
        />
      )}
    </PanelSection>
  )
}

interface DescriptionFormProps {
  id: string
  notes: string
  onSave: (words: string) => void
  onDone: () => void
}

function DescriptionForm({ id, notes, onSave, onDone }: DescriptionFormProps) {
  const text = messages.panels.element
  const { now, set, forget } = useHalfWritten(`description of ${id}`, { notes })
  const close = () => {
    forget()
    onDone()
  }
  return (
    <div className="flow">
      <TextArea
        label={text.description}
        hint={text.descriptionHint}
        value={now.notes}
        onChange={(words) => set({ notes: words })}
      />
      <div className="button-row">
        <Button
          kind="main"
          small
          onPress={() => {
            onSave(now.notes.trim())
            close()
          }}
        >
          {messages.actions.save}
        </Button>
        <Button small onPress={close}>
          {messages.actions.cancel}
        </Button>
      </div>
    </div>
  )
}

/** Free words to find an element by. */
export function Tags({ id, tags }: { id: string; tags: readonly string[] }) {
  const text = messages.panels.element
  const { editor } = useMapView()
  const { now, set, forget } = useHalfWritten(`tag of ${id}`, { tag: '' })
  const box = useRef<HTMLDivElement>(null)
  if (tags.length === 0 && !editor) return null
  const add = () => {
    const tag = now.tag.trim()
    if (tag) editor?.tag(id, tag)
    forget()
  }
  return (
    <PanelSection title={text.tags}>
      {tags.length > 0 && (
        <ul className="bare voices">
          {tags.map((tag) => (
            <li key={tag} className="tag">
              {tag}
              {editor && (
                <button
                  type="button"
                  className="tag-remove"
                  onClick={() => editor.untag(id, tag)}
                  aria-label={text.removeTag(tag)}
                >
                  <Icon name="close" size={14} />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {editor && (
        <div className="inline-form" ref={box}>
          <TextField
            label={text.addTag}
            value={now.tag}
            onChange={(tag) => set({ tag })}
            onEnter={add}
            maxLength={60}
          />
          <Button
            isDisabled={!now.tag.trim()}
            onPress={(press) => {
              add()
              backToField(box, press)
            }}
          >
            {messages.actions.add}
          </Button>
        </div>
      )}
    </PanelSection>
  )
}
