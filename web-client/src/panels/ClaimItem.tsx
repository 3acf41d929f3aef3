import type { Evidence } from '@balcony/shared-model'
import { useMapView } from '../map/mapView.ts'
import { useHalfWritten } from '../map/useHalfWritten.ts'
import { messages } from '../messages/index.ts'
import { Button } from '../ui/Button.tsx'
import { TextArea, TextField } from '../ui/fields.tsx'
import { SignBadge } from '../ui/VoiceChips.tsx'
import type { BundledClaim } from './bundle.ts'
import { Reveal } from './PanelSection.tsx'
import { Byline } from './people.tsx'
import { FormBox } from './FormBox.tsx'

interface ClaimItemProps extends BundledClaim {
  /** The claims that stand beside it. */
  others: readonly BundledClaim[]
  onAgree: (() => void) | null
}

/** One claim: who, for whom, what and why. */
export function ClaimItem({ linkId, id, claim, others, onAgree }: ClaimItemProps) {
  const text = messages.panels.link
  const { editor, me, nameOf } = useMapView()
  const mine = me !== null && claim.by === me
  const agreed = others.find((one) => one.id === claim.agrees)
  const facts = [
    agreed && messages.voices.claim.agreesWith(nameOf(agreed.claim.by)),
    claim.confidence && text.confidence[claim.confidence],
    claim.strength && text.strength[claim.strength],
    claim.delay && text.delay,
    claim.as !== 'mine' && text.as[claim.as],
  ].filter((fact) => typeof fact === 'string')
  return (
    <li className="claim">
      <SignBadge sign={claim.sign ?? 'none'} />
      <div className="claim-text flow-tight">
        <Byline by={claim.by} at={claim.at} voices={claim.voices} />
        <p className="claim-sign">{messages.panels.signs[claim.sign ?? 'none']}</p>
        {claim.why ? <p className="said">{claim.why}</p> : <p className="soft small">{text.noWhy}</p>}
        {facts.length > 0 && <p className="soft small">{facts.join(' · ')}</p>}
        <EvidenceList evidence={claim.evidence} />
        {onAgree && !mine && (
          <Button kind="quiet" small icon="check" onPress={onAgree} aria-label={text.agreeNamed(nameOf(claim.by))}>
            {text.agree}
          </Button>
        )}
        {editor && mine && claim.state === 'held' && (
          <Reveal quiet label={text.addEvidence}>
            {(close) => (
              <EvidenceForm
                form={`evidence for ${id}`}
                onSend={(evidence) => {
                  editor.addEvidence(linkId, id, evidence)
                  close()
                }}
                onCancel={close}
              />
            )}
          </Reveal>
        )}
      </div>
    </li>
  )
}

/** A web or mail address that is safe to follow from a shared map; everything else stays text. */
export function safeAddress(url: string | undefined): string | null {
  if (!url) return null
  try {
    return ['http:', 'https:', 'mailto:'].includes(new URL(url).protocol) ? url : null
  } catch {
    return null
  }
}

function EvidenceList({ evidence }: { evidence: Record<string, Evidence> }) {
  const entries = Object.entries(evidence)
  if (entries.length === 0) return null
  return (
    <div>
      <p className="small soft">{messages.panels.link.evidence}</p>
      <ul className="evidence">
        {entries.map(([id, { text, url }]) => {
          const address = safeAddress(url)
          return (
            <li key={id}>
              {address ? (
                <a href={address} rel="noopener noreferrer" target="_blank">
                  {text || url}
                </a>
              ) : (
                text || url
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function EvidenceForm(props: { form: string; onSend: (evidence: Evidence) => void; onCancel: () => void }) {
  const text = messages.panels.link.form
  const { now, set, forget } = useHalfWritten(props.form, { words: '', url: '' })
  const [words, url] = [now.words.trim(), now.url.trim()]
  return (
    <FormBox>
      <TextArea
        label={text.evidence}
        hint={text.evidenceHint}
        value={now.words}
        onChange={(words) => set({ words })}
        rows={2}
      />
      <TextField
        type="url"
        label={text.evidenceUrl}
        optional={messages.optional}
        value={now.url}
        onChange={(url) => set({ url })}
      />
      <div className="button-row">
        <Button
          kind="main"
          small
          isDisabled={!words}
          onPress={() => {
            props.onSend({ text: words, ...(url ? { url } : {}) })
            forget()
          }}
        >
          {messages.actions.send}
        </Button>
        <Button
          small
          onPress={() => {
            forget()
            props.onCancel()
          }}
        >
          {messages.actions.cancel}
        </Button>
      </div>
    </FormBox>
  )
}
