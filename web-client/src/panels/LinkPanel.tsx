import { useState } from 'react'
import { LineSample } from '../layers/LineSample.tsx'
import { useEditorFor } from '../map/locks.ts'
import { useMapView } from '../map/mapView.ts'
import { messages } from '../messages/index.ts'
import { useMap } from '../store/hooks.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { ConfirmDialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { SignBadge } from '../ui/VoiceChips.tsx'
import { agreeing, type Bundle, type BundledClaim, bundleOfLink, claimOf } from './bundle.ts'
import { ClaimForm } from './ClaimForm.tsx'
import { ClaimItem } from './ClaimItem.tsx'
import { Held, LockLine } from './Lock.tsx'
import { NotesOn } from './NotesOn.tsx'
import { PanelSection, RowButton } from './PanelSection.tsx'
import { SetAsideDialog } from './PutAway.tsx'
import { labelOf, remarksOn, sentenceOf } from './words.ts'

type Saying = { kind: 'differ' } | { kind: 'change'; mine: BundledClaim }

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

  const agree = (other: BundledClaim) => {
    editor?.claim(other.linkId, agreeing(other))
    announce(messages.voices.claim.agreed)
    const now = bundleOfLink(source.current(), id)
    const said = now && claimOf(now, me)
    if (said) setSaying({ kind: 'change', mine: said })
  }

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
                others={bundle.held}
                onAgree={editor && !mine ? () => agree(one) : null}
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
                else editor.claim(id, fields)
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
                  <ClaimItem key={one.id} {...one} others={bundle.held} onAgree={null} />
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

      <Held records={self}>
        <LinkStanding bundle={bundle} />
      </Held>

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

/** Sets a link aside that others claim, with the reason, or brings it back. One's own claim is withdrawn instead. */
function LinkStanding({ bundle }: { bundle: Bundle }) {
  const text = messages.panels.element
  const { source, editor } = useMapView()
  const { links, elements } = useMap(source)
  const [asking, setAsking] = useState(false)
  const aside = bundle.links.filter((id) => links[id]?.standing !== 'here')
  const label = messages.panels.link.between(labelOf(elements[bundle.from]), labelOf(elements[bundle.to]))
  if (aside.length > 0) {
    return (
      <Notice kind="warn" title={text.asideNow(links[aside[0] ?? '']?.standingWhy ?? '')}>
        {editor && (
          <Button small onPress={() => editor.bringBack(aside)}>
            {text.bringBack}
          </Button>
        )}
      </Notice>
    )
  }
  if (!editor) return null
  return (
    <section className="panel-section">
      <p className="soft small">{messages.voices.aside.linkHint}</p>
      <Button small onPress={() => setAsking(true)}>
        {text.setAside}
      </Button>
      {asking && <SetAsideDialog ids={bundle.links} label={label} onClose={() => setAsking(false)} />}
    </section>
  )
}

/** Which form it is: my own view, or a change of it. */
function formOf(link: string, saying: Saying): string {
  return `claim on ${link}: ${saying.kind}`
}

function beginning(saying: Saying) {
  return saying.kind === 'change' ? saying.mine.claim : {}
}

/** What is remarkable in how the claims stand together: as the line that shows it, and in words. */
function BundleRemarks({ bundle }: { bundle: Bundle }) {
  const { source } = useMapView()
  const remarks = remarksOn(bundle, useMap(source).voices)
  if (remarks.length === 0) return null
  return (
    <ul className="bare remarks">
      {remarks.map(({ words, look }) => (
        <li key={words} className="badge remark">
          <LineSample look={look} />
          {words}
        </li>
      ))}
    </ul>
  )
}
