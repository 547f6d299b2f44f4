/** Second ways into a phone system as the form tells them: kept, replaced, and forgotten. */
import type { PhoneForm } from '../../../src-preload/contract.ts'
import type { SecretKey, Secrets } from '../../ports.ts'
import { type LoginKey, readLoginSecret, writeLoginSecret } from './login-secret.ts'
import type { Login } from './stored-phone.ts'

export interface TypedLogin extends Login {
  /** Absent: the stored one. */
  readonly password?: string | undefined
}

export type Logins = Readonly<Record<LoginKey, TypedLogin | undefined>>

/** Everything that is kept of a phone. */
const phoneSecrets = [
  'sip.secret',
  'ari.secret',
  'ucp.secret',
  'innovaphone.session',
] as const satisfies readonly SecretKey[]

export function loginsOf({ ari, ucp }: PhoneForm): Logins {
  return { 'ari.secret': ari, 'ucp.secret': ucp }
}

/** What is not in the form any more is forgotten. */
export async function saveLogins(secrets: Secrets, logins: Logins): Promise<void> {
  for (const key of ['ari.secret', 'ucp.secret'] as const) {
    const login = logins[key]
    if (login === undefined) await secrets.remove(key)
    else if (login.password !== undefined && login.password !== '')
      await writeLoginSecret(secrets, key, login, login.password)
  }
}

/** The password that was typed, or the one that is stored for the same address and user. */
export async function passwordOf(
  secrets: Secrets,
  key: LoginKey,
  login: TypedLogin,
): Promise<string | undefined> {
  const { password } = login
  return password === undefined || password === '' ? readLoginSecret(secrets, key, login) : password
}

export async function forgetPhoneSecrets(secrets: Secrets): Promise<void> {
  await Promise.all(phoneSecrets.map((key) => secrets.remove(key)))
}
