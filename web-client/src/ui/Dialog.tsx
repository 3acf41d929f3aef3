import { useEffect, useRef, type ReactNode, type RefObject } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { messages } from '../messages/index.ts'
import { Button, IconButton } from './Button.tsx'

interface DialogProps {
  title: string
  onClose: () => void
  /** Whether Escape and a press outside close it. Off for what is shown once only. */
  dismissable?: boolean
  size?: 'small' | 'medium' | 'large'
  role?: 'dialog' | 'alertdialog'
  children: ReactNode
}

/** A window over the page that holds the focus until it is closed, and then gives it back. */
export function Dialog({
  title,
  onClose,
  dismissable = true,
  size = 'medium',
  role = 'dialog',
  children,
}: DialogProps) {
  const modal = useRef<HTMLDivElement>(null)
  useStrayEscape(modal, dismissable, onClose)
  return (
    <ModalOverlay
      className="veil"
      isOpen
      isDismissable={dismissable}
      isKeyboardDismissDisabled={!dismissable}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal ref={modal} className={`modal modal-${size}`}>
        <AriaDialog className="dialog" role={role}>
          <header className="dialog-header">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {dismissable && <IconButton icon="close" label={messages.actions.close} onPress={onClose} />}
          </header>
          <div className="dialog-body">{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/**
 * Closes the window on Escape also while nothing holds the focus: the button that had it is off, or gone with what it led to. The key then goes to
 * the page, which the window's own listener never hears. A window under another one is inert and stays.
 */
function useStrayEscape(modal: RefObject<HTMLElement | null>, dismissable: boolean, onClose: () => void) {
  useEffect(() => {
    if (!dismissable) return
    const close = (event: KeyboardEvent) => {
      const stray = document.activeElement === null || document.activeElement === document.body
      if (event.key !== 'Escape' || event.defaultPrevented || !stray) return
      if (modal.current && !modal.current.closest('[inert]')) onClose()
    }
    document.addEventListener('keydown', close)
    return () => document.removeEventListener('keydown', close)
  }, [modal, dismissable, onClose])
}

interface ConfirmProps {
  title: string
  children: ReactNode
  confirm: string
  danger?: boolean
  onConfirm: () => void
  onClose: () => void
}

/** Asks before what cannot be taken back at once. */
export function ConfirmDialog({ title, children, confirm, danger, onConfirm, onClose }: ConfirmProps) {
  return (
    <Dialog title={title} onClose={onClose} size="small" role="alertdialog">
      <div className="flow">{children}</div>
      <div className="button-row">
        <Button
          kind={danger ? 'danger' : 'main'}
          onPress={() => {
            onConfirm()
            onClose()
          }}
        >
          {confirm}
        </Button>
        <Button onPress={onClose}>{messages.actions.cancel}</Button>
      </div>
    </Dialog>
  )
}
