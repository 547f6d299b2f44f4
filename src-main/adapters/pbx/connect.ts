/** The family of connectors: which one an extension is reached by, and how it is set up. */
import type { PhoneForm, TestStepResult } from '../../../src-preload/contract.ts'
import type { PhoneSystem } from '../../ports.ts'
import { createSipSetUp, type SipSetUpParts } from './sip/set-up.ts'
import type { StoredPhone } from './stored-phone.ts'

export type ConnectorParts = SipSetUpParts

/** A phone form that was understood; nothing is stored yet. */
export interface PhoneFromForm {
  readonly phone: StoredPhone
  saveSecret(): Promise<void>
  test(): Promise<readonly TestStepResult[]>
}

export interface Connectors {
  /** `onRealm` runs once the realm is known and HA1 is stored instead of the password. */
  connect(phone: StoredPhone, onRealm: (realm: string) => void): PhoneSystem
  /** @throws Fault `command.invalid` when the form holds no address */
  fromForm(form: PhoneForm): Promise<PhoneFromForm>
}

export function createConnectors(parts: ConnectorParts): Connectors {
  const sip = createSipSetUp(parts)
  return {
    connect(phone, onRealm) {
      switch (phone.connector ?? 'sip') {
        case 'sip':
        case 'asterisk':
        case 'pbxware':
        case 'innovaphone':
          return sip.connect(phone, onRealm)
      }
    },
    async fromForm(form) {
      const { connector, doNotDisturb, relayUrl } = form
      const ready = await sip.fromForm(form)
      return {
        ...ready,
        phone: {
          ...ready.phone,
          ...(connector === undefined || connector === 'sip' ? {} : { connector }),
          ...(doNotDisturb === undefined ? {} : { doNotDisturb }),
          ...(relayUrl === undefined || relayUrl === '' ? {} : { relayUrl }),
          ...(form.ari === undefined ? {} : { ari: { url: form.ari.url, user: form.ari.user } }),
          ...(form.ucp === undefined ? {} : { ucp: { url: form.ucp.url, user: form.ucp.user } }),
        },
      }
    },
  }
}
