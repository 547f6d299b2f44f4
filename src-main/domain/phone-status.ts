/** What the person set on the phone itself, as far as Teams has a word for it. */
import type { ExtensionActivity } from './extension.ts'
import type { SessionKind } from './session-kind.ts'

export const phoneStatuses = ['doNotDisturb', 'away', 'busy'] as const
export type PhoneStatus = (typeof phoneStatuses)[number]

/** How each is shown in Teams; `null`: not at all. */
export type Reflection = Readonly<Record<PhoneStatus, SessionKind | null>>

/** Busy has no pair of its own that an app may set: it is shown only where the person says how. */
export const defaultReflection: Reflection = {
  doNotDisturb: 'doNotDisturb',
  away: 'away',
  busy: null,
}

/** `null`: nothing that was set by the person; calls are told by the call watch. */
export function phoneStatusOf(
  presence: {
    readonly activity: ExtensionActivity | null
    readonly doNotDisturb: boolean
  } | null,
): PhoneStatus | null {
  if (presence === null) return null
  if (presence.doNotDisturb || presence.activity === 'dnd') return 'doNotDisturb'
  switch (presence.activity) {
    case 'away':
    case 'vacation':
      return 'away'
    case 'busy':
    case 'meeting':
    case 'presentation':
      return 'busy'
    case 'on-the-phone':
    case null:
      return null
  }
}
