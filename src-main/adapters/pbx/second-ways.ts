/** "Test" of what is beside the SIP line: each second way into the phone system is tried once. */
import type { PhoneForm, PhoneTestStep, TestStepResult } from '../../../src-preload/contract.ts'
import { codeOf, Fault } from '../../domain/codes.ts'
import { extensionOf } from '../../domain/phone-address.ts'
import type { Clock, Net, Secrets } from '../../ports.ts'
import { createAriClient } from './asterisk/ari-client.ts'
import { createUcp } from './asterisk/ucp.ts'
import type { LoginKey } from './login-secret.ts'
import { passwordOf, type TypedLogin } from './logins.ts'
import { type PbxwareAccess, pbxwareRelayOf } from './pbxware/set-up.ts'
import type { StoredPhone } from './stored-phone.ts'

export interface SecondWayParts {
  readonly net: Net
  readonly clock: Clock
  readonly secrets: Secrets
  readonly signedIn: PbxwareAccess
}

interface Way {
  readonly step: PhoneTestStep
  /** Rejects with a Fault when it cannot be used. */
  readonly use: (signal: AbortSignal) => Promise<unknown>
}

const deadlineMs = 30_000

/** Nothing is written: whoever may read the state of the extension is let in. */
function waysOf(form: PhoneForm, phone: StoredPhone, parts: SecondWayParts): readonly Way[] {
  const { net, clock, secrets } = parts
  const extension = extensionOf(phone.addressOfRecord)
  const login = async (key: LoginKey, typed: TypedLogin) => {
    const password = await passwordOf(secrets, key, typed)
    if (password === undefined) throw new Fault('secrets.unreadable', `no ${key}`)
    return { net, clock, login: { url: typed.url, user: typed.user, password } }
  }
  const { ari, ucp } = form
  const relay = phone.connector === 'pbxware' ? pbxwareRelayOf(phone, parts) : undefined
  return [
    ...(ari === undefined
      ? []
      : [
          {
            step: 'ari' as const,
            use: async (signal: AbortSignal) =>
              createAriClient(await login('ari.secret', ari)).deviceState(
                `PJSIP/${extension}`,
                signal,
              ),
          },
        ]),
    ...(ucp === undefined
      ? []
      : [
          {
            step: 'ucp' as const,
            use: async (signal: AbortSignal) =>
              createUcp({ ...(await login('ucp.secret', ucp)), extension }).readDoNotDisturb(
                signal,
              ),
          },
        ]),
    ...(relay === undefined ? [] : [{ step: 'relay' as const, use: relay.read }]),
  ]
}

export async function testSecondWays(
  form: PhoneForm,
  phone: StoredPhone,
  parts: SecondWayParts,
  tell?: (step: TestStepResult) => void,
): Promise<readonly TestStepResult[]> {
  const results: TestStepResult[] = []
  for (const { step, use } of waysOf(form, phone, parts)) {
    const startedAt = parts.clock.monotonic()
    const outcome = await use(AbortSignal.timeout(deadlineMs)).then(
      () => ({ outcome: 'passed' as const }),
      (error: unknown) => ({ outcome: 'failed' as const, code: codeOf(error) }),
    )
    const result = { step, ...outcome, ms: parts.clock.monotonic() - startedAt }
    results.push(result)
    tell?.(result)
  }
  return results
}
