import * as Automerge from '@automerge/automerge/slim'
import { type DocHandle, Repo } from '@automerge/automerge-repo/slim'
import type { MapDocument } from '@balcony/shared-model'
import { type Conduct, freeHands, holdOn } from '../document/conduct.ts'
import { Editor } from '../document/editor.ts'
import { encode } from '../document/encoding.ts'

/** One person at a browser of their own. */
export interface Browser {
  member: string
  handle: DocHandle<MapDocument>
  editor: Editor
  speaksFor: string[]
  /** Who draws just now, as this browser was told. */
  conduct: Conduct
  map(): MapDocument
}

/** The clock of a test: it stands still until it is moved. */
export class Clock {
  now = Date.UTC(2026, 0, 5, 9)

  readonly read = () => this.now

  pass(milliseconds: number) {
    this.now += milliseconds
  }
}

/** A new map as the server makes it, open in one browser for each member. */
export function browsers<const M extends string>(
  members: readonly M[],
  clock = new Clock(),
): { [member in M]: Browser } {
  const whole = encode({ is: 'record', of: 'MapDocument' }, {}) as { [field: string]: unknown }
  const start = Automerge.save(Automerge.from(whole))
  return Object.fromEntries(members.map((member) => [member, openBrowser(member, start, clock)])) as {
    [member in M]: Browser
  }
}

function openBrowser(member: string, start: Uint8Array, clock: Clock): Browser {
  const handle = new Repo({}).import<MapDocument>(start)
  const speaksFor: string[] = []
  const editor = new Editor(handle, { member, voices: () => speaksFor }, clock.read, (path) =>
    holdOn(browser.conduct, path),
  )
  const browser: Browser = { member, handle, editor, speaksFor, conduct: freeHands, map: () => handle.doc() }
  return browser
}

/** Brings each browser what the others drew. */
export function meet(...group: readonly Browser[]) {
  for (const one of group) {
    for (const other of group) {
      if (one !== other) one.handle.update((doc) => Automerge.merge(doc, Automerge.clone(other.handle.doc())))
    }
  }
}

/** The changes that a browser has, oldest first. */
export function changesOf({ handle }: Browser) {
  return Automerge.getAllChanges(handle.doc()).map((change) => Automerge.decodeChange(change))
}
