import { PresenceLine } from '../parts/presence-line.tsx'
import { badgeOf } from '../presence.ts'
import type { Snapshot } from '../types.ts'
import { useWords } from '../words/index.ts'
import type { Words } from '../words/words.ts'

/** Why it is not shown, where there is more to say than that. */
function reasonOf({ rule, code }: PhoneStatusShown, words: Words): string | undefined {
  if (code !== undefined) return words.errors[code].cause
  return rule === undefined ? undefined : words.rules[rule]
}

type PhoneStatusShown = NonNullable<Snapshot['phoneStatus']>

/** What the person set on the phone itself, and how it stands with Teams. */
export function PhoneStatusLine({ phoneStatus, ownSession }: PhoneStatusLineProps) {
  const words = useWords()
  const own = words.status.phoneStatus
  const { status, reflected } = phoneStatus
  const hidden = reflected === 'shown' && ownSession === 'away'
  return (
    <PresenceLine
      where={own.title}
      badge={badgeOf(status)}
      what={words.presence[status]}
      why={[own.reflected[reflected], reasonOf(phoneStatus, words)]}
      notes={hidden ? [own.away] : []}
    />
  )
}

interface PhoneStatusLineProps {
  readonly phoneStatus: PhoneStatusShown
  readonly ownSession: Snapshot['ownSession']
}
