import type { BundleSign } from '../../panels/bundle.ts'
import { linkSentence } from '../../panels/words.ts'
import type { Tree } from '../../document/encoding.ts'
import type { Edit } from '../../document/putBack.ts'
import type { Path } from '../../document/pen.ts'
import { messages } from '../../messages/index.ts'
import type { LinkKind, MapDocument, Sign } from '@balcony/shared-model'
import type { RefusedWork } from '../../session/refusedWork.ts'

/** Finds what stands in a collection under an id, on the map or in a draft. */
export type Lookup = (collection: string, id: string) => Tree | undefined

/** Longer words than this are cut: a list is to be looked through. */
const LONGEST = 90

/** Looks on the map first, then in the drafts: what was not accepted may be nowhere else. */
export function lookupIn(map: MapDocument, drafts: readonly RefusedWork[]): Lookup {
  return (collection, id) => {
    for (const records of [map as unknown as RefusedWork['records'], ...drafts.map((draft) => draft.records)]) {
      const found = Object.hasOwn(records, collection) ? records[collection]?.[id] : undefined
      if (typeof found === 'object' && found !== null) return found as Tree
    }
    return undefined
  }
}

/** Why work was refused, in words that name what it was about. */
export function reasonOf({ code, reason, about }: RefusedWork, find: Lookup): string {
  if (code === 'hands-off') return messages.refused.handsOff
  return code === 'locked' && about ? messages.refused.locked(nameOf(about.collection, about.id, find)) : reason
}

/** What an edit does, in words that its author recognises. */
export function wordsOf(edit: Edit, find: Lookup): string {
  if ('made' in edit) return wordsOfMade(edit.path, edit.made, find)
  return edit.path.length <= 2 ? wordsOfFields(edit, find) : wordsOfPart(edit, find)
}

function wordsOfMade(path: Path, made: Tree, find: Lookup): string {
  const text = messages.refused.edit
  const [collection = '', id = '', part] = path
  const of = nameOf(collection, id, find)
  switch (path.length === 2 ? collection : `${collection}.${path.length === 6 ? path[4] : part}`) {
    case 'elements':
      return text.made(pick(messages.panels.element.kinds, made.kind) ?? text.kinds.other, quoted(made.label))
    case 'links':
      return text.made(text.kinds.link, sentenceOf(made, find))
    case 'stakeholders':
      return text.made(text.kinds.stakeholders, quoted(made.name))
    case 'voices':
      return text.made(text.kinds.voices, quoted(made.name))
    case 'ambitions':
      return text.made(pick(messages.panels.ambitions.levels, made.level) ?? text.kinds.other, quoted(made.statement))
    case 'notes': {
      const on = tree(made.on)
      const about = on.kind === 'element' || on.kind === 'link' ? nameOf(`${on.kind}s`, String(on.id), find) : undefined
      return about === undefined ? text.note(quoted(made.text)) : text.noteOn(about, quoted(made.text))
    }
    case 'links.claims':
      return text.claim(of, pick(messages.panels.signs, made.sign) ?? messages.panels.signs.none)
    case 'links.evidence':
      return text.evidence(of, quoted(made.text))
    case 'elements.meanings':
      return text.meaning(of, quoted(made.text))
    case 'ambitions.positions':
      return text.position(of, pick(messages.panels.ambitions.stances, made.stance) ?? '')
    default:
      return path.length === 2 ? text.made(text.kinds.other, of) : text.addedTo(of)
  }
}

function wordsOfFields({ path, was, became }: Extract<Edit, { was: Tree }>, find: Lookup): string {
  const text = messages.refused.edit
  const [collection, id = ''] = path
  if (collection === undefined) {
    if ('title' in became) return text.title(quoted(became.title))
    if ('question' in became) return text.question(quoted(became.question))
    return text.changed(text.map, fieldNames(was, became))
  }
  const name = nameOf(collection, id, find)
  if ('x' in became) return text.moved(name)
  if (became.standing === 'gone') return text.removed(name)
  if (became.standing === 'aside') return text.setAside(name)
  if (became.standing === 'here') return text.broughtBack(name)
  const words = ['label', 'name', 'statement', 'text'].find((field) => field in became)
  if (words !== undefined) return text.reworded(was[words] ? quoted(was[words]) : name, quoted(became[words]))
  if ('resolved' in became || 'resolved' in was) return became.resolved ? text.resolved(name) : text.reopened(name)
  return text.changed(name, fieldNames(was, became))
}

/** A field of a claim or a position, or an entry of a set. */
function wordsOfPart({ path, was, became }: Extract<Edit, { was: Tree }>, find: Lookup): string {
  const text = messages.refused.edit
  const [collection = '', id = '', part = ''] = path
  const name = nameOf(collection, id, find)
  const came = Object.keys(became)
  switch (`${collection}.${part}`) {
    case 'elements.tags':
      return came.length > 0 ? text.tagged(name, came) : text.untagged(name, Object.keys(was))
    case 'ambitions.elements': {
      const [element = ''] = [...came, ...Object.keys(was)]
      const other = nameOf('elements', element, find)
      return came.length > 0 ? text.tied(other, name) : text.untied(other, name)
    }
    case 'links.claims':
      return became.state === 'withdrawn' ? text.claimWithdrawn(name) : text.claimChanged(name)
    case 'ambitions.positions':
      return became.state === 'withdrawn' ? text.positionWithdrawn(name) : text.positionChanged(name)
    default:
      return text.changed(name, [text.fields[part] ?? text.otherField])
  }
}

/** A record as it is spoken of in a sentence. */
function nameOf(collection: string, id: string, find: Lookup): string {
  const record = find(collection, id)
  if (collection !== 'links') return quoted(record?.label ?? record?.name ?? record?.statement ?? record?.text)
  const [from, to] = [record?.from, record?.to].map((end) => quoted(find('elements', String(end))?.label))
  return messages.refused.edit.link(from!, to!)
}

function sentenceOf(link: Tree, find: Lookup): string {
  const signs = new Set(
    Object.values(tree(link.claims)).flatMap((claim) => (tree(claim).sign as Sign | undefined) ?? []),
  )
  const [first = 'none'] = signs
  const sign: BundleSign = signs.size > 1 ? 'contested' : first
  const [from, to] = [link.from, link.to].map((end) => shortened(find('elements', String(end))?.label))
  return linkSentence(link.kind as LinkKind, sign, from!, to!)
}

function fieldNames(was: Tree, became: Tree): string[] {
  const { fields, otherField } = messages.refused.edit
  return [...new Set([...Object.keys(was), ...Object.keys(became)].map((field) => fields[field] ?? otherField))]
}

function quoted(words: unknown): string {
  const { unnamed } = messages.panels.words
  const short = shortened(words)
  return short === unnamed ? unnamed : messages.refused.edit.quoted(short)
}

function shortened(words: unknown): string {
  const text = typeof words === 'string' ? words.trim() : ''
  if (text === '') return messages.panels.words.unnamed
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text
}

function pick(words: { readonly [key: string]: string }, key: unknown): string | undefined {
  return typeof key === 'string' && Object.hasOwn(words, key) ? words[key] : undefined
}

function tree(value: unknown): Tree {
  return typeof value === 'object' && value !== null ? (value as Tree) : {}
}
