/** Sets up SIP extensions: from the form, from the settings, and for the test. */
import type { PhoneForm, TestStepResult } from '../../../../src-preload/contract.ts'
import type { LineConfig, LineIdentity } from '../../../../src-preload/line-contract.ts'
import { Fault } from '../../../domain/codes.ts'
import { phoneAddressOf } from '../../../domain/phone-address.ts'
import type { Clock, Documents, LineHost, Log, Net, PhoneSystem, Secrets } from '../../../ports.ts'
import type { StoredPhone } from '../stored-phone.ts'
import { keeperOf, lineDoNotDisturb } from './do-not-disturb.ts'
import { ha1Of, readSipSecret, type SipSecret, writeSipSecret } from './secret.ts'
import { createSipPhone } from './sip-phone.ts'
import { testSipPhone } from './sip-test.ts'
import { withSockets } from './socket-bridge.ts'

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
  readonly documents: Documents
  readonly timing: () => LineTiming
  /** Who publishes for this address of record; absent while nobody is signed in. */
  readonly identity: (addressOfRecord: string) => LineIdentity | undefined
}

export function createSipSetUp(parts: SipSetUpParts) {
  const { net, clock, log, secrets, documents, timing } = parts
  const host = withSockets(parts.host, { clock })

  const identityOf = ({ addressOfRecord }: StoredPhone) => parts.identity(addressOfRecord)

  async function configOf(phone: StoredPhone, typed?: SipSecret): Promise<LineConfig> {
    const secret = typed ?? (await readSipSecret(secrets, phone.authorizationUser))
    if (secret === undefined) throw new Fault('secrets.unreadable', 'no secret for the extension')
    const { server, addressOfRecord, authorizationUser } = phone
    const identity = identityOf(phone)
    const doNotDisturb = lineDoNotDisturb(phone, documents)
    return {
      ...{ server, addressOfRecord, authorizationUser, secret, ...timing() },
      ...(identity && { identity }),
      ...(doNotDisturb && { doNotDisturb }),
      ...(phone.callsOf ? { callsOf: phone.callsOf } : {}),
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
        keepDoNotDisturb: keeperOf(phone, { documents, clock, log }),
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
      const typed = typedSecret(form)
      const config = await configOf(phone, typed)
      return {
        phone,
        saveSecret: () => writeTypedSecret(secrets, form),
        test: (tell?: (step: TestStepResult) => void) =>
          testSipPhone({ config, host, net, clock, ...(tell && { tell }) }),
      }
    },
  }
}

function typedSecret({ password }: PhoneForm) {
  return password === undefined || password === ''
    ? undefined
    : { kind: 'password' as const, password }
}

/** Stores the password of the form, where one was typed. */
export async function writeTypedSecret(secrets: Secrets, form: PhoneForm): Promise<void> {
  const typed = typedSecret(form)
  if (typed !== undefined) await writeSipSecret(secrets, typed)
}
