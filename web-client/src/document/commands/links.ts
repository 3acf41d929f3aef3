import type { Confidence, LinkKind, Sign, SpokenAs, Strength } from '@balcony/shared-model'
import { setOf } from '../author.ts'
import { freshId } from '../ids.ts'
import { type Hand, signed, spoken } from './command.ts'

/** What somebody says of a link; a claim without a sign is an unsigned line. */
export interface ClaimFields {
  sign?: Sign | null
  strength?: Strength | null
  delay?: boolean | null
  confidence?: Confidence | null
  as?: SpokenAs
  why?: string
  agrees?: string | null
  voices?: readonly string[]
  /** What it rests on, said along with it. */
  evidence?: NewEvidence
}

export interface NewLink extends ClaimFields {
  from: string
  to: string
  kind?: LinkKind
}

/** Draws a link together with the first claim on it. */
export function addLink(hand: Hand, { from, to, kind, ...claimed }: NewLink): string {
  const id = freshId()
  hand.pen.create(['links', id], { from, to, kind: kind ?? 'influences', standing: 'here', ...signed(hand) })
  claim(hand, id, claimed)
  return id
}

/** Adds a claim of one's own to a link. */
export function claim(hand: Hand, link: string, { voices, evidence, ...fields }: ClaimFields): string {
  const id = freshId()
  const who = voices ? { ...spoken(hand), voices: setOf(voices) } : spoken(hand)
  const rests = evidence ? { evidence: { [freshId()]: evidence } } : {}
  hand.pen.create(['links', link, 'claims', id], { ...fields, ...rests, state: 'held', ...who })
  return id
}

/** Changes what a claim says. */
export function changeClaim(hand: Hand, link: string, id: string, { voices, evidence, ...fields }: ClaimFields) {
  const path = ['links', link, 'claims', id]
  if (!hand.pen.at(path)) return
  hand.pen.patch(path, voices ? { ...fields, voices: setOf(voices) } : { ...fields })
  if (evidence) addEvidence(hand, link, id, evidence)
}

/** Takes a claim back; it stays in the map as withdrawn. */
export function withdrawClaim({ pen }: Hand, link: string, id: string) {
  const path = ['links', link, 'claims', id]
  if (pen.at(path)) pen.patch(path, { state: 'withdrawn' })
}

/** Changes what a link is of, or its words. */
export function changeLink({ pen }: Hand, id: string, patch: { kind?: LinkKind; label?: string }) {
  if (pen.at(['links', id])) pen.patch(['links', id], { ...patch })
}

/** What a claim rests on: words, and an address where there is one. */
export interface NewEvidence {
  text: string
  url?: string
}

/** Adds evidence to a claim. */
export function addEvidence({ pen }: Hand, link: string, claimed: string, evidence: NewEvidence): string {
  const id = freshId()
  pen.create(['links', link, 'claims', claimed, 'evidence', id], { ...evidence })
  return id
}
