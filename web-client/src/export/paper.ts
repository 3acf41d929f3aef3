import { FONT_SIZE, FONT_WEIGHT } from '../canvas/cardShape.ts'
import type { MeasureText } from '../canvas/cardText.ts'
import type { Palette } from '../canvas/palette.ts'

/** The colours of a picture: those of the light theme on white, whatever the screen shows, as it goes on paper and on others' screens. */
export const PAPER: Palette = {
  canvas: '#ffffff',
  card: '#ffffff',
  noteCard: '#fdf6dd',
  cardInk: '#1f1c18',
  kinds: {
    factor: '#5b6770',
    outcome: '#0e5a57',
    action: '#7a4a00',
    service: '#35528f',
    stakeholder: '#7a3468',
    note: '#8a6d00',
  },
  more: '#1d70b8',
  less: '#b84300',
  plain: '#5a544b',
  onBadge: '#ffffff',
  selected: '#0e5a57',
  focus: '#ffdd00',
  ink: '#1f1c18',
  font: `${FONT_WEIGHT} ${FONT_SIZE}px system-ui, sans-serif`,
}

/** Measures text as this browser will draw it. */
export function measureIn(font: string): MeasureText {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) throw new Error('a canvas without a 2d context')
  context.font = font
  return (text) => context.measureText(text).width
}
