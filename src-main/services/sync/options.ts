/** The machine's view of the settings. */
import type { Enabled, Options } from '../../domain/machine/state.ts'
import type { SessionKind } from '../../domain/session-kind.ts'
import { effectiveSync, type OrganisationPolicy } from '../settings/effective.ts'
import type { Settings } from '../settings/schema.ts'

/** @param policy what the organisation says about the four switches */
export function enabledOf(settings: Settings, policy?: OrganisationPolicy): Enabled {
  return effectiveSync(settings, policy)
}

export function optionsOf({ calls, mapping, phone, reflection, messages }: Settings): Options {
  const { ringing, settleMs, endSettleMs, teamsNotRunning, chosenBusy, uncertainAway } = calls
  const connector = phone?.connector ?? 'sip'
  return {
    ringing,
    settleMs,
    endSettleMs,
    teamsNotRunning,
    chosenBusy,
    uncertainAway,
    mapping,
    connector,
    messages,
    reflection: {
      doNotDisturb: shown(reflection.doNotDisturb),
      away: shown(reflection.away),
      busy: shown(reflection.busy),
    },
  }
}

const shown = (choice: SessionKind | 'ignore') => (choice === 'ignore' ? null : choice)
