import type { DocHandle } from '@automerge/automerge-repo/slim'
import type { ElementKind, MapDocument, Want } from '@balcony/shared-model'
import type { Author } from './author.ts'
import type { Hold } from './conduct.ts'
import * as agenda from './commands/agenda.ts'
import * as ambitions from './commands/ambitions.ts'
import type { Hand } from './commands/command.ts'
import * as elements from './commands/elements.ts'
import * as heard from './commands/heard.ts'
import * as links from './commands/links.ts'
import * as notes from './commands/notes.ts'
import * as oneFactor from './commands/oneFactor.ts'
import * as stakeholders from './commands/stakeholders.ts'
import * as standing from './commands/standing.ts'
import * as stands from './commands/stands.ts'
import * as voices from './commands/voices.ts'
import { type Path, Pen, type Step } from './pen.ts'
import { type Entry, joined } from './undoStack.ts'

/**
 * One person's way to draw on a map: each call is one change, with the command's name and its time, and can be taken back.
 *
 * Undo is of this person's own work alone: it restores only what is still as they left it, so it never takes away what others did since.
 *
 * What the map's enablers hold back just now is not written; the rest of a call is, and whoever listens is told what was not.
 */
export class Editor {
  readonly #handle: DocHandle<MapDocument>
  readonly #author: Author
  readonly #now: () => number
  readonly #holdOn: (path: Path) => Hold | null
  readonly #listeners = new Set<() => void>()
  readonly #holdListeners = new Set<(holds: readonly Hold[]) => void>()
  #done: Entry[] = []
  #undone: Entry[] = []
  #drawing = false

  /** @param holdOn why this person cannot write at a path just now; null where they can */
  constructor(
    handle: DocHandle<MapDocument>,
    author: Author,
    now: () => number = Date.now,
    holdOn: (path: Path) => Hold | null = () => null,
  ) {
    this.#handle = handle
    this.#author = author
    this.#now = now
    this.#holdOn = holdOn
  }

  // Elements

  addElement(element: elements.NewElement): string {
    return this.#draw('add', (hand) => elements.addElement(hand, element))
  }

  moveElements(placed: readonly elements.Placed[]) {
    this.#draw('move', (hand) => elements.moveElements(hand, placed))
  }

  relabel(id: string, label: string) {
    this.#draw('relabel', (hand) => elements.changeElement(hand, id, { label }))
  }

  setElementKind(id: string, kind: ElementKind) {
    this.#draw('change kind', (hand) => elements.changeElement(hand, id, { kind }))
  }

  changeElement(id: string, patch: elements.ElementPatch) {
    this.#draw('change', (hand) => elements.changeElement(hand, id, patch))
  }

  /** Ties an element to the stakeholder card that tells more of it, or to none. */
  setCard(id: string, stakeholder: string | null) {
    this.#draw('tie', (hand) => elements.changeElement(hand, id, { card: stakeholder }))
  }

  tag(id: string, tag: string) {
    this.#draw('tag', (hand) => elements.tagElement(hand, id, tag, true))
  }

  untag(id: string, tag: string) {
    this.#draw('untag', (hand) => elements.tagElement(hand, id, tag, false))
  }

  /** Says what the words of an element mean to the author, beside what they mean to others. */
  addMeaning(element: string, text: string, voices?: readonly string[]): string {
    return this.#draw('say meaning', (hand) => stands.addMeaning(hand, element, text, voices))
  }

  withdrawMeaning(element: string, meaning: string) {
    this.#draw('withdraw meaning', (hand) => stands.withdrawMeaning(hand, element, meaning))
  }

  /** Says whether the words of an element should stay, beside what others say. */
  takeStand(element: string, stand: stands.StandFields): string {
    return this.#draw('take stand', (hand) => stands.takeStand(hand, element, stand))
  }

  changeStand(element: string, stand: string, patch: Partial<stands.StandFields>) {
    this.#draw('change stand', (hand) => stands.changeStand(hand, element, stand, patch))
  }

  withdrawStand(element: string, stand: string) {
    this.#draw('withdraw stand', (hand) => stands.withdrawStand(hand, element, stand))
  }

  /** Makes two elements one; both are kept. */
  makeOne(one: string, other: string, how: oneFactor.OneElement): string {
    return this.#draw('make one', (hand) => oneFactor.makeOne(hand, one, other, how))
  }

  /** Puts what was answered on the map as one element, with each answer's words as a meaning. */
  putAnswers(element: elements.NewElement, answered: readonly oneFactor.AnsweredWords[]): string {
    return this.#draw('put answers', (hand) => oneFactor.putAnswers(hand, element, answered))
  }

