/**
 * Spoils the network between stock clients and the server while they edit (R5), heals it, and looks that all copies become equal
 * within 10 s: delay, one byte a second, a cut in the middle of a frame, half-open lines, and peers that come back by new lines while
 * the server still believes in their old ones, which it then closes as replaced (W7) without harm to the new.
 *
 *   node peers/network.mjs [--rounds 1] [--people 4] [--maps 1] [--spoiled 2000] [--seed 1]
 */
import { parseArgs } from 'node:util'
import { Lab, after, until } from './lab.mjs'
import { Proxy } from './proxy.mjs'

const CONVERGENCE_LIMIT_MS = 10_000
const REPLACED_LIMIT_MS = 10_000
const SPOILS = ['delay', 'trickle', 'cut', 'swallow', 'ghost']
/** The end of a close frame with code 4410, replaced: two bytes of the code, then its words. */
const REPLACED = Buffer.from([0x11, 0x3a])

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '1' },
    people: { type: 'string', default: '4' },
    maps: { type: 'string', default: '1' },
    spoiled: { type: 'string', default: '2000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const proxies = []
const lab = await Lab.open({
  ...options,
  way: async (i, port) => {
    proxies[i] = await Proxy.open(port)
    return proxies[i].port
  },
})
try {
  await lab.gather()
  for (let round = 1; round <= Number(options.rounds); round++)
    for (const spoil of SPOILS) await spoilOnce(round, spoil)
  console.log('all spoils healed')
} finally {
  proxies.forEach((proxy) => proxy.close())
  lab.close()
}
process.exit(0)

async function spoilOnce(round, spoil) {
  const stop = lab.edit()
  await after(200)
  // Everybody but the first, whose line stays good: it goes on being served.
  for (const proxy of proxies.slice(1)) proxy.spoil(spoil, 50 + lab.random() * 400)
  await after(Number(options.spoiled))
  if (spoil === 'ghost')
    await until(
      () => proxies.slice(1).every(({ unheard }) => unheard.includes(REPLACED)),
      REPLACED_LIMIT_MS,
      'each old line is replaced',
    )
  stop()
  for (const proxy of proxies) proxy.heal()
  const took = await lab.converge(CONVERGENCE_LIMIT_MS)
  const owed = lab.owed().map(({ hashes }) => hashes.size)
  const there = await Promise.all(lab.maps.map((map) => lab.allHashes(map)))
  for (const [i, { hashes }] of lab.owed().entries())
    for (const hash of hashes) if (!there[i].has(hash)) throw new Error(`${spoil}: ${hash} was shown and is not stored`)
  console.log(`round ${round} ${spoil}: equal ${took} ms after healing, ${owed.join(' + ')} changes`)
}
