/** Puts an extension of a PBXware together from the settings. */
import { defaultDoNotDisturb } from '../../../domain/connectors.ts'
import type { Clock, Documents, Log, Net, PhoneSystem } from '../../../ports.ts'
import type { DoNotDisturbSettings, StoredPhone } from '../stored-phone.ts'
import { createPbxwarePhone } from './pbxware-phone.ts'
import { createPbxwareRelay, type PbxwareRelay } from './relay.ts'

/** The person who is signed in with Microsoft. */
export interface PbxwareAccess {
  readonly objectId: () => string | undefined
  /** @throws Fault `signIn.*`, `net.*` */
  readonly idToken: (signal: AbortSignal) => Promise<string>
  /** A relay may be on this computer and in the clear: the demo cloud only. */
  readonly loopback: () => boolean
}

export interface PbxwareSetUpParts {
  readonly net: Net
  readonly clock: Clock
  readonly log: Log
  readonly documents: Documents
  readonly signedIn: PbxwareAccess
}

/** Access codes are dialled by the line; everything else goes through the relay. */
function byRelay({ doNotDisturb, relayUrl }: StoredPhone): boolean {
  const way: DoNotDisturbSettings['way'] = doNotDisturb?.way ?? 'auto'
  const named = relayUrl !== undefined && relayUrl !== ''
  return way === 'api' || (way === 'auto' && named)
}

/** `undefined` where the organisation runs none. */
export function pbxwareRelayOf(
  phone: StoredPhone,
  { net, clock, signedIn }: Pick<PbxwareSetUpParts, 'net' | 'clock' | 'signedIn'>,
): PbxwareRelay | undefined {
  const { relayUrl, addressOfRecord, confirmedFor } = phone
  if (relayUrl === undefined || relayUrl === '') return undefined
  const [, user] = /^sips?:([^@]+)@/i.exec(addressOfRecord) ?? []
  return createPbxwareRelay({
    ...{ net, clock, url: relayUrl },
    // Whoever said that the line is theirs all the same has another one with their e-mail.
    extension: () =>
      confirmedFor !== undefined && confirmedFor === signedIn.objectId() ? undefined : user,
    idToken: signedIn.idToken,
    loopback: signedIn.loopback,
  })
}

export function connectPbxware(
  phone: StoredPhone,
  openLine: (phone: StoredPhone) => PhoneSystem,
  parts: PbxwareSetUpParts,
): PhoneSystem {
  const through = byRelay(phone)
  const { doNotDisturb } = phone
  const { documents, clock, log } = parts
  return createPbxwarePhone({
    ...{ documents, clock, log },
    // Not even what an earlier run left on is undone twice.
    sip: openLine(
      through
        ? { ...phone, doNotDisturb: { ...(doNotDisturb ?? defaultDoNotDisturb), way: 'api' } }
        : phone,
    ),
    relay: pbxwareRelayOf(phone, parts),
    signedIn: () => parts.signedIn.objectId() !== undefined,
    addressOfRecord: phone.addressOfRecord,
    doNotDisturb: { enabled: doNotDisturb?.enabled ?? false, byRelay: through },
  })
}
