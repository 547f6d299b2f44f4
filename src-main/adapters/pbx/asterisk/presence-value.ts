/** What an extension's status is in Asterisk: a custom presence, and a device that is in use. */
import type { ExtensionActivity, ExtensionStatus } from '../../../domain/extension.ts'

/** Asterisk answers 204 to any other word too, and changes nothing. */
type PresenceState = 'not_set' | 'unavailable' | 'available' | 'away' | 'xa' | 'chat' | 'dnd'

/**
 * What PRESENCE_STATE takes: `state`, or `state,subtype,message,e` with the two in the middle in
 * Base64, since commas part the fields and Asterisk knows no other escape.
 */
export type PresenceValue = PresenceState | `${PresenceState},${string},${string},e`

interface Shown {
  readonly state: PresenceState
  readonly subtype: string
  /** An ordinary phone or lamp that watches the extension shows it as on the phone. */
  readonly inUse: boolean
}

/** Asterisk has no `busy`: `xa` comes next to it, and the subtype keeps the difference. */
const table: Readonly<Record<ExtensionActivity, Shown>> = {
  away: { state: 'away', subtype: '', inUse: false },
  busy: { state: 'xa', subtype: 'busy', inUse: true },
  meeting: { state: 'xa', subtype: 'meeting', inUse: true },
  'on-the-phone': { state: 'xa', subtype: 'call', inUse: true },
  presentation: { state: 'dnd', subtype: 'presenting', inUse: true },
  vacation: { state: 'xa', subtype: 'oof', inUse: false },
  dnd: { state: 'dnd', subtype: '', inUse: true },
}
const available: Shown = { state: 'available', subtype: '', inUse: false }

/** Longer than any note that Lockstep makes, and short enough for every phone. */
const longestMessage = 200

export function presenceValueOf(status: ExtensionStatus | null): PresenceValue {
  if (status === null) return 'not_set'
  const { state, subtype } = shownOf(status)
  const message = Array.from(status.note).slice(0, longestMessage).join('')
  return `${state},${base64(subtype)},${base64(message)},e`
}

export function deviceValueOf(status: ExtensionStatus | null): 'INUSE' | 'NOT_INUSE' {
  return status !== null && shownOf(status).inUse ? 'INUSE' : 'NOT_INUSE'
}

const shownOf = ({ activity }: ExtensionStatus): Shown =>
  activity === null ? available : table[activity]

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64')
