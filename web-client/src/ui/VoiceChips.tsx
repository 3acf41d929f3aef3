import type { Voice } from '@balcony/shared-model'

/** Voices as chips: colour and name together, since colour alone says nothing. */
export function VoiceChips({ voices }: { voices: readonly Voice[] }) {
  if (voices.length === 0) return null
  return (
    <span className="voices">
      {voices.map((voice) => (
        <span key={voice.name} className="voice">
          <span className="voice-dot" style={{ backgroundColor: voice.colour }} />
          {voice.name}
        </span>
      ))}
    </span>
  )
}

/** A link's sign as a badge: full where several voices say so, a ring where one alone does. Decoration: the sentence beside it says the same. */
export function SignBadge({ sign, single }: { sign: '+' | '-' | '0' | '?' | 'none' | 'contested'; single?: boolean }) {
  const shown = { '+': '+', '-': '−', '0': '0', '?': '?', none: '·', contested: '±' }[sign]
  const kind = { '+': 'plus', '-': 'minus', '0': 'none', '?': 'none', none: 'none', contested: 'contested' }[sign]
  return (
    <span className={`sign sign-${kind}${single ? '' : ' sign-full'}`} aria-hidden="true">
      <span>{shown}</span>
    </span>
  )
}
