import { useState } from 'react'
import { useEditorFor } from '../map/locks.ts'
import { useMapView } from '../map/mapView.ts'
import { messages } from '../messages/index.ts'
import { useMap } from '../store/hooks.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { ConfirmDialog } from '../ui/Dialog.tsx'
import { SignBadge } from '../ui/VoiceChips.tsx'
import { type Bundle, type BundledClaim, bundleOfLink, claimOf } from './bundle.ts'
import { ClaimForm } from './ClaimForm.tsx'
import { ClaimItem } from './ClaimItem.tsx'
import { Held, LockLine } from './Lock.tsx'
import { NotesOn } from './NotesOn.tsx'
import { PanelSection, RowButton } from './PanelSection.tsx'
import { labelOf, sentenceOf } from './words.ts'

type Saying = { kind: 'agree'; with: BundledClaim } | { kind: 'differ' } | { kind: 'change'; mine: BundledClaim }

/** A link with everything that is said of it, and by whom. */
export function LinkPanel({ id }: { id: string }) {
  const text = messages.panels.link
  const { source, me, open } = useMapView()
  const map = useMap(source)
  const announce = useAnnounce()
  const [saying, setSaying] = useState<Saying | null>(null)
  const [withdrawing, setWithdrawing] = useState(false)
  const bundle = bundleOfLink(map, id)
  const self = (bundle?.links ?? []).map((link) => ({ collection: 'links', id: link }))
  const editor = useEditorFor(self)
  if (!bundle) return <p className="soft">{messages.panels.gone}</p>
  const mine = claimOf(bundle, me)

  return (
    <div className="panel-flow">
      <div className="link-sentence">
        <SignBadge sign={bundle.sign} />
        <p>{sentenceOf(bundle, map.elements)}</p>
      </div>
      <BundleRemarks bundle={bundle} />
      <LockLine records={self} />

      <Held records={self}>
        <PanelSection title={text.claims}>
          {bundle.held.length === 0 && <p className="soft">{text.unsupported}</p>}
          <ul className="bare claims">
            {bundle.held.map((one) => (
              <ClaimItem
                key={one.id}
                {...one}
                onAgree={editor && !mine ? () => setSaying({ kind: 'agree', with: one }) : null}
              />
            ))}
          </ul>
          {editor && !saying && (
            <div className="button-row">
              {mine ? (
                <>
                  <Button small icon="edit" onPress={() => setSaying({ kind: 'change', mine })}>
                    {text.change}
                  </Button>
                  <Button small onPress={() => setWithdrawing(true)}>
                    {text.withdraw}
                  </Button>
                </>
              ) : (
                <Button small icon="voice" onPress={() => setSaying({ kind: 'differ' })}>
                  {text.differ}
                </Button>
              )}
            </div>
          )}
          {editor && saying && (
            <ClaimForm
              key={formOf(id, saying)}
              form={formOf(id, saying)}
              initial={beginning(saying)}
              onCancel={() => setSaying(null)}
              onSend={(fields) => {
                if (saying.kind === 'change') editor.changeClaim(saying.mine.linkId, saying.mine.id, fields)
                else editor.claim(id, saying.kind === 'agree' ? { ...fields, agrees: saying.with.id } : fields)
                setSaying(null)
                announce(messages.composer.sent)
              }}
            />
          )}
          {bundle.withdrawn.length > 0 && (
            <details className="details">
              <summary>{text.withdrawnList(bundle.withdrawn.length)}</summary>
              <ul className="bare claims">
                {bundle.withdrawn.map((one) => (
                  <ClaimItem key={one.id} {...one} onAgree={null} />
                ))}
              </ul>
            </details>
          )}
        </PanelSection>
      </Held>

      <NotesOn target={{ kind: 'link', id }} />

      <PanelSection title={messages.panels.element.links}>
        {[bundle.from, bundle.to].map((end) => (
          <RowButton key={end} onPress={() => open({ kind: 'element', id: end })}>
            {labelOf(map.elements[end])}
          </RowButton>
        ))}
      </PanelSection>

      {withdrawing && mine && editor && (
        <ConfirmDialog
          title={text.withdrawTitle}
          confirm={text.withdraw}
          onConfirm={() => editor.withdrawClaim(mine.linkId, mine.id)}
          onClose={() => setWithdrawing(false)}
        >
          <p>{text.withdrawText}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}

/** Which form it is: one for each claim that I agree with, one for my own view. */
function formOf(link: string, saying: Saying): string {
  const which = saying.kind === 'agree' ? ` with ${saying.with.id}` : ''
  return `claim on ${link}: ${saying.kind}${which}`
}

function beginning(saying: Saying) {
  if (saying.kind === 'change') return saying.mine.claim
  if (saying.kind === 'differ') return {}
  const { sign, strength, delay } = saying.with.claim
  return { ...(sign ? { sign } : {}), ...(strength ? { strength } : {}), ...(delay ? { delay } : {}) }
}

/** What is remarkable in how the claims stand together. */
function BundleRemarks({ bundle }: { bundle: Bundle }) {
  const text = messages.panels.link
  const { source } = useMapView()
  const { voices } = useMap(source)
  const remarks = [
    bundle.sign === 'contested' && text.contested,
    bundle.sign === 'none' && bundle.held.length > 0 && bundle.kind === 'influences' && text.unsigned,
    bundle.reasons > 1 && text.reasons(bundle.reasons),
    bundle.single && bundle.held.length > 0 && text.single,
    ...bundle.divided.map((id) => text.divided(voices[id]?.name ?? '')),
  ].filter((remark) => typeof remark === 'string')
  if (remarks.length === 0) return null
  return (
    <ul className="bare remarks">
      {remarks.map((remark) => (
        <li key={remark} className="badge">
          {remark}
        </li>
      ))}
    </ul>
  )
}
