// Writes a history made by stock Automerge: one JSON line per change, in an order that respects dependencies, then one line per
// picture that the reader must agree with. Usage: node history.mjs <number of changes>
import * as A from '@automerge/automerge'

const wanted = Number(process.argv[2] ?? 40)
const string = (text) => new A.ImmutableString(text)
const options = (message, time) => ({ message, time })
const actor = (digit) => digit.repeat(32)

let asha = A.init({ actor: actor('a') })
asha = A.change(asha, options('create', 1_700_000_000), (map) => {
  Object.assign(map, { schema: 1, title: 'Harbour', question: '', voices: {}, elements: {}, links: {}, moments: {} })
})
let ben = A.clone(asha, { actor: actor('b') })

let pictures = []
function picture(of) {
  pictures.push({
    heads: A.getHeads(of).sort(),
    count: A.getAllChanges(of).length,
    map: JSON.parse(JSON.stringify(of)),
  })
}
picture(asha)

// What a map may hold beyond what the page writes: every kind of value, and two people at one key at once.
asha = A.change(asha, options('odd', 1_700_000_001), (map) => {
  map.extra = { whole: 5, half: 0.5, yes: true, nothing: null, when: new Date(1e12), list: [1, 'zwei', { drei: 3 }] }
  map.extra.count = new A.Counter(2)
  map.elements.one = { kind: string('factor'), label: 'Loneliness 🌧', x: 1, y: 2, tags: {} }
})
ben = A.merge(ben, asha)
asha = A.change(asha, options('move', 1_700_000_003), (map) => {
  map.elements.one.x = 10
  map.elements.one.y = 20
})
ben = A.change(ben, options('move', 1_700_000_003), (map) => {
  map.elements.one.x = 30
  map.elements.one.y = 40
})
ben = A.change(ben, options('relabel', 1_700_000_004), (map) =>
  A.updateText(map, ['elements', 'one', 'label'], 'Loneliness 🌧 at home'),
)
asha = A.change(asha, options('relabel', 1_700_000_004), (map) =>
  A.updateText(map, ['elements', 'one', 'label'], 'Winter loneliness 🌧'),
)
asha = A.merge(asha, ben)
picture(asha)
asha = A.change(asha, options('delete', 1_700_000_005), (map) => {
  delete map.extra
  map.elements.two = { kind: string('outcome'), label: 'Gone soon' }
})
asha = A.change(asha, options('delete', 1_700_000_006), (map) => delete map.elements.two)

for (let i = A.getAllChanges(asha).length; i < wanted; i++) {
  const id = `e${i % 200}`
  asha = A.change(asha, options(i < 220 ? 'add' : 'move', 1_700_000_010 + i), (map) => {
    if (map.elements[id]) {
      map.elements[id].x = i
      map.elements[id].y = -i
    } else {
      map.elements[id] = {
        kind: string('factor'),
        label: `Factor ${i}`,
        notes: 'Some words that explain it at some length.',
        x: 0,
        y: i,
        tags: {},
        standing: string('here'),
      }
    }
  })
  if (i === Math.floor(wanted / 2)) {
    picture(asha)
  }
}
picture(asha)

for (const chunk of A.getAllChanges(asha)) {
  console.log(JSON.stringify({ chunk: Buffer.from(chunk).toString('base64') }))
}
for (const each of pictures) {
  console.log(JSON.stringify({ picture: each }))
}
