/** The password of a second way into a phone system, kept with the user that it was made for. */
import { z } from 'zod'
import type { Secrets } from '../../ports.ts'
import { jsonOf } from '../graph/body.ts'
import type { Login } from './stored-phone.ts'

export type LoginKey = 'ari.secret' | 'ucp.secret'

/** For another address or another user it can never be right, and must never be sent there. */
const schema = z.object({ url: z.string(), user: z.string(), password: z.string() })

/** `undefined` when there is none, or none for this address and user. */
export async function readLoginSecret(
  secrets: Secrets,
  key: LoginKey,
  { url, user }: Login,
): Promise<string | undefined> {
  const { data } = schema.safeParse(jsonOf(await secrets.read(key)))
  return data?.url === url && data.user === user ? data.password : undefined
}

export function writeLoginSecret(
  secrets: Secrets,
  key: LoginKey,
  { url, user }: Login,
  password: string,
): Promise<void> {
  return secrets.write(key, JSON.stringify({ url, user, password }))
}
