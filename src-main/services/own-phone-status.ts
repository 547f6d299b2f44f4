/** What the person set on the phone, out of the two things a phone system tells of it. */
import { showsTeams } from '../domain/mapping.ts'
import { type PhoneStatus, phoneStatusOf } from '../domain/phone-status.ts'
import type { OwnPresence } from '../ports.ts'
import type { Settings } from './settings/schema.ts'

/** `on: null`: not known; `ours`: Lockstep turned it on. */
interface DoNotDisturb {
  readonly on: boolean | null
  readonly ours: boolean
}

export interface OwnPhoneStatus {
  presence(presence: OwnPresence | null): void
  doNotDisturb(state: DoNotDisturb): void
  current(): PhoneStatus | null
}

export function createOwnPhoneStatus(): OwnPhoneStatus {
  let blocking: DoNotDisturb | null = null
  let shown: PhoneStatus | null = null
  /** The do not disturb that is shown came up while Lockstep had turned it on. */
  let follows = false

  return {
    presence(presence) {
      // Some phones show a call in the place of the status, which is back after it.
      if (presence?.activity === 'on-the-phone' && !presence.doNotDisturb) return
      const before = shown
      shown = phoneStatusOf(presence)
      if (shown !== 'doNotDisturb') follows = false
      else if (before !== 'doNotDisturb') follows = blocking?.ours === true
    },
    doNotDisturb(state) {
      // The phone may show it before the switch is known to have worked.
      if (state.ours && blocking?.ours !== true) follows ||= shown === 'doNotDisturb'
      blocking = state
    },
    current() {
      // The phone only shows what Lockstep switched on: told back to Teams it would never end.
      if (follows) return null
      return blocking?.on === true && !blocking.ours ? 'doNotDisturb' : shown
    },
  }
}

/**
 * innovaphone has one status, which carries no mark: what another computer of the person shows there
 * for Teams would be told back to Teams, and never end.
 */
export function withoutTeams(
  presence: OwnPresence | null,
  { phone, mapping }: Pick<Settings, 'phone' | 'mapping'>,
): OwnPresence | null {
  if (presence === null || phone?.connector !== 'innovaphone') return presence
  return showsTeams(mapping, 'innovaphone', presence) ? null : presence
}
