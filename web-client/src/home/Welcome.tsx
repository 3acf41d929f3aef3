import { messages } from '../messages/index.ts'
import { Button } from '../ui/Button.tsx'
import { CodeDoors } from './CodeDoors.tsx'
import { JoinBox } from './JoinBox.tsx'

/** What a newcomer sees: what this is, how to join, how to begin. */
export function Welcome({ onStart }: { onStart: () => void }) {
  const text = messages.home
  return (
    <div className="welcome">
      <div className="welcome-top">
        <div className="welcome-words flow">
          <h1>{text.welcome.heading}</h1>
          <p className="lead">{text.welcome.lead}</p>
          <div className="button-row">
            <Button kind="main" icon="add" onPress={onStart}>
              {text.start.button}
            </Button>
          </div>
        </div>
        <Picture />
      </div>
      <div className="welcome-doors">
        <JoinBox />
        <CodeDoors />
      </div>
      <ul className="bare welcome-points">
        {text.welcome.points.map(({ title, text: words }) => (
          <li key={title}>
            <h2>{title}</h2>
            <p>{words}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A small system, drawn: five things, links that agree and one that is contested. Decoration. */
function Picture() {
  return (
    <svg className="welcome-picture" viewBox="0 0 420 300" aria-hidden="true" focusable="false">
      <g fill="none" strokeWidth="3" strokeLinecap="round">
        <path className="picture-plus" d="M118 78 C 170 40, 220 40, 268 66" />
        <path className="picture-minus" d="M322 98 C 350 140, 346 176, 322 206" />
        <path className="picture-plus" d="M262 232 C 224 254, 190 254, 152 238" />
        <path className="picture-minus" d="M84 212 C 58 174, 58 140, 76 102" />
        <path
          className="picture-contested"
          d="M128 96 C 168 128, 186 140, 196 146 M230 166 C 250 180, 262 190, 276 204"
        />
      </g>
      <g className="picture-cards">
        <rect x="22" y="56" width="104" height="44" rx="10" />
        <rect x="266" y="52" width="126" height="46" rx="10" />
        <rect x="264" y="206" width="118" height="46" rx="10" />
        <rect x="40" y="214" width="114" height="44" rx="10" />
      </g>
      <g className="picture-lines">
        <path d="M38 72h66M38 85h42M284 69h88M284 82h60M282 223h80M282 236h52M57 230h78M57 243h46" />
      </g>
      <g className="picture-badges">
        <circle cx="193" cy="46" r="13" className="picture-plus" />
        <circle cx="345" cy="152" r="13" className="picture-minus" />
        <circle cx="206" cy="249" r="13" className="picture-plus" />
        <circle cx="62" cy="156" r="13" className="picture-minus" />
        <circle cx="213" cy="156" r="15" className="picture-contested" />
      </g>
      <g className="picture-signs">
        <path d="M187 46h12M193 40v12M339 152h12M200 249h12M206 243v12M56 156h12M207 153h12M213 147v12M207 164h12" />
      </g>
      <g className="picture-cursors">
        <path d="M146 126l22 8-9 4-3 10z" className="picture-one" />
        <path d="M300 136l22 8-9 4-3 10z" className="picture-two" />
      </g>
    </svg>
  )
}
