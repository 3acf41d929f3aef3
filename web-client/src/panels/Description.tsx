import { useRef, useState } from 'react'
import { useMapView } from '../map/mapView.ts'
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
  const [draft, setDraft] = useState<string | null>(null)
  if (!notes && !editor) return null
  return (
    <PanelSection title={text.description}>
      {draft === null ? (
        <>
          {notes && <p className="said">{notes}</p>}
          {editor && (
            <Button small icon={notes ? 'edit' : 'add'} onPress={() => setDraft(notes)}>
              {notes ? messages.actions.editNamed(text.description) : text.addDescription}
            </Button>
          )}
        </>
      ) : (
        <div className="flow">
          <TextArea label={text.description} hint={text.descriptionHint} value={draft} onChange={setDraft} />
          <div className="button-row">
            <Button
              kind="main"
              small
              onPress={() => {
                editor?.changeElement(id, { notes: draft.trim() })
                setDraft(null)
              }}
            >
              {messages.actions.save}
            </Button>
            <Button small onPress={() => setDraft(null)}>
              {messages.actions.cancel}
            </Button>
          </div>
        </div>
      )}
    </PanelSection>
  )
}

/** Free words to find an element by. */
export function Tags({ id, tags }: { id: string; tags: readonly string[] }) {
  const text = messages.panels.element
  const { editor } = useMapView()
  const [draft, setDraft] = useState('')
  const box = useRef<HTMLDivElement>(null)
  if (tags.length === 0 && !editor) return null
  const add = () => {
    const tag = draft.trim()
    if (tag) editor?.tag(id, tag)
    setDraft('')
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
          <TextField label={text.addTag} value={draft} onChange={setDraft} onEnter={add} maxLength={60} />
          <Button
            isDisabled={!draft.trim()}
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
