import type { Element, LinkKind } from '@balcony/shared-model'
import { messages } from '../messages/index.ts'
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
