/**
 * What a PBX says over myApps, as far as Lockstep listens. Everything else is passed over.
 * https://sdk.innovaphone.com/13r3/doc/appwebsocket/myApps.htm
 */
import { z } from 'zod'

/** No message that is listened to comes near this many characters. */
export const longestMessage = 256 * 1024
const mostPresences = 100

const text = z.string().max(2_000)
const flag = z.boolean().optional().catch(undefined)
/** Numbers of ports come as numbers or as text. */
const port = z.coerce.number().int().min(1).max(65_535).optional().catch(undefined)
const optionalText = text.optional().catch(undefined)
const hex = z.string().regex(/^([0-9a-f]{2})*$/i)

const user = z.object({ sip: optionalText, domain: optionalText, email: optionalText })

/** The `info` of LoginResult and Redirect: flat in 13r1, with `user` in what came later. */
const infoSchema = z.object({
  ...user.shape,
  user: user.optional().catch(undefined),
  host: optionalText,
  mod: optionalText,
  https: port,
  http: port,
  session: z
    .object({ usr: hex.max(500), pwd: hex.max(500) })
    .optional()
    .catch(undefined),
  keyShare: hex.length(128).optional().catch(undefined),
})
export type LoginDetails = z.infer<typeof infoSchema>

const result = z.object({
  /** As it came, for its digest. */
  info: z.record(z.string(), z.unknown()).optional(),
  digest: text.optional(),
  error: z.number().optional(),
  errorText: optionalText,
})

const presence = z.object({
  contact: text.catch(''),
  status: text.catch(''),
  activity: text.catch(''),
  note: text.catch(''),
})
export type PresenceEntry = z.infer<typeof presence>

const schema = z.discriminatedUnion('mt', [
  z.object({
    mt: z.literal('LoginInfoResult'),
    user: z.object({ digest: flag, ntlm: flag, oauth2: flag }).catch({}),
    session: z.object({ digest: flag }).catch({}),
  }),
  z.object({
    mt: z.literal('Authenticate'),
    type: text,
    method: text,
    domain: text,
    challenge: text,
    url: optionalText,
  }),
  z.object({ mt: z.literal('Authorize'), code: z.coerce.number().int().nonnegative() }),
  result.extend({ mt: z.literal('LoginResult') }),
  result.extend({ mt: z.literal('Redirect') }),
  z.object({ mt: z.literal('LogoutResult') }),
  z.object({ mt: z.literal('StandbyBack') }),
  z.object({ mt: z.literal('KeepAlive') }),
  z.object({ mt: z.literal('KeepAliveResult') }),
  z.object({
    mt: z.literal('UpdateOwnPresence'),
    presence: z.array(presence).max(mostPresences),
  }),
  z.object({
    mt: z.literal('DialogInfo'),
    callId: text.optional(),
    state: z
      .object({ name: optionalText, outgoing: flag, hold: flag, held: flag, waiting: flag })
      .optional()
      .catch(undefined),
    deleted: flag,
    error: z.unknown().optional(),
  }),
  /** Not documented; a PBX that refuses would have to say so somehow. */
  z.object({ mt: z.literal('SubscribeDialogResult'), error: z.unknown().optional() }),
])
export type MyAppsMessage = z.infer<typeof schema>

/** The messages of a login, which answer what was sent. */
export type LoginMessage = Extract<
  MyAppsMessage,
  { mt: 'LoginInfoResult' | 'Authenticate' | 'Authorize' | 'LoginResult' | 'Redirect' }
>

export type Parsed =
  | { readonly kind: 'message'; readonly message: MyAppsMessage }
  /** A message of the protocol that nobody listens to. */
  | { readonly kind: 'other' }
  | { readonly kind: 'unreadable' }

/** @param data the payload of one frame */
export function parseMessage(data: unknown): Parsed {
  if (typeof data !== 'string' || data.length > longestMessage) return { kind: 'unreadable' }
  let json: unknown
  try {
    json = JSON.parse(data)
  } catch {
    return { kind: 'unreadable' }
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return { kind: 'message', message: parsed.data }
  const known = schema.options.some((option) => option.shape.mt.safeParse(typeOf(json)).success)
  return known || typeOf(json) === undefined ? { kind: 'unreadable' } : { kind: 'other' }
}

function typeOf(json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null || !('mt' in json)) return undefined
  return typeof json.mt === 'string' ? json.mt : undefined
}

export function detailsOf(info: Readonly<Record<string, unknown>>): LoginDetails {
  return infoSchema.parse(info)
}

/** The name of the user that logged in, wherever this version of the PBX puts it. */
export function userOf(info: LoginDetails): z.infer<typeof user> {
  return {
    sip: info.user?.sip ?? info.sip,
    domain: info.user?.domain ?? info.domain,
    email: info.user?.email ?? info.email,
  }
}
