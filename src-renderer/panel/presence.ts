/** How a presence looks: the badge of Teams' own vocabulary, and which word stands beside it. */
import type { PresenceBadgeStatus } from '@fluentui/react-components'
import type { ExtensionStatus, RpidActivity, Snapshot } from './types.ts'

export type PresenceWord =
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

const badges: Record<PresenceWord, PresenceBadgeStatus> = {
  available: 'available',
  away: 'away',
  beRightBack: 'away',
  busy: 'busy',
  inACall: 'busy',
  inAMeeting: 'busy',
  doNotDisturb: 'do-not-disturb',
  presenting: 'do-not-disturb',
  focusing: 'do-not-disturb',
  outOfOffice: 'out-of-office',
  appearOffline: 'offline',
  offline: 'offline',
  unknown: 'unknown',
}

export function badgeOf(word: PresenceWord): PresenceBadgeStatus {
  return badges[word]
}

/** In order: a telling activity outranks the availability it comes with. */
const byActivity: readonly (readonly [string, PresenceWord])[] = [
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

const byAvailability: ReadonlyMap<string, PresenceWord> = new Map([
  ['available', 'available'],
  ['availableidle', 'available'],
  ['away', 'away'],
  ['busy', 'busy'],
  ['busyidle', 'busy'],
  ['offline', 'offline'],
])

/** Any pair that Graph may send, in any casing. */
export function wordOf(availability: string, activity: string): PresenceWord {
  const tokens = [activity.toLowerCase(), availability.toLowerCase()]
  const telling = byActivity.find(([token]) => tokens.includes(token))
  if (telling !== undefined) return telling[1]
  return byAvailability.get(availability.toLowerCase()) ?? 'unknown'
}

/** A pair as the timeline writes it, `Busy / InACall`. */
export function wordOfPair(pair: string): PresenceWord {
  const [availability = '', activity = ''] = pair.split('/').map((part) => part.trim())
  return wordOf(availability, activity)
}

/**
 * What others see in Teams. A call that Lockstep asserted shows at once there, while a read can lag
 * by minutes; Do not disturb outranks it (Graph's order of sessions).
 */
export function seenInTeams(snapshot: Snapshot): PresenceWord | null {
  if (snapshot.teams === null) return null
  const observed = wordOf(snapshot.teams.availability, snapshot.teams.activity)
  const outranksCall = badgeOf(observed) === 'do-not-disturb'
  return snapshot.call.assert === 'asserted' && !outranksCall ? 'inACall' : observed
}

const extensionBadges: Record<RpidActivity, PresenceBadgeStatus> = {
  away: 'away',
  busy: 'busy',
  meeting: 'busy',
  'on-the-phone': 'busy',
  presentation: 'do-not-disturb',
  vacation: 'out-of-office',
}

/** The badge for what other phones are shown. */
export function extensionBadge(status: ExtensionStatus | null): PresenceBadgeStatus {
  if (status === null) return 'unknown'
  return status.activity === null ? 'available' : extensionBadges[status.activity]
}
