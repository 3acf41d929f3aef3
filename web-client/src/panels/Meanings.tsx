import type { Element, Meaning } from '@balcony/shared-model'
import { useState } from 'react'
import { useMapView } from '../map/mapView.ts'
import { useHalfWritten } from '../map/useHalfWritten.ts'
import { messages } from '../messages/index.ts'
import { useCollection } from '../store/hooks.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Composer } from '../ui/Composer.tsx'
import { ChecksField } from '../ui/fields.tsx'
import { VoiceChips } from '../ui/VoiceChips.tsx'
import { PanelSection } from './PanelSection.tsx'
import { Byline, standingVoices, voicesIn } from './people.tsx'

/** What the words of an element mean to whom, and a place to say it. */
export function Meanings({ id, element }: { id: string; element: Element }) {
  const text = messages.panels.element
  const { editor } = useMapView()
  const [open, setOpen] = useState(false)
  const all = Object.entries(element.meanings).sort(([, a], [, b]) => (a.at ?? 0) - (b.at ?? 0))
  const held = unrepeated(all.filter(([, { state }]) => state !== 'withdrawn'))
  const withdrawn = all.filter(([, { state }]) => state === 'withdrawn')
  if (all.length === 0 && !editor) return null
  return (
    <PanelSection title={text.meanings}>
      {held.map(([key, meaning]) => (
        <MeaningItem key={key} element={id} id={key} meaning={meaning} />
      ))}
      {editor &&
        (open ? (
          <MeaningForm element={id} onDone={() => setOpen(false)} />
        ) : (
          <Button small icon="add" onPress={() => setOpen(true)}>
            {text.sendMeaning}
          </Button>
        ))}
      {withdrawn.length > 0 && (
        <details className="details">
          <summary>{messages.voices.meaning.takenBack(withdrawn.length)}</summary>
          {withdrawn.map(([key, meaning]) => (
            <MeaningItem key={key} element={id} id={key} meaning={meaning} />
          ))}
        </details>
      )}
    </PanelSection>
  )
}

/** Two people who make the same two cards one at once keep the same words twice: they are shown once. */
function unrepeated(meanings: [string, Meaning][]): [string, Meaning][] {
  const seen = new Set<string>()
  return meanings.filter(([, { text, by, answers }]) => {
    const what = JSON.stringify([text, by, Object.keys(answers).toSorted()])
    return !seen.has(what) && seen.add(what)
  })
}

function MeaningItem({ element, id, meaning }: { element: string; id: string; meaning: Meaning }) {
  const text = messages.voices.meaning
  const { editor, me } = useMapView()
  const announce = useAnnounce()
  const isAnswer = Object.keys(meaning.answers).length > 0
  const mine = !isAnswer && me !== null && meaning.by === me && meaning.state !== 'withdrawn'
  return (
    <div className={meaning.state === 'withdrawn' ? 'note note-resolved' : 'note'}>
      <p className="said">{meaning.text}</p>
      {isAnswer ? <AnswerLine meaning={meaning} /> : <Byline by={meaning.by} at={meaning.at} voices={meaning.voices} />}
      {editor && mine && (
        <div className="note-foot">
          <Button
            kind="quiet"
            small
            aria-label={text.withdrawNamed(meaning.text)}
            onPress={() => {
              editor.withdrawMeaning(element, id)
              announce(text.withdrawn)
            }}
          >
            {text.withdraw}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Whose words an answer was, as far as that was agreed: the voices that it came with, never a person. */
function AnswerLine({ meaning }: { meaning: Meaning }) {
  const text = messages.voices.meaning
  const { source } = useMapView()
  const asks = useCollection(source, 'asks')
  const voices = useCollection(source, 'voices')
  const ask = Object.values(asks).find((one) => Object.keys(meaning.answers).some((answer) => one.answers[answer]))
  return (
    <div className="byline">
      <span className="soft">{ask ? text.answered(ask.prompt) : text.answeredUnknown}</span>
      <VoiceChips voices={voicesIn(meaning.voices, voices)} />
    </div>
  )
}

function MeaningForm({ element, onDone }: { element: string; onDone: () => void }) {
  const text = messages.panels.element
  const { source, editor, myVoices } = useMapView()
  const voices = standingVoices(useCollection(source, 'voices'))
  const { now, set, forget } = useHalfWritten(`meaning of ${element}`, { words: '', speaking: [...myVoices] })
  return (
    <>
      {voices.length > 0 && (
        <ChecksField
          legend={messages.panels.link.form.voices}
          values={now.speaking}
          onChange={(speaking) => set({ speaking })}
          options={voices.map(([value, voice]) => ({ value, label: voice.name }))}
        />
      )}
      <Composer
        label={text.addMeaning}
        hint={`${text.meaningsHint} ${messages.composer.private}`}
        send={text.sendMeaning}
        value={now.words}
        onChange={(words) => set({ words })}
        onSend={(words) => {
          editor?.addMeaning(element, words, now.speaking)
          forget()
          onDone()
        }}
      />
    </>
  )
}
