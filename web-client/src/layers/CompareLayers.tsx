import type { Accord, Compared, Layer } from '@balcony/shared-model'
import { useState } from 'react'
import { useMapView } from '../map/mapView.ts'
import { messages } from '../messages/index.ts'
import { bundlesOf } from '../panels/bundle.ts'
import { PanelSection, RowButton } from '../panels/PanelSection.tsx'
import { labelOf } from '../panels/words.ts'
import { useMap } from '../store/hooks.ts'
import { SelectField } from '../ui/fields.tsx'
import { findings, WHOLE } from './lens.ts'
import { LineSample } from './LineSample.tsx'
import { layersToChoose, nameOfLayer } from './names.ts'

/** Not a voice: nothing is chosen yet. */
const NOT_CHOSEN = 'nothing'

/** Lays two voices over each other: chosen here, seen on the map and told in words below. */
export function CompareLayers() {
  const text = messages.voices.compare
  const { source, lens, look } = useMapView()
  const map = useMap(source)
  const [chosen, setChosen] = useState<{ first: Layer; second: Layer }>({ first: NOT_CHOSEN, second: NOT_CHOSEN })
  const layers = layersToChoose(map)
  const { first, second } = lens.kind === 'two' ? lens : chosen
  if (!look || layers.length < 2) return null

  const choose = (patch: Partial<typeof chosen>) => {
    const next = { first, second, ...patch }
    setChosen(next)
    const isBoth = next.first !== NOT_CHOSEN && next.second !== NOT_CHOSEN && next.first !== next.second
    if (isBoth) look({ kind: 'two', ...next })
    else if (lens.kind === 'two') look(WHOLE)
  }
  const options = [
    { value: NOT_CHOSEN, label: text.choose },
    ...layers.map((value) => ({ value, label: nameOfLayer(value, map.voices) })),
  ]
  return (
    <PanelSection title={text.title}>
      <p className="soft small">{text.intro}</p>
      <SelectField label={text.first} value={first} onChange={(first) => choose({ first })} options={options} />
      <SelectField
        label={text.second}
        value={second}
        onChange={(second) => choose({ second })}
        options={options}
        error={first !== NOT_CHOSEN && first === second ? text.same : undefined}
      />
      {lens.kind === 'two' && <Findings first={lens.first} second={lens.second} />}
    </PanelSection>
  )
}

function Findings({ first, second }: { first: Layer; second: Layer }) {
  const text = messages.voices.compare
  const { source } = useMapView()
  const map = useMap(source)
  const [one, other] = [nameOfLayer(first, map.voices), nameOfLayer(second, map.voices)]
  const found = findings(map, first, second).filter(([, links]) => links.length > 0)
  if (found.length === 0) return <p className="soft">{text.nothing}</p>
  return found.map(([accord, links]) => (
    <section key={accord} className="accord" aria-label={text.headings[accord](one, other)}>
      <h4>
        <LineSample look={looks[accord]} />
        <span>{text.headings[accord](one, other)}</span>
        <span className="soft small">{text.count(links.length)}</span>
      </h4>
      <ul className="bare">
        {links.map((link) => (
          <li key={link.id}>
            <FoundLink link={link} />
          </li>
        ))}
      </ul>
    </section>
  ))
}

/** How such links look on the map meanwhile. */
const looks = {
  opposite: 'contested',
  reversed: 'reversed',
  'only-first': 'single',
  'only-second': 'single',
  same: 'full',
} as const satisfies Record<Accord, string>

function FoundLink({ link }: { link: Compared }) {
  const { source, open } = useMapView()
  const map = useMap(source)
  const arrow = link.accord === 'reversed' ? messages.panels.link.bothWays : messages.panels.link.between
  const words = arrow(labelOf(map.elements[link.from]), labelOf(map.elements[link.to]))
  const bundle = bundlesOf(map).find(({ id }) => id === link.id)
  return <RowButton onPress={() => open({ kind: 'link', id: bundle?.links[0] ?? '' })}>{words}</RowButton>
}
