import { readMap } from '@balcony/shared-model'
import type { Browser } from './group.ts'
import type { Chance } from './random.ts'

const words = ['Loneliness', 'Bus routes', 'Waiting', 'Home care', 'Trust', 'Budget', 'Discharge', 'Hope']

/** Does one random thing that a person might do on a map. */
export function drawSomething({ editor, map }: Browser, chance: Chance) {
  const read = readMap(map())
  const element = chance.pick(Object.keys(read.elements))
  const link = chance.pick(Object.keys(read.links))
  const ambition = chance.pick(Object.keys(read.ambitions))
  const word = chance.pick(words)!
  const place = { x: chance.below(900), y: chance.below(600) }
  switch (element === undefined ? 0 : chance.below(18)) {
    case 0:
      return editor.addElement({ kind: 'factor', label: word, ...place })
    case 1:
    case 2:
      return editor.moveElements([{ id: element!, ...place }])
    case 3:
      return editor.relabel(element!, `${word} ${read.elements[element!]!.label}`.slice(0, 40))
    case 4:
      return editor.addLink({ from: element!, to: chance.pick(Object.keys(read.elements))!, sign: '+' })
    case 5:
      return link && editor.claim(link, { sign: '-', why: word })
    case 6:
      return editor.remove(element!)
    case 7:
      return editor.setAside(element!, word)
    case 8:
      return editor.bringBack(element!)
    case 9:
      return editor.tag(element!, word)
    case 10:
      return ambition
        ? editor.takePosition(ambition, { stance: 'support', why: word })
        : editor.addAmbition({ level: 'ambition', statement: word })
    case 11:
      return link && editor.remove(link)
    case 12:
      return editor.setTitle(word)
    case 13:
      return editor.redo()
    case 14: {
      const how = { label: word, placeOf: element!, why: word }
      return editor.makeOne(element!, chance.pick(Object.keys(read.elements))!, how)
    }
    case 15:
      return editor.takeStand(element!, { stance: 'reword', why: word })
    case 16: {
      const voices = Object.keys(read.voices)
      if (voices.length < 3) return editor.addVoice({ name: word })
      return editor.joinVoices(chance.pick(voices)!, chance.pick(voices)!, word)
    }
    default:
      return editor.undo()
  }
}
