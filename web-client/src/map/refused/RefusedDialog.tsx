import { useState } from 'react'
import { chosenWith, type Edit, isSameEdit, type Offer } from '../../document/putBack.ts'
import { messages } from '../../messages/index.ts'
import type { MapSession } from '../../session/mapSession.ts'
import { useMap } from '../../store/hooks.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { CheckField } from '../../ui/fields.tsx'
import { lookupIn, wordsOf } from './editWords.ts'

interface RefusedDialogProps {
  session: MapSession
  refused: MapSession['refused']
  offer: Offer
  onClose: () => void
}

/** Shows what was not accepted, change by change: what can be put back, to choose from, and what cannot, with the reason. */
export function RefusedDialog({ session, refused, offer, onClose }: RefusedDialogProps) {
  const text = messages.refused.choose
  const announce = useAnnounce()
  const map = useMap(session.source)
  const find = lookupIn(map, refused)
  const inWords = <T,>(all: readonly T[], editOf: (one: T) => Edit) =>
    all
      .map((one) => ({ one, key: keyOf(editOf(one)), words: wordsOf(editOf(one), find) }))
      .toSorted((a, b) => a.words.localeCompare(b.words, 'en-GB'))
  // The offer is made anew whenever somebody changes the map: what was left out stays left out.
  const [left, setLeft] = useState<readonly Edit[]>([])
  const chosen = offer.can.filter((edit) => !left.some((other) => isSameEdit(edit, other)))
  const choose = (now: readonly Edit[]) => setLeft(offer.can.filter((edit) => !now.includes(edit)))

  const putBack = () => {
    session.putBack(chosen)
    announce(text.done(chosen.length))
    onClose()
  }
  return (
    <Dialog title={text.title} onClose={onClose}>
      <div className="flow">
        {offer.can.length === 0 ? (
          <p>{text.none}</p>
        ) : (
          <>
            <fieldset className="choices">
              <legend className="field-label">{text.can}</legend>
              <p className="field-hint">{text.canHint}</p>
              {offer.can.length > 1 && (
                <div className="button-row">
                  <Button small kind="quiet" onPress={() => choose(offer.can)}>
                    {text.all}
                  </Button>
                  <Button small kind="quiet" onPress={() => choose([])}>
                    {text.nothing}
                  </Button>
                </div>
              )}
              <div className="choices-column">
                {inWords(offer.can, (edit) => edit).map(({ one: edit, key, words }) => (
                  <CheckField
                    key={key}
                    label={words}
                    checked={chosen.includes(edit)}
                    onChange={(isChosen) => choose(chosenWith(chosen, edit, isChosen, offer, map))}
                  />
                ))}
              </div>
            </fieldset>
            <div className="button-row">
              <Button kind="main" isDisabled={chosen.length === 0} onPress={putBack}>
                {text.putBack(chosen.length)}
              </Button>
              <Button onPress={onClose}>{messages.actions.cancel}</Button>
            </div>
          </>
        )}
        {offer.cannot.length > 0 && (
          <section className="refused-cannot-part">
            <h3>{text.cannot}</h3>
            <p className="field-hint">{text.cannotHint}</p>
            <ul className="refused-cannot">
              {inWords(offer.cannot, ({ edit }) => edit).map(({ one, key, words }) => (
                <li key={key}>
                  {words}
                  <span className="choice-hint">{text.why[one.why]}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Dialog>
  )
}

function keyOf(edit: Edit): string {
  return JSON.stringify(
    'made' in edit ? edit.path : [edit.path, Object.keys({ ...edit.was, ...edit.became }).toSorted()],
  )
}
