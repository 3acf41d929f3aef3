import { useState } from 'react'
import { messages } from '../messages/index.ts'
import { dropReturnCode, heldReturnCode } from '../session/heldCode.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { KeepCodes } from '../ui/KeepCodes.tsx'

/** Offers the return code to someone who has just joined, without standing in the way of drawing. */
export function ReturnCodeStrip() {
  const text = messages.join.keep
  const [code, setCode] = useState(heldReturnCode)
  const [open, setOpen] = useState(false)
  if (!code) return null
  const done = () => {
    dropReturnCode()
    setCode(null)
  }
  return (
    <aside className="code-strip" aria-label={text.title}>
      <Icon name="key" />
      <p>
        <strong>{text.title}.</strong> {text.text}
      </p>
      <Button small onPress={() => setOpen(true)}>
        {text.show}
      </Button>
      <Button small kind="quiet" onPress={done}>
        {text.dismiss}
      </Button>
      {open && (
        <Dialog title={text.title} onClose={() => setOpen(false)}>
          <KeepCodes returnCode={code} />
          <div className="button-row">
            <Button kind="main" onPress={done}>
              {messages.codes.kept}
            </Button>
          </div>
        </Dialog>
      )}
    </aside>
  )
}
