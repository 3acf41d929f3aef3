import { AnswerDialog } from '../asks/AnswerDialog.tsx'
import { AsksDialog } from '../asks/AsksDialog.tsx'
import { NewAskDialog } from '../asks/NewAskDialog.tsx'
import { PictureDialog } from '../export/PictureDialog.tsx'
import { GuestsDialog } from '../leaving/GuestsDialog.tsx'
import { NextSessionDialog } from '../leaving/NextSessionDialog.tsx'
import { CatchUpDialog } from '../catchup/CatchUpDialog.tsx'
import { HeardDialog } from '../heard/HeardDialog.tsx'
import { messages } from '../messages/index.ts'
import { LinkForm } from '../panels/LinkForm.tsx'
import { OneCardDialog } from '../panels/OneCardDialog.tsx'
import { SetAsideDialog } from '../panels/PutAway.tsx'
import { labelOf } from '../panels/words.ts'
import type { MapSession } from '../session/mapSession.ts'
import { Dialog } from '../ui/Dialog.tsx'
import type { Overlay, Scene } from './commands/scene.ts'
import { CommandPalette } from './dialogs/CommandPalette.tsx'
import { HelpDialog } from './dialogs/HelpDialog.tsx'
import { ImportDialog } from './dialogs/ImportDialog.tsx'
import { InviteDialog } from './dialogs/InviteDialog.tsx'
import { MomentDialog } from './dialogs/MomentDialog.tsx'
import { PeopleDialog } from './dialogs/PeopleDialog.tsx'
import type { Companions } from './useCompanions.ts'

interface OverlaysProps {
  overlay: Overlay | null
  onClose: () => void
  session: MapSession
  scene: Scene
  companions: Companions
  letters: boolean
  onLetters: (on: boolean) => void
}

/** What lies over the map just now. */
export function Overlays({ overlay, onClose, session, scene, companions, letters, onLetters }: OverlaysProps) {
  if (!overlay) return null
  switch (overlay.kind) {
    case 'palette':
      return <CommandPalette scene={scene} source={session.source} onClose={onClose} />
    case 'help':
      return <HelpDialog letters={letters} onLetters={onLetters} onClose={onClose} />
    case 'invite':
      return <InviteDialog map={session.me.map} onClose={onClose} />
    case 'people':
      return <PeopleDialog session={session} companions={companions} onClose={onClose} />
    case 'moment':
      return <MomentDialog map={session.me.map} onClose={onClose} />
    case 'newAsk':
      return (
        <NewAskDialog
          map={session.me.map}
          again={overlay.again}
          serverTime={session.course.serverTime}
          onClose={onClose}
        />
      )
    case 'whereWeAre':
      return <CatchUpDialog session={session} scene={scene} onClose={onClose} />
    case 'heard':
      return scene.editor && <HeardDialog session={session} editor={scene.editor} onClose={onClose} />
    case 'asks':
      return (
        <AsksDialog
          session={session}
          editor={scene.editor}
          onClose={onClose}
          onAsk={(again) => scene.overlay({ kind: 'newAsk', again })}
          onSort={(id) => {
            onClose()
            scene.open({ kind: 'answers', id })
          }}
        />
      )
    case 'answer':
      return <AnswerDialog map={session.me.map} ask={overlay.ask} onClose={onClose} />
    case 'nextSession':
      return <NextSessionDialog map={session.me.map} mayDecide={session.role === 'enabler'} onClose={onClose} />
    case 'guests':
      return <GuestsDialog map={session.me.map} onClose={onClose} />
    case 'import':
      return <ImportDialog map={session.me.map} onClose={onClose} />
    case 'picture':
      return <PictureDialog id={session.me.map} map={session.source.current()} onClose={onClose} />
    case 'link':
      return (
        <Dialog title={messages.map.link.title} size="small" onClose={onClose}>
          {scene.editor && (
            <LinkForm
              editor={scene.editor}
              {...(scene.selection.length === 1 ? { from: scene.selection[0] ?? '' } : {})}
              onDone={onClose}
            />
          )}
        </Dialog>
      )
    case 'oneCard':
      return <OneCardDialog ids={overlay.ids} onClose={onClose} />
    case 'setAside': {
      const { elements } = session.source.current()
      const label = messages.list(
        overlay.ids.map((id) => (elements[id] ? labelOf(elements[id]) : messages.panels.link.title)),
      )
      return <SetAsideDialog ids={overlay.ids} label={label} onClose={onClose} />
    }
  }
}
