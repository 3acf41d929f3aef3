import type { Stand, WordsStance } from '@balcony/shared-model'
import { useState } from 'react'
import { useMapView } from '../map/mapView.ts'
import { useHalfWritten } from '../map/useHalfWritten.ts'
import { messages } from '../messages/index.ts'
import { useCollection } from '../store/hooks.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { ChecksField, ChoiceField, TextArea } from '../ui/fields.tsx'
import { FormBox } from './FormBox.tsx'
import { PanelSection, Reveal } from './PanelSection.tsx'
import { Byline, standingVoices } from './people.tsx'
import { standsByRarity, wordsStances } from './wordsStands.ts'

/** What people think of the words of an element, the rarest first, each with its reason; and a place to say it. */
export function Stands({ id, stands }: { id: string; stands: Record<string, Stand> }) {
  const text = messages.voices.stand
  const { editor, me } = useMapView()
  const announce = useAnnounce()
  const groups = standsByRarity(stands)
  const mine = Object.entries(stands).find(([, one]) => me !== null && one.by === me && one.state !== 'withdrawn')
  if (groups.length === 0 && !editor) return null
  return (
    <PanelSection title={text.title}>
      {groups.length > 0 && <p className="soft small">{text.intro}</p>}
      {groups.map(({ stance, held }) => (
        <section key={stance} className={`stance stand-${stance}`} aria-label={text.stances[stance]}>
          <h4>
            {text.stances[stance]} <span className="soft small">{text.count(held.length)}</span>
          </h4>
          <ul className="bare">
            {held.map(([key, stand]) => (
              <li key={key} className="position">
                <Byline by={stand.by} at={stand.at} voices={stand.voices} />
                {stand.why && <p className="said">{stand.why}</p>}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {editor && (
        <div className="button-row">
          <Reveal label={mine ? text.again : text.take} icon="flag">
            {(close) => (
              <StandForm
                form={`stand on ${id}`}
                initial={mine?.[1]}
                onCancel={close}
                onSend={(stand) => {
                  if (mine) editor.changeStand(id, mine[0], stand)
                  else editor.takeStand(id, stand)
                  announce(text.sent)
                  close()
                }}
              />
            )}
          </Reveal>
          {mine && (
            <Button
              small
              kind="quiet"
              onPress={() => {
                editor.withdrawStand(id, mine[0])
                announce(text.withdrawn)
              }}
            >
              {text.withdraw}
            </Button>
          )}
        </div>
      )}
    </PanelSection>
  )
}

interface StandFormProps {
  form: string
  initial: Stand | undefined
  onSend: (stand: { stance: WordsStance; why: string; voices: string[] }) => void
  onCancel: () => void
}

function StandForm({ form, initial, onSend, onCancel }: StandFormProps) {
  const text = messages.voices.stand
  const { source, myVoices } = useMapView()
  const voices = standingVoices(useCollection(source, 'voices'))
  const [tried, setTried] = useState(false)
  const { now, set, forget } = useHalfWritten(form, {
    stance: initial?.stance ?? ('keep' as WordsStance),
    why: initial?.why ?? '',
    speaking: initial ? Object.keys(initial.voices) : [...myVoices],
  })
  const why = now.why.trim()
  return (
    <FormBox>
      <ChoiceField
        legend={text.stance}
        value={now.stance}
        onChange={(stance) => set({ stance })}
        options={wordsStances.map((value) => ({ value, label: text.stances[value] }))}
      />
      <TextArea
        label={text.why}
        hint={messages.composer.private}
        error={tried && !why ? text.whyMissing : undefined}
        value={now.why}
        onChange={(words) => set({ why: words })}
        rows={2}
      />
      {voices.length > 0 && (
        <ChecksField
          legend={messages.panels.link.form.voices}
          values={now.speaking}
          onChange={(speaking) => set({ speaking })}
          options={voices.map(([value, voice]) => ({ value, label: voice.name }))}
        />
      )}
      <div className="button-row">
        <Button
          kind="main"
          icon="send"
          onPress={() => {
            setTried(true)
            if (!why) return
            onSend({ stance: now.stance, why, voices: now.speaking })
            forget()
          }}
        >
          {text.send}
        </Button>
        <Button
          onPress={() => {
            forget()
            onCancel()
          }}
        >
          {messages.actions.cancel}
        </Button>
      </div>
    </FormBox>
  )
}
