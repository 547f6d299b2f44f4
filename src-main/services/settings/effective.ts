import type { Settings } from './schema.ts'

type Choice = Settings['sync']

/** What the organisation says about one switch. */
export interface OrganisationValue {
  readonly on: boolean
  /** The person's own choice does not count. */
  readonly locked: boolean
}

/** What a policy says; an absent entry counts as on and not locked. */
export interface OrganisationPolicy {
  readonly sync?: OrganisationValue
  readonly mirror?: OrganisationValue
  readonly assert?: OrganisationValue
  readonly reflect?: OrganisationValue
}

export const noPolicy: OrganisationPolicy = {}

/** Each switch by itself; a direction works only where `sync` is on as well. */
export interface EffectiveSync {
  readonly sync: boolean
  readonly mirror: boolean
  readonly assert: boolean
  readonly reflect: boolean
}

/** This direction is only for those who ask for it. */
const reflectOff: OrganisationValue = { on: false, locked: false }

/** The personal On or Off wins, unless the policy locks the switch. */
export function effectiveChoice(
  choice: Choice,
  organisation: OrganisationValue = { on: true, locked: false },
): boolean {
  if (organisation.locked || choice === 'follow') return organisation.on
  return choice === 'on'
}

export function effectiveSync(
  settings: Pick<Settings, 'sync' | 'directions'>,
  policy: OrganisationPolicy = noPolicy,
): EffectiveSync {
  return {
    sync: effectiveChoice(settings.sync, policy.sync),
    mirror: effectiveChoice(settings.directions.mirror, policy.mirror),
    assert: effectiveChoice(settings.directions.assert, policy.assert),
    reflect: effectiveChoice(settings.directions.reflect, policy.reflect ?? reflectOff),
  }
}
