/**
 * What a client may send: the properties of each message, and when. From "Messages" of
 * https://sdk.innovaphone.com/13r3/doc/appwebsocket/myApps.htm; anything else is a violation.
 */
import { z } from 'zod'

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
const type = z.enum(['user', 'session'])
const name = z.string().min(1)
const userAgent = name

const loginInfo = z.strictObject({ mt: z.literal('LoginInfo') })
const firstLogin = z.strictObject({ mt: z.literal('Login'), type, userAgent })
const browserLogin = z.strictObject({
  mt: z.literal('Login'),
  type: z.literal('user'),
  method: z.literal('oauth2'),
  nonce: hex(8),
  keyShare: hex(64),
  userAgent,
})
const secondLogin = z.strictObject({
  mt: z.literal('Login'),
  type,
  method: z.literal('digest'),
  username: name,
  nonce: hex(8),
  response: hex(32),
  userAgent,
})
const login = z.union([firstLogin, secondLogin, browserLogin])
export type Login = z.infer<typeof login>

const work = z.discriminatedUnion('mt', [
  z.strictObject({ mt: z.literal('KeepAlive') }),
  z.strictObject({ mt: z.literal('Logout') }),
  z.strictObject({
    mt: z.literal('SetOwnPresence'),
    activity: z.enum(['', 'away', 'busy', 'dnd']),
    note: z.string(),
  }),
  z.strictObject({ mt: z.literal('SubscribeDialog'), sip: name }),
])
export type Work = z.infer<typeof work>

const beforeLogin = z.union([loginInfo, login])
export type BeforeLogin = z.infer<typeof beforeLogin>

/** `undefined`: not allowed, or not now. */
export function readBeforeLogin(message: unknown): BeforeLogin | undefined {
  return beforeLogin.safeParse(message).data
}
export function readWork(message: unknown): Work | undefined {
  return work.safeParse(message).data
}
