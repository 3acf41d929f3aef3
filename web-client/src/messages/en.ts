import { ambitions } from './en/ambitions.ts'
import { asks } from './en/asks.ts'
import { canvas } from './en/canvas.ts'
import { conduct } from './en/conduct.ts'
import { history } from './en/history.ts'
import { home } from './en/home.ts'
import { join } from './en/join.ts'
import { leaving } from './en/leaving.ts'
import { map } from './en/map.ts'
import { outline } from './en/outline.ts'
import { panels } from './en/panels.ts'
import { picture } from './en/picture.ts'
import { refused } from './en/refused.ts'
import { running } from './en/running.ts'
import { voices } from './en/voices.ts'
import { workshops } from './en/workshops.ts'
import { general } from './en/general.ts'

/** British English. One file an area of the page, so that a translator has the whole of it in view. */
export const en = {
  ...general,
  ambitions,
  asks,
  canvas,
  conduct,
  history,
  home,
  join,
  map,
  outline,
  panels,
  picture,
  refused,
  voices,
  leaving,
  running,
  workshops,
}
