/** What a line on the map can look like. */
export type Look =
  | 'full'
  | 'more'
  | 'less'
  | 'none'
  | 'unsure'
  | 'unsigned'
  | 'reasons'
  | 'single'
  | 'contested'
  | 'divided'
  | 'delay'
  | 'reversed'

/** The badges on a line, by its look. */
const badges: { readonly [look in Look]?: readonly ('+' | '−' | '0' | '?')[] } = {
  more: ['+'],
  less: ['−'],
  none: ['0'],
  unsure: ['?'],
  reasons: ['+'],
  single: ['+'],
  delay: ['+'],
  contested: ['−', '+'],
  divided: ['−', '+'],
}

/** A line as the map draws it, small: decoration beside the words that say the same. */
export function LineSample({ look }: { look: Look }) {
  const signs = badges[look] ?? []
  return (
    <svg className={`line-sample line-sample-${look}`} viewBox="0 0 72 24" aria-hidden="true" focusable="false">
      {look === 'contested' ? (
        <>
          <path className="line-plus" d="M2 9.5H62" />
          <path className="line-minus" d="M2 14.5H62" />
        </>
      ) : look === 'single' || look === 'divided' || look === 'reversed' ? (
        <>
          <path className="line-tube" d="M2 12H62" />
          <path className="line-bore" d="M2 12H62" />
        </>
      ) : (
        <path className="line-full" d="M2 12H62" />
      )}
      {look === 'delay' && <path className="line-bars" d="M22 5V19M27 5V19" />}
      <path className="line-head" d="M71 12L59 6.5V17.5Z" />
      {look === 'reversed' && <path className="line-head" d="M1 12L13 6.5V17.5Z" />}
      {look === 'reasons' && (
        <>
          <rect className="line-chip" x="5" y="4" width="22" height="16" rx="8" />
          <text className="line-chip-text" x="16" y="16.5">
            3
          </text>
        </>
      )}
      {signs.map((sign, i) => (
        <g key={sign} className={sign === '+' ? 'line-badge-plus' : sign === '−' ? 'line-badge-minus' : 'line-badge'}>
          <circle cx={48 - (signs.length - 1 - i) * 17} cy="12" r="7.5" />
          <text x={48 - (signs.length - 1 - i) * 17} y="16.5">
            {sign}
          </text>
        </g>
      ))}
    </svg>
  )
}
