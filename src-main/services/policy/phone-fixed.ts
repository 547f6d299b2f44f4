/** What the policy fixes of the phone besides its template: the connector, and how calls are stopped. */
import type { PhoneFixed, PhoneForm } from '../../../src-preload/contract.ts'
import { defaultDoNotDisturb } from '../../domain/connectors.ts'
import type { PhoneInForce } from './phone.ts'
import type { Policy } from './schema.ts'

type Keys = Pick<
  Policy,
  | 'phoneConnector'
  | 'phoneDoNotDisturb'
  | 'phoneDoNotDisturbOnCode'
  | 'phoneDoNotDisturbOffCode'
  | 'phoneAriUrl'
  | 'pbxwareRelayUrl'
>

export function phoneFixedBy(policy: Keys): PhoneFixed {
  const {
    phoneConnector: connector,
    phoneDoNotDisturb: enabled,
    phoneDoNotDisturbOnCode: onCode,
    phoneDoNotDisturbOffCode: offCode,
    phoneAriUrl: ariUrl,
    pbxwareRelayUrl: relayUrl,
  } = policy
  const doNotDisturb = {
    ...(enabled === undefined ? {} : { enabled }),
    ...(onCode === undefined ? {} : { onCode }),
    ...(offCode === undefined ? {} : { offCode }),
  }
  return {
    ...(connector === undefined ? {} : { connector }),
    ...(Object.keys(doNotDisturb).length === 0 ? {} : { doNotDisturb }),
    ...(ariUrl === undefined ? {} : { ariUrl }),
    ...(relayUrl === undefined ? {} : { relayUrl }),
  }
}

/** The phone, or the form of one, with what is fixed in its place. */
export function withFixed<T extends PhoneInForce | PhoneForm>(phone: T, policy: Keys): T {
  const { connector, doNotDisturb, ariUrl, relayUrl } = phoneFixedBy(policy)
  return {
    ...phone,
    ...(connector === undefined ? {} : { connector }),
    ...(doNotDisturb === undefined
      ? {}
      : { doNotDisturb: { ...defaultDoNotDisturb, ...phone.doNotDisturb, ...doNotDisturb } }),
    // Without a user it is nobody's way in: each person enters theirs.
    ...(ariUrl === undefined || phone.ari === undefined
      ? {}
      : { ari: { ...phone.ari, url: ariUrl } }),
    ...(relayUrl === undefined ? {} : { relayUrl }),
  }
}

/** The paths of the settings that are fixed so. */
export function fixedPaths(policy: Keys): readonly string[] {
  const { connector, doNotDisturb = {}, ariUrl, relayUrl } = phoneFixedBy(policy)
  return [
    ...(connector === undefined ? [] : ['phone.connector']),
    ...Object.keys(doNotDisturb).map((name) => `phone.doNotDisturb.${name}`),
    ...(ariUrl === undefined ? [] : ['phone.ari.url']),
    ...(relayUrl === undefined ? [] : ['phone.relayUrl']),
  ]
}
