/** What a Teams presence is called, whatever pair, generation of values or casing it came in. */
import { type PresencePair, tokensOf } from './presence.ts'
import type { SessionKind } from './session-kind.ts'

export type PresenceKind =
  | 'available'
  | 'away'
  | 'beRightBack'
  | 'busy'
  | 'inACall'
  | 'inAMeeting'
  | 'doNotDisturb'
  | 'presenting'
  | 'focusing'
  | 'outOfOffice'
  | 'appearOffline'
  | 'offline'
  | 'unknown'

/** In order: a telling token in either field outranks the availability it comes with. */
const telling: readonly (readonly [string, PresenceKind])[] = [
  ['berightback', 'beRightBack'],
  ['outofoffice', 'outOfOffice'],
  ['offwork', 'appearOffline'],
  ['presenting', 'presenting'],
  ['focusing', 'focusing'],
  ['inacall', 'inACall'],
  ['inaconferencecall', 'inACall'],
  ['inameeting', 'inAMeeting'],
  ['donotdisturb', 'doNotDisturb'],
  ['urgentinterruptionsonly', 'doNotDisturb'],
]

const byAvailability: ReadonlyMap<string, PresenceKind> = new Map([
  ['available', 'available'],
  ['availableidle', 'available'],
  ['away', 'away'],
  ['busy', 'busy'],
  ['busyidle', 'busy'],
  ['offline', 'offline'],
])

export function presenceKindOf(pair: PresencePair): PresenceKind {
  const { availability, activity } = tokensOf(pair)
  const found = telling.find(([token]) => token === availability || token === activity)
  return found?.[1] ?? byAvailability.get(availability) ?? 'unknown'
}

const aboveACall: ReadonlySet<PresenceKind> = new Set(['doNotDisturb', 'presenting', 'focusing'])

/**
 * What others see. What Lockstep set shows there at once, while a reading can lag by
 * minutes; Do not disturb outranks it among Graph's sessions.
 */
export function seenByOthers(pair: PresencePair, own: SessionKind | null): PresenceKind {
  const kind = presenceKindOf(pair)
  if (aboveACall.has(kind)) return kind
  switch (own) {
    case null:
      return kind
    case 'inACall':
      return 'inACall'
    case 'doNotDisturb':
      return 'presenting'
    case 'away':
      // Any other session of the person outranks it.
      return kind === 'offline' ? 'away' : kind
  }
}
