/** The secret of the extension: a password, or HA1 once the realm is known. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { LineConfig } from '../../../../src-preload/line-contract.ts'
import type { Secrets } from '../../../ports.ts'

export type SipSecret = LineConfig['secret']

const schema = z.union([
  z.object({ kind: z.literal('password'), password: z.string() }),
  z.object({
    kind: z.literal('ha1'),
    ha1: z.string().length(32),
    realm: z.string(),
    /** The user it was made for: for another one it can never be right. */
    user: z.string(),
  }),
])
type StoredSecret = z.infer<typeof schema>

/** `undefined` when there is none, or none for this user. */
export async function readSipSecret(
  secrets: Secrets,
  user: string,
): Promise<SipSecret | undefined> {
  const text = await secrets.read('sip.secret')
  if (text === undefined) return undefined
  try {
    const parsed = schema.safeParse(JSON.parse(text))
    if (!parsed.success) return undefined
    if (parsed.data.kind === 'password') return parsed.data
    const { kind, ha1, realm } = parsed.data
    return parsed.data.user === user ? { kind, ha1, realm } : undefined
  } catch {
    return undefined
  }
}

export function writeSipSecret(secrets: Secrets, secret: StoredSecret): Promise<void> {
  return secrets.write('sip.secret', JSON.stringify(secret))
}

/** MD5(user:realm:password), RFC 2617 section 3.2.2.2: as good as the password, for one realm only. */
export function ha1Of(user: string, realm: string, password: string) {
  const ha1 = createHash('md5').update(`${user}:${realm}:${password}`).digest('hex')
  return { kind: 'ha1' as const, ha1, realm, user }
}
