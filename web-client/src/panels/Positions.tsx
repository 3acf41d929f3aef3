import type { Position, Stance } from '@balcony/shared-model'
import { useMapView } from '../map/mapView.ts'
import { useHalfWritten } from '../map/useHalfWritten.ts'
import { messages } from '../messages/index.ts'
import { useCollection } from '../store/hooks.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { ChecksField, ChoiceField, TextArea } from '../ui/fields.tsx'
import { rarestFirst, stances } from './ambitionTree.ts'
import { PanelSection, Reveal } from './PanelSection.tsx'
import { Byline, standingVoices } from './people.tsx'
import { FormBox } from './FormBox.tsx'

/** Where people stand on an ambition: the rarest first, each with its reason. */
export function Positions({ id, positions }: { id: string; positions: Record<string, Position> }) {
  const text = messages.panels.ambitions
  const { editor, me } = useMapView()
  const announce = useAnnounce()
  const groups = rarestFirst(positions)
  const mine = Object.entries(positions).find(([, one]) => me !== null && one.by === me && one.state !== 'withdrawn')
  return (
    <PanelSection title={text.positions}>
      {groups.length === 0 ? (
        <p className="soft">{text.noPositions}</p>
      ) : (
        <p className="soft small">{text.positionsHint}</p>
      )}
      {groups.map(({ stance, held }) => (
        <section key={stance} className={`stance stance-${stance}`} aria-label={text.stances[stance]}>
          <h4>
            {text.stances[stance]} <span className="soft small">{text.stanceCount(held.length)}</span>
          </h4>
          <ul className="bare">
            {held.map(([key, position]) => (
              <li key={key} className="position">
                <Byline by={position.by} at={position.at} voices={position.voices} />
                {position.why && <p className="said">{position.why}</p>}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {editor && mine && (
        <Button
          small
          kind="quiet"
          onPress={() => {
            editor.withdrawPosition(id, mine[0])
            announce(messages.ambitions.positions.withdrawn)
          }}
        >
          {messages.ambitions.positions.withdraw}
        </Button>
      )}
      {editor && (
        <Reveal label={mine ? text.takeAgain : text.take} icon="flag">
          {(close) => (
            <PositionForm
              form={`position on ${id}`}
              initial={mine?.[1]}
              onCancel={close}
              onSend={(position) => {
                if (mine) editor.changePosition(id, mine[0], position)
                else editor.takePosition(id, position)
                announce(text.sent)
                close()
              }}
            />
          )}
        </Reveal>
      )}
    </PanelSection>
  )
}

interface PositionFormProps {
  form: string
  initial: Position | undefined
  onSend: (position: { stance: Stance; why: string; voices: string[] }) => void
  onCancel: () => void
}

function PositionForm({ form, initial, onSend, onCancel }: PositionFormProps) {
  const text = messages.panels.ambitions
  const { source, myVoices } = useMapView()
  const voices = standingVoices(useCollection(source, 'voices'))
  const { now, set, forget } = useHalfWritten(form, {
    stance: initial?.stance ?? ('support' as Stance),
    why: initial?.why ?? '',
    speaking: initial ? Object.keys(initial.voices) : [...myVoices],
  })
  const { stance, why, speaking } = now
  return (
    <FormBox>
      <ChoiceField
        legend={text.stance}
        value={stance}
        onChange={(stance) => set({ stance })}
        options={stances.map((value) => ({ value, label: text.stances[value] }))}
      />
      <TextArea label={text.why} hint={text.whyHint} value={why} onChange={(why) => set({ why })} rows={2} />
      {voices.length > 0 && (
        <ChecksField
          legend={messages.panels.link.form.voices}
          values={speaking}
          onChange={(speaking) => set({ speaking })}
          options={voices.map(([value, voice]) => ({ value, label: voice.name }))}
        />
      )}
      <div className="button-row">
        <Button
          kind="main"
          icon="send"
          onPress={() => {
            onSend({ stance, why: why.trim(), voices: speaking })
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
