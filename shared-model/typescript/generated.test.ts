import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
// @ts-expect-error the generator is plain JavaScript, run by Node alone
import { generate, readSchema } from '../schema/generate.mjs'

test('M2 the checked-in types are what the schema generates', () => {
  for (const [name, content] of Object.entries(generate(readSchema()))) {
    expect(readFileSync(new URL(`./${name}`, import.meta.url), 'utf8'), name).toBe(content)
  }
})
