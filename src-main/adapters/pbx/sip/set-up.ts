/** Sets up SIP extensions: from the form, from the settings, and for the test. */
import type { PhoneForm } from '../../../../src-preload/contract.ts'
import type { LineConfig, LineIdentity } from '../../../../src-preload/line-contract.ts'
import { Fault } from '../../../domain/codes.ts'
import { phoneAddressOf } from '../../../domain/phone-address.ts'
import type { Clock, LineHost, Log, Net, PhoneSystem, Secrets } from '../../../ports.ts'
import { ha1Of, readSipSecret, type SipSecret, writeSipSecret } from './secret.ts'
import { createSipPhone } from './sip-phone.ts'
import { testSipPhone } from './sip-test.ts'

/** The `phone` part of the settings. */
export interface StoredPhone {
  readonly server: string
  readonly addressOfRecord: string
  readonly authorizationUser: string
  readonly realm?: string | undefined
}

export function sameExtension(a: StoredPhone, b: StoredPhone): boolean {
  return (
    a.server === b.server &&
    a.addressOfRecord === b.addressOfRecord &&
    a.authorizationUser === b.authorizationUser
  )
}

export interface LineTiming {
  readonly expiresSeconds: number
  readonly heartbeatMs: number
}

export interface SipSetUpParts {
  readonly host: LineHost
  readonly net: Net
  readonly clock: Clock
  readonly log: Log
  readonly secrets: Secrets
  readonly timing: () => LineTiming
  /** Who publishes for this address of record; absent while nobody is signed in. */
  readonly identity: (addressOfRecord: string) => LineIdentity | undefined
}

export function createSipSetUp(parts: SipSetUpParts) {
  const { host, net, clock, log, secrets, timing } = parts

  const identityOf = ({ addressOfRecord }: StoredPhone) => parts.identity(addressOfRecord)

  async function configOf(phone: StoredPhone, typed?: SipSecret): Promise<LineConfig> {
    const secret = typed ?? (await readSipSecret(secrets, phone.authorizationUser))
    if (secret === undefined) throw new Fault('secrets.unreadable', 'no secret for the extension')
    const { server, addressOfRecord, authorizationUser } = phone
    const identity = identityOf(phone)
    return {
      ...{ server, addressOfRecord, authorizationUser, secret, ...timing() },
      ...(identity && { identity }),
    }
  }

  /** The password has done its work: what is kept is good for this realm only. */
  async function keepHa1(phone: StoredPhone, realm: string, onKept: () => void): Promise<void> {
    const secret = await readSipSecret(secrets, phone.authorizationUser)
    if (secret?.kind !== 'password') return
    await writeSipSecret(secrets, ha1Of(phone.authorizationUser, realm, secret.password))
    onKept()
  }

  return {
    /** `onRealm` runs once the realm is known and HA1 is stored instead of the password. */
    connect(phone: StoredPhone, onRealm: (realm: string) => void): PhoneSystem {
      return createSipPhone({
        server: phone.server,
        config: () => configOf(phone),
        identity: () => identityOf(phone),
        host,
        net,
        clock,
        log,
        onRealm(realm) {
          keepHa1(phone, realm, () => onRealm(realm)).catch((error: unknown) => {
            log.warn('the password could not be replaced by its digest', { error })
          })
        },
      })
    },

    /** What the form means; nothing is stored yet. */
    async fromForm(form: PhoneForm) {
      const phone = phoneAddressOf(form)
      const typed: { readonly kind: 'password'; readonly password: string } | undefined =
        form.password === undefined || form.password === ''
          ? undefined
          : { kind: 'password', password: form.password }
      const config = await configOf(phone, typed)
      return {
        phone,
        async saveSecret() {
          if (typed !== undefined) await writeSipSecret(secrets, typed)
        },
        test: () => testSipPhone({ config, host, net, clock }),
      }
    },
  }
}
