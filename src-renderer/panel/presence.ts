/** How a presence looks: the badge of Teams' own vocabulary, and whatever it is called. */
import type { PresenceBadgeStatus } from '@fluentui/react-components'
import {
  type PresenceKind,
  presenceKindOf,
  seenByOthers,
} from '../../src-main/domain/presence-kind.ts'
import type { ExtensionActivity, ExtensionStatus, Snapshot } from './types.ts'

const badges: Record<PresenceKind, PresenceBadgeStatus> = {
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

export function badgeOf(word: PresenceKind): PresenceBadgeStatus {
  return badges[word]
}

/** A pair as the timeline writes it, `Busy / InACall`. */
export function kindOfText(pair: string): PresenceKind {
  const [availability = '', activity = ''] = pair.split('/').map((part) => part.trim())
  return presenceKindOf({ availability, activity })
}

/** What others see in Teams, as far as Lockstep knows. */
export function seenInTeams({ teams, ownSession }: Snapshot): PresenceKind | null {
  return teams === null ? null : seenByOthers(teams, ownSession)
}

/** What was set on the phone counts: the extension does not follow Teams meanwhile. */
export function phoneStands(phoneStatus: Snapshot['phoneStatus']): boolean {
  return phoneStatus !== null && phoneStatus.reflected !== 'superseded'
}

/** Teams shows what Lockstep set there: an Away is outranked by whatever else Teams knows. */
export function showsOwn(snapshot: Snapshot): boolean {
  const { ownSession } = snapshot
  return ownSession !== null && (ownSession !== 'away' || seenInTeams(snapshot) === 'away')
}

const extensionBadges: Record<ExtensionActivity, PresenceBadgeStatus> = {
  dnd: 'do-not-disturb',
  away: 'away',
  busy: 'busy',
  meeting: 'busy',
  'on-the-phone': 'busy',
  presentation: 'do-not-disturb',
  vacation: 'out-of-office',
}

/** The badge for what other phones are shown. */
export function extensionBadge(
  status: Pick<ExtensionStatus, 'activity'> | null,
): PresenceBadgeStatus {
  if (status === null) return 'unknown'
  return status.activity === null ? 'available' : extensionBadges[status.activity]
}
