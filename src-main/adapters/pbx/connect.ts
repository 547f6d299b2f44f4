/** The family of connectors: which one an extension is reached by, and how it is set up. */
import type { PhoneForm, TestStepResult } from '../../../src-preload/contract.ts'
import { phoneAddressOf } from '../../domain/phone-address.ts'
import type { OpenWebSocket, PhoneSystem } from '../../ports.ts'
import { connectAsterisk } from './asterisk/asterisk-phone.ts'
import { createInnovaphoneSetUp } from './innovaphone/set-up.ts'
import { loginsOf, saveLogins } from './logins.ts'
import { connectPbxware, type PbxwareAccess } from './pbxware/set-up.ts'
import { testSecondWays } from './second-ways.ts'
import { createSipSetUp, type SipSetUpParts, writeTypedSecret } from './sip/set-up.ts'
import type { StoredPhone } from './stored-phone.ts'

export interface ConnectorParts extends SipSetUpParts {
  /** For protocols besides SIP. */
  readonly openWebSocket: OpenWebSocket
  /** Whether the organisation allows this server, to which a phone system may send the person on. */
  readonly mayUse: (server: string) => boolean
  /** Opens the sign-in page of a phone system in the system browser. */
  readonly openSignInPage: (url: string) => Promise<void>
  /** The person has to confirm this number on another device; `null`: not any more. */
  readonly showNumber: (number: number | null) => void
  /** Who shows an ID token to the relay of a PBXware. */
  readonly signedIn: PbxwareAccess
}

/** A phone form that was understood; nothing is stored yet. */
export interface PhoneFromForm {
  readonly phone: StoredPhone
  saveSecret(): Promise<void>
  /** `tell` hears each step as it is done. */
  test(tell?: (step: TestStepResult) => void): Promise<readonly TestStepResult[]>
}

export interface Connectors {
  /** `onRealm` runs once the realm is known and HA1 is stored instead of the password. */
  connect(phone: StoredPhone, onRealm: (realm: string) => void): PhoneSystem
  /** @throws Fault `command.invalid` when the form holds no address */
  fromForm(form: PhoneForm): Promise<PhoneFromForm>
}

export function createConnectors(parts: ConnectorParts): Connectors {
  const sip = createSipSetUp(parts)
  const innovaphone = createInnovaphoneSetUp({
    ...parts,
    open: parts.openWebSocket,
    openBrowser: parts.openSignInPage,
  })
  return {
    connect(phone, onRealm) {
      switch (phone.connector ?? 'sip') {
        case 'pbxware':
          return connectPbxware(phone, (line) => sip.connect(line, onRealm), parts)
        case 'asterisk':
          return connectAsterisk(phone, (line) => sip.connect(line, onRealm), parts)
        case 'innovaphone':
          return innovaphone.connect(phone)
        case 'sip':
          return sip.connect(phone, onRealm)
      }
    },
    async fromForm(form) {
      const logins = loginsOf(form)
      if (form.connector === 'innovaphone') {
        const ready = await innovaphone.fromForm(form)
        return {
          ...ready,
          async saveSecret() {
            await ready.saveSecret()
            await saveLogins(parts.secrets, logins)
          },
        }
      }
      const ready = await lineOf(form, parts, sip)
      const phone = { ...ready.phone, ...extrasOf(form) }
      return {
        phone,
        async saveSecret() {
          await ready.saveSecret()
          await saveLogins(parts.secrets, logins)
          await parts.secrets.remove('innovaphone.session')
        },
        async test(tell) {
          const line = await ready.test(tell)
          return [...line, ...(await testSecondWays(form, phone, parts, tell))]
        },
      }
    },
  }
}

/** The line that the form asks for; where Asterisk's REST interface is used, there is none. */
async function lineOf(
  form: PhoneForm,
  { secrets }: ConnectorParts,
  sip: ReturnType<typeof createSipSetUp>,
): Promise<PhoneFromForm> {
  const { connector = 'sip', ari } = form
  if (connector === 'asterisk' && ari !== undefined)
    return {
      phone: phoneAddressOf(form),
      saveSecret: () => writeTypedSecret(secrets, form),
      test: async () => [],
    }
  const line = await sip.fromForm(form)
  if (connector === 'sip') return line
  // They take no presence from outside, which is no failure of theirs.
  const isTried = ({ step, outcome }: TestStepResult) =>
    (step !== 'publish' && step !== 'readBack') || outcome === 'failed'
  return {
    ...line,
    async test(tell) {
      const steps = await line.test((step) => {
        if (isTried(step)) tell?.(step)
      })
      return steps.filter(isTried)
    },
  }
}

/** What the form says besides the extension itself. */
function extrasOf({
  connector,
  doNotDisturb,
  relayUrl,
  ari,
  ucp,
  callsOf,
}: PhoneForm): Partial<StoredPhone> {
  return {
    ...(connector === undefined || connector === 'sip' ? {} : { connector }),
    ...(doNotDisturb === undefined ? {} : { doNotDisturb }),
    ...(relayUrl === undefined || relayUrl === '' ? {} : { relayUrl }),
    ...(callsOf === undefined || callsOf === '' ? {} : { callsOf }),
    ...(ari === undefined ? {} : { ari: { url: ari.url, user: ari.user } }),
    ...(ucp === undefined ? {} : { ucp: { url: ucp.url, user: ucp.user } }),
  }
}
