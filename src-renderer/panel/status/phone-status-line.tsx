import { PresenceLine } from '../parts/presence-line.tsx'
import { badgeOf, showsOwn } from '../presence.ts'
import { useSnapshot } from '../store.ts'
import type { Snapshot } from '../types.ts'
import { useWords } from '../words/index.ts'
import type { Words } from '../words/words.ts'

type Shown = NonNullable<Snapshot['phoneStatus']>

/** Why it is not shown, where there is more to say than that. */
function reasonOf({ rule, code }: Shown, words: Words): string | undefined {
  if (code !== undefined) return words.errors[code].cause
  return rule === undefined ? undefined : words.rules[rule]
}

interface PhoneStatusLineProps {
  readonly shown: Shown
  /** The extension, where this is all that others see there. */
  readonly where?: string
  /** What else there is to say of it. */
  readonly more?: string | undefined
}

/** What the person set on the phone itself, and how it stands with Teams. */
export function PhoneStatusLine({ shown, where, more }: PhoneStatusLineProps) {
  const snapshot = useSnapshot()
  const words = useWords()
  const own = words.status.phoneStatus
  const { status, reflected } = shown
  const hidden = reflected === 'shown' && !showsOwn(snapshot)
  return (
    <PresenceLine
      where={where ?? own.title}
      badge={badgeOf(status)}
      what={words.presence[status]}
      why={[
        where === undefined ? undefined : own.title,
        hidden ? own.away : own.reflected[reflected],
        reasonOf(shown, words),
        more,
      ]}
    />
  )
}
