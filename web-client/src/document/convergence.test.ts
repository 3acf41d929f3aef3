import { COLLECTION_NAMES, readMap } from '@balcony/shared-model'
import { expect, test } from 'vitest'
import { type Browser, browsers, meet } from '../testing/group.ts'
import { Chance } from '../testing/random.ts'
import { drawSomething } from '../testing/drawing.ts'

const seeds = [1, 20260105, 77, 4242]

test.each(seeds)(
  'P14: people who draw apart and meet again see one map, in which no record has vanished or points to itself (seed %i)',
  (seed) => {
    const chance = new Chance(seed)
    const group = Object.values(browsers(['asha', 'ben', 'carys']))
    const everSeen = new Set<string>()

    for (let step = 0; step < 150; step++) {
      const one = chance.pick(group)!
      drawSomething(one, chance)
      for (const record of recordsOf(one)) everSeen.add(record)
      const other = chance.pick(group)!
      if (chance.below(6) === 0 && other !== one) meet(one, other)
    }
    meet(...group)
    meet(...group)

    const [first, ...others] = group.map(({ map }) => readMap(map()))
    for (const other of others) expect(other, `seed ${seed}`).toEqual(first)
    expect(ringsIn(first!.elements), `seed ${seed}`).toEqual([])
    expect([...everSeen].filter((record) => !recordsOf(group[0]!).has(record))).toEqual([])
  },
)

/** The records that point to one another in a ring, so that none of them is on the map. */
function ringsIn(records: Record<string, { standing: string; oneWith?: string }>): string[] {
  return Object.keys(records).filter((id) => {
    const seen = new Set<string>()
    for (let at: string | undefined = id; at !== undefined; at = records[at]?.oneWith) {
      if (seen.has(at)) return true
      seen.add(at)
    }
    return false
  })
}

function recordsOf({ map }: Browser): Set<string> {
  const read = readMap(map())
  return new Set(COLLECTION_NAMES.flatMap((name) => Object.keys(read[name]).map((id) => `${name}/${id}`)))
}
