/** The settings in force: default < the person's own < the policy of the organisation. */
import { type Mapping, mappableKinds } from '../../domain/mapping.ts'
import { mappingRowOf } from '../policy/mapping-row.ts'
import { type PhoneInForce, phoneInForce } from '../policy/phone.ts'
import { fixedPaths, withFixed } from '../policy/phone-fixed.ts'
import { metaOf, type Policy, policyKeyNames } from '../policy/schema.ts'
import { needsExtension } from '../policy/template.ts'
import type { Content } from './changes.ts'
import type { OrganisationPolicy } from './effective.ts'
import { withMember } from './member.ts'
import { type Settings, settingsSchema } from './schema.ts'

/** @param username whose phone it is, for the placeholders; absent while nobody is signed in */
export function settingsInForce(
  own: Settings,
  policy: Policy,
  username: string | undefined,
): Settings & { readonly phone: PhoneInForce | null } {
  let content: Content = own
  for (const key of policyKeyNames) {
    const { setting } = metaOf(key)
    const value = policy[key]
    if (setting !== undefined && value !== undefined) content = withMember(content, setting, value)
  }
  const connected = phoneInForce(own.phone, policy, username)
  const phone = connected && withFixed(connected, policy)
  const mapping = { ...own.mapping, ...mappingOf(policy) }
  return settingsSchema.parse({ ...content, phone, mapping })
}

function mappingOf({ mapping = {} }: Policy): Mapping {
  const rows = mappableKinds.flatMap((kind) => {
    const row = mapping[kind] === undefined ? undefined : mappingRowOf(mapping[kind])
    return row === undefined ? [] : [[kind, row] as const]
  })
  return Object.fromEntries(rows)
}

/** The paths that the policy fixes. */
export function lockedPaths(policy: Policy): readonly string[] {
  const fixed = policyKeyNames.flatMap((key) => {
    const { setting } = metaOf(key)
    return setting !== undefined && policy[key] !== undefined ? [setting] : []
  })
  const { mapping = {} } = policy
  return [
    ...fixed,
    ...(policy.syncLocked ? ['sync'] : []),
    ...(policy.mirrorLocked ? ['directions.mirror'] : []),
    ...(policy.assertLocked ? ['directions.assert'] : []),
    ...(policy.reflectLocked ? ['directions.reflect'] : []),
    ...(policy.phoneServer === undefined ? [] : ['phone.server']),
    ...(policy.phoneAddress === undefined ? [] : ['phone.addressOfRecord']),
    ...(policy.phoneAuthorizationUser === undefined ? [] : ['phone.authorizationUser']),
    ...fixedPaths(policy),
    ...mappableKinds.flatMap((kind) => (mapping[kind] === undefined ? [] : [`mapping.${kind}`])),
  ]
}

/** The same for the panel: where the person enters the extension, the address is theirs to type. */
export function lockedForPanel(policy: Policy): readonly string[] {
  const typed = needsExtension(policy.phoneAddress)
  return lockedPaths(policy).filter((path) => !(typed && path === 'phone.addressOfRecord'))
}

/** What the policy says about the three switches; a lock without a value means on. */
export function organisationOf(policy: Policy): OrganisationPolicy {
  const value = (on: boolean | undefined, locked: boolean | undefined, otherwise = true) =>
    on === undefined && locked === undefined
      ? undefined
      : { on: on ?? otherwise, locked: locked ?? false }
  const sync = value(policy.sync, policy.syncLocked)
  const mirror = value(policy.mirror, policy.mirrorLocked)
  const assert = value(policy.assert, policy.assertLocked)
  const reflect = value(policy.reflect, policy.reflectLocked, false)
  return {
    ...(sync === undefined ? {} : { sync }),
    ...(mirror === undefined ? {} : { mirror }),
    ...(assert === undefined ? {} : { assert }),
    ...(reflect === undefined ? {} : { reflect }),
  }
}
