import { messages } from '../messages/index.ts'
import { PanelSection } from '../panels/PanelSection.tsx'
import { LineSample, type Look } from './LineSample.tsx'

const looks = Object.keys(messages.voices.lines.samples) as (Look & keyof typeof messages.voices.lines.samples)[]

/** What the lines of the map mean, by shape and in words. */
export function LineLegend() {
  const text = messages.voices.lines
  return (
    <PanelSection title={text.title}>
      <ul className="bare line-legend">
        {looks.map((look) => (
          <li key={look}>
            <LineSample look={look} />
            <span>{text.samples[look]}</span>
          </li>
        ))}
      </ul>
    </PanelSection>
  )
}
