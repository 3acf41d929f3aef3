import { readMap } from '@balcony/shared-model'
import { expect, test } from 'vitest'
import { seatsOf } from './chairs.ts'

const { stakeholders, voices } = readMap({
  voices: {
    nhs: { name: 'NHS' },
    trust: { name: 'The trust', standing: 'aside', oneWith: 'nhs' },
    carers: { name: 'Carers' },
  },
  stakeholders: {
    forum: { name: 'Carers’ forum', voice: 'carers', room: 'missing' },
    trust: { name: 'NHS trust', voice: 'trust', room: 'present' },
    homes: { name: 'Care homes', spokenFor: { carers: true }, room: 'spoken-for' },
    police: { name: 'Police', room: 'invited' },
    school: { name: 'School', room: 'present' },
    gone: { name: 'Away', standing: 'aside' },
  },
})

const stateOf = (...here: string[]) =>
  Object.fromEntries(seatsOf(stakeholders, new Set(here), voices).map(({ id, chair }) => [id, chair.state]))

test('AM7 a chair is taken by its own voice, or spoken for by others who are here; what a card once said of the room does not count against it', () => {
  expect(stateOf('carers')).toEqual({
    forum: 'here',
    trust: 'empty',
    homes: 'spoken-for',
    police: 'empty',
    school: 'here',
  })
  expect(stateOf('nhs')).toMatchObject({ forum: 'empty', trust: 'here', homes: 'empty' })
})

test('AM7 an empty chair keeps who would speak for it', () => {
  const homes = seatsOf(stakeholders, new Set(), voices).find(({ id }) => id === 'homes')
  expect(homes?.chair).toEqual({ state: 'empty', wouldSpeak: ['carers'] })
})
