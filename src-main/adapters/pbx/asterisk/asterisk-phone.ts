/**
 * An extension of an Asterisk or FreePBX, by the best way that the person has: with ARI everything;
 * else calls by SIP, and do not disturb by the user control panel or by feature codes.
 */
import { Fault } from '../../../domain/codes.ts'
import { defaultDoNotDisturb } from '../../../domain/connectors.ts'
import { extensionOf } from '../../../domain/phone-address.ts'
import type {
  Clock,
  Documents,
  Log,
  Net,
  OpenWebSocket,
  PhoneSystem,
  Secrets,
} from '../../../ports.ts'
import type { DoNotDisturbSwitch } from '../do-not-disturb.ts'
import { createDoNotDisturbLayer } from '../do-not-disturb-layer.ts'
import { type LoginKey, readLoginSecret } from '../login-secret.ts'
import { createOverlay } from '../overlay.ts'
import type { Login, StoredPhone } from '../stored-phone.ts'
import { type AriLogin, createAriClient } from './ari-client.ts'
import { createAriDoNotDisturb } from './ari-do-not-disturb.ts'
import { createAriPhone } from './ari-phone.ts'
import { createUcp, type Ucp } from './ucp.ts'
import { createUcpDoNotDisturb } from './ucp-do-not-disturb.ts'

export interface AsteriskParts {
  readonly net: Net
  readonly clock: Clock
  readonly log: Log
  readonly secrets: Secrets
  readonly documents: Documents
  /** Absent: ARI is asked again and again. */
  readonly openWebSocket?: OpenWebSocket | undefined
}

/** It becomes a part of the names of devices, whose language has marks of its own. */
const plainExtension = /^[0-9A-Za-z*#+._-]{1,80}$/
export function connectAsterisk(
  phone: StoredPhone,
  openLine: (phone: StoredPhone) => PhoneSystem,
  parts: AsteriskParts,
): PhoneSystem {
  const { ari, ucp, doNotDisturb = defaultDoNotDisturb } = phone
  if (isNamed(ari)) return withAri(phone, ari, parts)
  const { way } = doNotDisturb
  if (!isNamed(ucp) || (way !== 'auto' && way !== 'api')) return openLine(phone)
  return createOverlay({
    // The line reads the lamp at most, so that nothing is switched twice.
    below: openLine({ ...phone, doNotDisturb: { ...doNotDisturb, way: 'api' } }),
    above: layer(
      phone,
      parts,
      createUcpDoNotDisturb({ ucp: lateUcp(phone, ucp, parts), clock: parts.clock }),
    ),
    passes: ({ type }) => type !== 'doNotDisturb',
    publishBelow: true,
  })
}

/** The codes are dialled inside Asterisk, never by a line: so they are no call of the person. */
function withAri(phone: StoredPhone, ari: Login, parts: AsteriskParts): PhoneSystem {
  const { net, clock, log, openWebSocket } = parts
  const { onCode, offCode } = phone.doNotDisturb ?? defaultDoNotDisturb
  const extension = extensionOf(phone.addressOfRecord)
  const below = createAriPhone({
    connect: async () => {
      if (!plainExtension.test(extension)) throw new Fault('ari.noExtension', 'no plain number')
      return createAriClient({ net, clock, login: await loginOf('ari.secret', ari, parts) })
    },
    ...{ openWebSocket, clock, log, extension },
    instance: crypto.randomUUID().slice(0, 8),
  })
  const byCodes = createAriDoNotDisturb({
    ...{ clock, extension, onCode, offCode },
    access: below.access,
    onState: below.onDoNotDisturb,
  })
  return createOverlay({
    below,
    above: layer(phone, parts, byCodes),
    passes: () => true,
    publishBelow: true,
    aboveFirst: clock,
  })
}

function layer(
  { addressOfRecord, doNotDisturb }: StoredPhone,
  { documents, clock, log }: AsteriskParts,
  by: DoNotDisturbSwitch,
): PhoneSystem {
  return createDoNotDisturbLayer({
    switch: by,
    enabled: doNotDisturb?.enabled ?? false,
    ...{ addressOfRecord, documents, clock, log },
  })
}

/** The password is read when it is needed first. */
function lateUcp(phone: StoredPhone, login: Login, parts: AsteriskParts): Ucp {
  const { net, clock } = parts
  const extension = extensionOf(phone.addressOfRecord)
  let made: Promise<Ucp> | undefined
  const ucp = () => {
    made ??= loginOf('ucp.secret', login, parts).then((full) =>
      createUcp({ net, clock, login: full, extension }),
    )
    return made
  }
  return {
    setDoNotDisturb: async (on, signal) => (await ucp()).setDoNotDisturb(on, signal),
    readDoNotDisturb: async (signal) => (await ucp()).readDoNotDisturb(signal),
  }
}

/** @throws Fault `secrets.unreadable` */
async function loginOf(key: LoginKey, login: Login, { secrets }: AsteriskParts): Promise<AriLogin> {
  const password = await readLoginSecret(secrets, key, login)
  if (password === undefined) throw new Fault('secrets.unreadable', `no ${key}`)
  return { ...login, password }
}

const isNamed = (login: Login | undefined): login is Login =>
  login !== undefined && login.url !== ''
