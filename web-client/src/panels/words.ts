import type { Element, LinkKind, Voice } from '@balcony/shared-model'
import { messages } from '../messages/index.ts'
import type { Look } from '../layers/LineSample.tsx'
import type { Bundle, BundleSign } from './bundle.ts'

/** An element as it is spoken of in a sentence. */
export function labelOf(element: Pick<Element, 'label'> | undefined): string {
  return element?.label.trim() || messages.panels.words.unnamed
}

/** What a bundle says, as one sentence. */
export function sentenceOf(bundle: Bundle, elements: Record<string, Element>): string {
  return linkSentence(bundle.kind, bundle.sign, labelOf(elements[bundle.from]), labelOf(elements[bundle.to]))
}

export function linkSentence(kind: LinkKind, sign: BundleSign, from: string, to: string): string {
  if (kind !== 'influences') return `${from} ${messages.panels.linkKinds[kind].toLowerCase()} ${to}`
  return messages.panels.sentence[sign](`“${from}”`, `“${to}”`)
}

/** Something remarkable in how the claims of a bundle stand together: in words, and as the line that shows it. */
export interface Remark {
  readonly words: string
  readonly look: Look
}

export function remarksOn(bundle: Bundle, voices: Record<string, Voice>): Remark[] {
  const text = messages.panels.link
  const remarks: Remark[] = []
  const isUnsigned = bundle.sign === 'none' && bundle.held.length > 0 && bundle.kind === 'influences'
  if (bundle.state === 'contested') remarks.push({ words: text.contested, look: 'contested' })
  for (const id of bundle.divided) {
    const words = text.divided(voices[id]?.name || messages.voices.list.unknown)
    remarks.push({ words, look: bundle.state === 'divided' ? 'divided' : 'contested' })
  }
  if (bundle.state === 'divided' && bundle.divided.length === 0) remarks.push({ words: text.torn, look: 'divided' })
  if (isUnsigned) remarks.push({ words: text.unsigned, look: 'unsigned' })
  if (bundle.reasons > 1) {
    remarks.push({
      words: bundle.state === 'agreed' ? text.sameSign(bundle.reasons) : text.reasons(bundle.reasons),
      look: 'reasons',
    })
  }
  if (bundle.single !== null && bundle.held.length > 0) {
    remarks.push({
      words: messages.voices.claim.single(voices[bundle.single]?.name || messages.voices.list.unknown),
      look: 'single',
    })
  } else if (bundle.state === 'single-voice') remarks.push({ words: text.single, look: 'single' })
  return remarks
}
