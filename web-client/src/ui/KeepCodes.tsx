import { messages } from '../messages/index.ts'
import { Button } from './Button.tsx'
import { CopyField } from './CopyField.tsx'

/** Codes that are shown once: what each is for, and the ways to keep them. */
export function KeepCodes({
  map,
  returnCode,
  recoveryCode,
}: {
  map?: string
  returnCode?: string
  recoveryCode?: string
}) {
  const text = messages.codes
  return (
    <div className="keep-codes flow">
      {map && <p className="print-only">{text.printTitle(map)}</p>}
      {recoveryCode && (
        <section className="keep-code flow-tight">
          <h2>{text.recovery.title}</h2>
          <p>{text.recovery.why}</p>
          <CopyField big label={text.recovery.label} value={recoveryCode} />
        </section>
      )}
      {returnCode && (
        <section className="keep-code flow-tight">
          <h2>{text.return.title}</h2>
          <p>{text.return.why}</p>
          <CopyField big label={text.return.label} value={returnCode} />
        </section>
      )}
      <div className="keep-foot">
        <p className="soft small">{text.once}</p>
        <Button small icon="print" onPress={() => print()}>
          {messages.actions.print}
        </Button>
      </div>
    </div>
  )
}
