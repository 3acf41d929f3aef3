/**
 * Writes typescript/map.ts (the types) and typescript/shapes.ts (the same knowledge as a table, for the tolerant reader)
 * from map.schema.json. Run `npm run generate` here after a change of the schema; a test fails until the two agree.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const here = new URL('.', import.meta.url)
const HEADER =
  '// Generated from schema/map.schema.json by schema/generate.mjs: change those, then `npm run generate`.\n'

/** The schema as generated files: name of the file to its content. */
export function generate(schema) {
  return { 'map.ts': types(schema), 'shapes.ts': shapes(schema) }
}

export function readSchema() {
  return JSON.parse(readFileSync(new URL('map.schema.json', here), 'utf8'))
}

function types(schema) {
  const parts = [HEADER]
  for (const [name, definition] of Object.entries(schema.$defs)) {
    parts.push(definitionOf(name, definition))
  }
  parts.push(interfaceOf(schema.title, schema))
  parts.push(collectionsOf(schema))
  return parts.join('\n')
}

function definitionOf(name, definition) {
  if (definition.properties) {
    return interfaceOf(name, definition)
  }
  return `${comment(definition.description)}export type ${name} = ${typeOf(definition, name)}\n`
}

function interfaceOf(name, definition) {
  const fields = Object.entries(definition.properties).map(([key, property]) => {
    // A reader fills in every default, so only a field without one can be missing.
    const optional = property.default === undefined ? '?' : ''
    return `${indent(comment(property.description))}  ${key}${optional}: ${typeOf(property)}\n`
  })
  return `${comment(definition.description)}export interface ${name} {\n${fields.join('')}}\n`
}

function typeOf(schema, name) {
  if (schema.$ref) return schema.$ref.replace('#/$defs/', '')
  if (schema.enum) return schema.enum.map((value) => (typeof value === 'string' ? `'${value}'` : value)).join(' | ')
  if (schema.const !== undefined) return String(schema.const)
  // The brand is optional: a plain string will do, the id of another kind of record will not.
  if (schema['x-id']) return `string & { readonly idOf?: '${name.replace(/Id$/, '')}' }`
  if (schema.type === 'array') return `${typeOf(schema.items)}[]`
  if (schema.type === 'object') return `{ [key: string]: ${objectValue(schema)} }`
  return schema.type === 'integer' ? 'number' : schema.type
}

function objectValue(schema) {
  return schema.additionalProperties === true ? 'unknown' : typeOf(schema.additionalProperties)
}

function collectionsOf(schema) {
  const collections = Object.entries(schema.properties).filter(([, property]) => property.additionalProperties)
  const records = collections.map(([key, property]) => `  ${key}: ${objectValue(property)}\n`)
  const names = collections.map(([key]) => `  '${key}',\n`)
  return (
    `/** The record of each top-level collection. */\nexport interface CollectionRecord {\n${records.join('')}}\n\n` +
    `export type CollectionName = keyof CollectionRecord\n\n` +
    `export const COLLECTION_NAMES: readonly CollectionName[] = [\n${names.join('')}]\n`
  )
}

function shapes(schema) {
  const definitions = schema.$defs
  const entries = Object.entries({ [schema.title]: schema, ...definitions })
    .filter(([, definition]) => definition.properties)
    .map(([name, definition]) => {
      const fields = Object.entries(definition.properties).map(
        ([key, property]) => `    ${key}: ${literal(fieldOf(property, definitions))},\n`,
      )
      return `  ${name}: {\n${fields.join('')}  },\n`
    })
  return (
    `${HEADER}import type { FieldShape } from './read.ts'\n\n` +
    `/** The fields of every kind of record, as the tolerant reader needs them. */\n` +
    `export const SHAPES: { readonly [record: string]: { readonly [field: string]: FieldShape } } = {\n${entries.join('')}}\n`
  )
}

function fieldOf(property, definitions) {
  const missing = property.default === undefined ? {} : { missing: property.default }
  const name = property.$ref?.replace('#/$defs/', '')
  const schema = name ? definitions[name] : property
  if (schema.properties) return { is: 'record', of: name, ...missing }
  if (schema.enum) return { is: 'choice', of: schema.enum, ...missing }
  if (schema.type === 'array') return { is: 'list', ...missing }
  if (schema.type === 'object') return { is: 'map', ...valuesOf(schema, definitions), ...missing }
  if (name === 'Time') return { is: 'time', ...missing }
  return { is: name === 'Text' ? 'text' : schema.type, ...missing }
}

function valuesOf(schema, definitions) {
  const values = schema.additionalProperties
  return values === true ? { of: { is: 'any' } } : { of: values.const ? { is: 'true' } : fieldOf(values, definitions) }
}

function literal(value) {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value === 'string') return `'${value}'`
  if (typeof value !== 'object') return String(value)
  const fields = Object.entries(value).map(([key, inner]) => `${key}: ${literal(inner)}`)
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}

function comment(text) {
  return text ? `/** ${text} */\n` : ''
}

function indent(text) {
  return text ? `  ${text}` : ''
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  for (const [name, content] of Object.entries(generate(readSchema()))) {
    writeFileSync(new URL(`../typescript/${name}`, here), content)
  }
}
