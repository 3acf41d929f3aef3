import { inflateSync } from 'node:zlib'

/** What is printed: how many pages, and all the words on them as a reader of PDFs would copy them, without spaces. */
export interface Print {
  readonly pages: number
  readonly words: string
}

/** Reads a PDF as Chromium writes it: plain objects, compressed streams, glyphs with a table of the letters that they stand for. */
export function readPdf(file: Buffer): Print {
  const objects = objectsOf(file)
  const pages = [...objects.values()].filter(({ dictionary }) => /\/Type\s*\/Page\b/.test(dictionary))
  const letters = new Map<string, ReadonlyMap<string, string>>()
  for (const { dictionary } of objects.values()) {
    for (const [, fonts] of dictionary.matchAll(/\/Font\s*<<([^>]*)>>/g)) {
      for (const [, name, id] of (fonts ?? '').matchAll(/\/(\w+)\s+(\d+) 0 R/g)) {
        const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id ?? '')?.dictionary ?? '')?.[1]
        const text = table && objects.get(table)?.stream
        if (name && text) letters.set(name, lettersOf(text))
      }
    }
  }
  const words = [...objects.values()].map(({ stream }) => wordsOf(stream, letters)).join('')
  return { pages: pages.length, words }
}

interface PdfObject {
  readonly dictionary: string
  readonly stream: string
}

function objectsOf(file: Buffer): Map<string, PdfObject> {
  const text = file.toString('latin1')
  const objects = new Map<string, PdfObject>()
  for (const found of text.matchAll(/(?:^|\n)(\d+) 0 obj\s/g)) {
    const begin = found.index + found[0].length
    const end = text.indexOf('endobj', begin)
    const marks = text.indexOf('stream', begin)
    const streamed = marks !== -1 && marks < end
    const dictionary = text.slice(begin, streamed ? marks : end)
    objects.set(found[1] ?? '', { dictionary, stream: streamed ? streamOf(file, text, marks, dictionary) : '' })
  }
  return objects
}

function streamOf(file: Buffer, text: string, marks: number, dictionary: string): string {
  const start = text.startsWith('\r\n', marks + 6) ? marks + 8 : marks + 7
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0)
  const bytes = file.subarray(start, start + length)
  return dictionary.includes('/FlateDecode') ? inflateSync(bytes).toString('latin1') : bytes.toString('latin1')
}

/** Which letters a font's glyphs stand for. */
function lettersOf(table: string): ReadonlyMap<string, string> {
  const letters = new Map<string, string>()
  for (const [, chars] of table.matchAll(/beginbfchar([^]*?)endbfchar/g)) {
    for (const [, glyph, text] of (chars ?? '').matchAll(/<(\w+)>\s*<(\w+)>/g)) letters.set(key(glyph), hex(text))
  }
  for (const [, ranges] of table.matchAll(/beginbfrange([^]*?)endbfrange/g)) {
    for (const [, first, last, text] of (ranges ?? '').matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const from = Number.parseInt(first ?? '0', 16)
      const to = Number.parseInt(last ?? '0', 16)
      const base = Number.parseInt(text ?? '0', 16)
      for (let i = from; i <= to; i++) letters.set(key(i.toString(16)), String.fromCharCode(base + i - from))
    }
  }
  return letters
}

function key(glyph: string | undefined): string {
  return (glyph ?? '').toLowerCase().padStart(4, '0')
}

function hex(text: string | undefined): string {
  return (text ?? '').replaceAll(/(\w{4})/g, (code) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** The words that a page's content shows, in the order in which they are drawn. */
function wordsOf(content: string, letters: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> | undefined
  let words = ''
  for (const [, name, shown] of content.matchAll(/\/(\w+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
    if (name) font = letters.get(name)
    else for (const glyph of shown?.match(/.{4}/g) ?? []) words += font?.get(glyph.toLowerCase()) ?? ''
  }
  return words.replaceAll(/\s/g, '')
}
