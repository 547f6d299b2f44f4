/** Sets up extensions of an innovaphone PBX: from the form, from the settings, and for the test. */
import { z } from 'zod'
import type { PhoneForm, TestStepResult } from '../../../../src-preload/contract.ts'
import { phoneAddressOf } from '../../../domain/phone-address.ts'
import type {
  Clock,
  Documents,
  Log,
  Net,
  OpenWebSocket,
  PhoneSystem,
  Secrets,
} from '../../../ports.ts'
import { writeSipSecret } from '../sip/secret.ts'
import type { StoredPhone } from '../stored-phone.ts'
import type { Tel } from './activities.ts'
import { createInnovaphonePhone } from './innovaphone-phone.ts'
import type { Credentials } from './login.ts'
import { createSessionStore } from './session-store.ts'
import { testInnovaphone } from './test.ts'

export interface InnovaphoneSetUpParts {
  readonly open: OpenWebSocket
  readonly net: Net
  readonly clock: Clock
  readonly log: Log
  readonly secrets: Secrets
  readonly documents: Documents
  /** Whether the organisation allows this server. */
  readonly mayUse: (server: string) => boolean
  /** Opens the sign-in page that the PBX names, in the system browser; https only. */
  readonly openBrowser: (url: string) => Promise<void>
  /** The person has to confirm this number on another device; `null`: not any more. */
  readonly showNumber: (number: number | null) => void
}

const leftoverSchema = z.object({
  server: z.string(),
  user: z.string(),
  activity: z.string(),
  note: z.string(),
})

interface Made {
  readonly session: Credentials
  readonly at: string | undefined
}

export function createInnovaphoneSetUp(parts: InnovaphoneSetUpParts) {
  const { secrets, documents, log } = parts
  /** The extension whose form was saved just now: its first login may open the browser. */
  let asked: string | undefined
  /** Sessions of tests that were done in the browser, until the form is saved. */
  const made = new Map<string, Made>()
  const keyOf = (phone: StoredPhone) => JSON.stringify([phone.server, phone.authorizationUser])
  const storeOf = (phone: StoredPhone) =>
    createSessionStore(secrets, { server: phone.server, user: phone.authorizationUser })

  function leftoverOf(phone: StoredPhone): Tel | null {
    const parsed = leftoverSchema.safeParse(documents.read('ownPresence'))
    if (!parsed.success) return null
    const { server, user, activity, note } = parsed.data
    const same = server === phone.server && user === phone.authorizationUser
    return same ? { activity, note } : null
  }

  function remember(phone: StoredPhone, tel: Tel | null): void {
    const { server, authorizationUser: user } = phone
    try {
      documents.write('ownPresence', tel === null ? {} : { server, user, ...tel })
    } catch (error) {
      log.warn('what the extension shows cannot be remembered', { error })
    }
  }

  return {
    connect(phone: StoredPhone): PhoneSystem {
      const mayAsk = asked === keyOf(phone)
      asked = undefined
      const { server, authorizationUser: username } = phone
      return createInnovaphonePhone({
        ...parts,
        ...{ server, username, store: storeOf(phone) },
        openBrowser: mayAsk ? parts.openBrowser : undefined,
        leftover: leftoverOf(phone),
        remember: (tel) => remember(phone, tel),
        async forgotten() {
          const keys = ['innovaphone.session', 'sip.secret'] as const
          const values = await Promise.all(keys.map((key) => secrets.read(key)))
          return values.every((value) => value === undefined)
        },
      })
    },

    /** What the form means; nothing is stored yet. */
    async fromForm(form: PhoneForm) {
      const phone: StoredPhone = { ...phoneAddressOf(form), connector: 'innovaphone' }
      const store = storeOf(phone)
      const { server, authorizationUser: username } = phone
      const typed = form.password === '' ? undefined : form.password
      return {
        phone,
        async saveSecret() {
          asked = keyOf(phone)
          const session = made.get(asked)
          made.clear()
          if (typed !== undefined) {
            await writeSipSecret(secrets, { kind: 'password', password: typed })
            await store.forget()
          } else if (session !== undefined) await store.keep(session.session, session.at)
        },
        async test(tell?: (step: TestStepResult) => void): Promise<readonly TestStepResult[]> {
          const session = made.get(keyOf(phone))?.session ?? (await store.read())
          const config = {
            ...parts,
            ...{ server, username },
            password: typed ?? (await store.password()),
            session: typed === undefined ? session : undefined,
            onSession: (found: Credentials, at: string | undefined) =>
              made.set(keyOf(phone), { session: found, at }),
          }
          return testInnovaphone(config, tell)
        },
      }
    },
  }
}
