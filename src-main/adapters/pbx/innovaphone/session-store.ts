/** What is kept of a login: the session that the PBX made, protected by the operating system. */
import { z } from 'zod'
import type { Secrets } from '../../../ports.ts'
import { jsonOf } from '../../graph/body.ts'
import type { Credentials } from './login.ts'

const schema = z.object({
  /** The address and the user that it was made for: for others it can never be right. */
  server: z.string(),
  user: z.string(),
  username: z.string().min(1),
  password: z.string().min(1),
  /** The person's own PBX, where the first one sent us. */
  at: z.string().optional(),
})
export type KeptSession = z.infer<typeof schema>

export interface SessionStore {
  read(): Promise<KeptSession | undefined>
  /** The password has done its work: it is forgotten. */
  keep(session: Credentials, at: string | undefined): Promise<void>
  forget(): Promise<void>
  password(): Promise<string | undefined>
}

export interface Extension {
  readonly server: string
  readonly user: string
}

const passwordSchema = z.object({ kind: z.literal('password'), password: z.string() })

export function createSessionStore(secrets: Secrets, { server, user }: Extension): SessionStore {
  return {
    async read() {
      const kept = parse(schema, await secrets.read('innovaphone.session'))
      return kept?.server === server && kept.user === user ? kept : undefined
    },
    async keep({ username, password }, at) {
      const kept: KeptSession = { server, user, username, password, ...(at && { at }) }
      await secrets.write('innovaphone.session', JSON.stringify(kept))
      await secrets.remove('sip.secret')
    },
    forget: () => secrets.remove('innovaphone.session'),
    async password() {
      return parse(passwordSchema, await secrets.read('sip.secret'))?.password
    },
  }
}

function parse<T>(type: z.ZodType<T>, text: string | undefined): T | undefined {
  return type.safeParse(jsonOf(text)).data
}
