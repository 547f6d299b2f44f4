/** The machine's view of the settings. */
import type { Enabled, Options } from '../../domain/machine/state.ts'
import { effectiveSync, type OrganisationPolicy } from '../settings/effective.ts'
import type { Settings } from '../settings/schema.ts'

/** @param policy what the organisation says about the three switches */
export function enabledOf(settings: Settings, policy?: OrganisationPolicy): Enabled {
  return effectiveSync(settings, policy)
}

export function optionsOf({ calls, mapping, phone }: Settings): Options {
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
  }
}