  keepAnswers(element: string, answered: readonly oneFactor.AnsweredWords[]) {
    this.#draw('keep answers', (hand) => oneFactor.keepAnswers(hand, element, answered))
  }

  // Whatever can be put away

  /** Takes back records of one's own. Those of others stay: set them aside, with a reason. */
  remove(ids: string | readonly string[]) {
    this.#draw('remove', (hand) => standing.remove(hand, [ids].flat()))
  }

  setAside(ids: string | readonly string[], why: string) {
    this.#draw('set aside', (hand) => standing.setAside(hand, [ids].flat(), why))
  }

  bringBack(ids: string | readonly string[]) {
    this.#draw('bring back', (hand) => {
      for (const id of [ids].flat()) oneFactor.makeTwo(hand, id)
      standing.bringBack(hand, [ids].flat())
    })
  }

  /** Whether the author made this record, so that it is theirs to remove. */
  isMine(record: { by?: string } | undefined): boolean {
    return record?.by === this.#author.member
  }

  // Links and claims

  addLink(link: links.NewLink): string {
    return this.#draw('link', (hand) => links.addLink(hand, link))
  }

  changeLink(id: string, patch: { kind?: MapDocument['links'][string]['kind']; label?: string }) {
    this.#draw('change link', (hand) => links.changeLink(hand, id, patch))
  }

  claim(link: string, fields: links.ClaimFields): string {
    return this.#draw('claim', (hand) => links.claim(hand, link, fields))
  }

  changeClaim(link: string, claim: string, patch: links.ClaimFields) {
    this.#draw('change claim', (hand) => links.changeClaim(hand, link, claim, patch))
  }

  withdrawClaim(link: string, claim: string) {
    this.#draw('withdraw claim', (hand) => links.withdrawClaim(hand, link, claim))
  }

  /** Adds what a claim rests on. */
  addEvidence(link: string, claim: string, evidence: links.NewEvidence): string {
    return this.#draw('add evidence', (hand) => links.addEvidence(hand, link, claim, evidence))
  }

  // Stakeholder cards

  addStakeholder(card: Parameters<typeof stakeholders.addStakeholder>[1]): string {
    return this.#draw('add stakeholder', (hand) => stakeholders.addStakeholder(hand, card))
  }

  changeStakeholder(id: string, patch: stakeholders.StakeholderPatch) {
    this.#draw('change stakeholder', (hand) => stakeholders.changeStakeholder(hand, id, patch))
  }

  // Ambitions

  addAmbition(ambition: Parameters<typeof ambitions.addAmbition>[1]): string {
    return this.#draw('add ambition', (hand) => ambitions.addAmbition(hand, ambition))
  }

  changeAmbition(id: string, patch: ambitions.AmbitionPatch) {
    this.#draw('change ambition', (hand) => ambitions.changeAmbition(hand, id, patch))
  }

  setOwners(ambition: string, owners: readonly string[]) {
    this.#draw('set owners', (hand) => ambitions.changeAmbition(hand, ambition, { owners }))
  }

  takePosition(ambition: string, position: ambitions.PositionFields): string {
    return this.#draw('take position', (hand) => ambitions.takePosition(hand, ambition, position))
  }

  changePosition(ambition: string, position: string, patch: Partial<ambitions.PositionFields>) {
    this.#draw('change position', (hand) => ambitions.changePosition(hand, ambition, position, patch))
  }

  withdrawPosition(ambition: string, position: string) {
    this.#draw('withdraw position', (hand) => ambitions.withdrawPosition(hand, ambition, position))
  }

  /** Says which way an ambition would move an element; null unties the two. */
  tieToAmbition(element: string, ambition: string, want: Want | null) {
    this.#draw('tie', (hand) => ambitions.tieElement(hand, ambition, element, want))
  }

  // Notes, voices, the map itself

  addNote(note: notes.NewNote): string {
    return this.#draw('add note', (hand) => notes.addNote(hand, note))
  }

  changeNote(id: string, text: string) {
    this.#draw('change note', (hand) => notes.changeNote(hand, id, text))
  }

  resolveNote(id: string, resolved = true) {
    this.#draw('resolve note', (hand) => notes.resolveNote(hand, id, resolved))
  }

  addVoice(voice: Parameters<typeof voices.addVoice>[1]): string {
    return this.#draw('add voice', (hand) => voices.addVoice(hand, voice))
  }

  changeVoice(id: string, patch: voices.VoicePatch) {
    this.#draw('change voice', (hand) => voices.changeVoice(hand, id, patch))
  }

  /** Says that a voice is another name of one on the list. */
  joinVoices(leaves: string, stays: string, why: string) {
    this.#draw('join voices', (hand) => voices.joinVoices(hand, leaves, stays, why))
  }

  // The agenda, which enablers keep

  addSteps(steps: readonly agenda.StepFields[]): string[] {
    return this.#draw('add steps', (hand) => agenda.addSteps(hand, steps))
  }

  changeStep(id: string, patch: agenda.StepPatch) {
    this.#draw('change step', (hand) => agenda.changeStep(hand, id, patch))
  }

  /** Notes that a step is done, or that it is not after all. */
  finishStep(id: string, done = true) {
    this.#draw(done ? 'finish step' : 'open step', (hand) => agenda.changeStep(hand, id, { done }))
  }

  // What was heard from others

  addHeardElement(element: heard.HeardElement): string {
    return this.#draw('heard', (hand) => heard.addHeardElement(hand, element))
  }

  addHeardLink(link: heard.HeardLink): string {
    return this.#draw('heard', (hand) => heard.addHeardLink(hand, link))
  }

  setTitle(title: string) {
    this.#draw('set title', ({ pen }) => pen.write([], 'title', title))
  }

  setQuestion(question: string) {
    this.#draw('set question', ({ pen }) => pen.write([], 'question', question))
  }

  /** Lets several commands be one change, under a name of its own: a layout, a paste. */
  together<T>(message: string, draw: (hand: Hand) => T): T {
    return this.#draw(message, draw)
  }

  // Undo

  canUndo(): boolean {
    return this.#done.length > 0
  }

  canRedo(): boolean {
    return this.#undone.length > 0
  }

  /** Whether the change that is being told of just now is this editor's own. */
  isDrawing(): boolean {
    return this.#drawing
  }

  /** Takes back the latest change of one's own of which anything can still be taken back; false when there is none. */
  undo(): boolean {
    return this.#step('undo', this.#done, this.#undone)
  }

  /** Does again what was last undone. */
  redo(): boolean {
    return this.#step('redo', this.#undone, this.#done)
  }

  /** Calls the listener whenever there is something more, or less, to undo or redo. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Calls the listener with what was held back in a call. */
  onHeld(listener: (holds: readonly Hold[]) => void): () => void {
    this.#holdListeners.add(listener)
    return () => this.#holdListeners.delete(listener)
  }

  #draw<T>(message: string, command: (hand: Hand) => T): T {
    const { result, steps } = this.#change(message, command)
    if (steps.length > 0) {
      const entry = { steps, at: this.#now() }
      const typed = joined(this.#done.at(-1), entry)
      if (typed) this.#done[this.#done.length - 1] = typed
      else this.#done.push(entry)
      this.#undone = []
      this.#tell()
    }
    return result
  }

  #step(message: string, from: Entry[], to: Entry[]): boolean {
    for (let entry = from.pop(); entry; entry = from.pop()) {
      const { steps, holds } = this.#change(message, ({ pen }) => this.#takeBack(pen, entry.steps))
      if (steps.length === 0 && holds.length > 0) {
        // It can be done once it is not held back any more.
        from.push(entry)
        return false
      }
      if (steps.length > 0) {
        to.push({ steps, at: 0 })
        this.#tell()
        return true
      }
    }
    this.#tell()
    return false
  }

  #takeBack(pen: Pen, steps: readonly Step[]) {
    for (const step of steps.toReversed()) {
      const born = step.kind === 'values' && step.born
      if (!born || !standing.isBuiltUpon(pen, step.path, this.#author.member)) pen.takeBack(step)
    }
  }

  #change<T>(message: string, command: (hand: Hand) => T): Drawn<T> {
    const now = this.#now()
    let drawn: Drawn<T> | undefined
    this.#drawing = true
    try {
      this.#handle.change(
        (draft) => {
          const pen = new Pen(draft, this.#holdOn)
          drawn = { result: command({ pen, author: this.#author, now }), steps: pen.steps, holds: pen.holds }
        },
        { message, time: Math.floor(now / 1000) },
      )
    } finally {
      this.#drawing = false
    }
    if (!drawn) throw new Error('a change ran without its command')
    if (drawn.holds.length > 0) for (const listener of this.#holdListeners) listener(drawn.holds)
    return drawn
  }

  #tell() {
    for (const listener of this.#listeners) listener()
  }
}

/** What a call did, and what it could not do. */
interface Drawn<T> {
  readonly result: T
  readonly steps: readonly Step[]
  readonly holds: readonly Hold[]
}
