import type { Ask } from '@balcony/shared-model'
import { expect, test } from 'vitest'
import { openedAnswers } from './opened.ts'

function ask(...answers: { text: string; value?: string; voices?: string[] }[]): Ask {
  return {
    prompt: 'Why?',
    kind: 'words',
    state: 'revealed',
    answers: Object.fromEntries(
      answers.map(({ text, value, voices = [] }, index) => [
        `a${index}`,
        { text, ...(value ? { value } : {}), voices: Object.fromEntries(voices.map((voice) => [voice, true])) },
      ]),
    ),
  } as Ask
}

test('P94 the same words stand once, and what the fewest said stands first', () => {
  const opened = openedAnswers(
    ask({ text: 'Beds', voices: ['nhs'] }, { text: 'Trust' }, { text: ' beds', voices: ['carers'] }),
  )
  expect(opened.map(({ text, times }) => [text, times])).toEqual([
    ['Trust', 1],
    ['Beds', 2],
  ])
  expect(opened[1]?.voices).toEqual(['nhs', 'carers'])
})

test('P94 stances stand together, the rarest stance first, each with its own reason', () => {
  const opened = openedAnswers(
    ask(
      { text: 'Fine', value: 'agree' },
      { text: 'Harm', value: 'block' },
      { text: 'Good', value: 'agree' },
      { text: 'Yes', value: 'agree' },
    ),
  )
  expect(opened.map(({ value }) => value)).toEqual(['block', 'agree', 'agree', 'agree'])
})
