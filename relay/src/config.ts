/** What an operator sets, by environment variables; a relay that is set up wrongly does not start. */
import { z } from 'zod'

const https = z.url({ protocol: /^https$/ })
/** At least 32 characters: everything that the relay hands out derives from it. */
const secret = z.string().trim().min(32)

const schema = z.object({
  /** Newest first, separated by commas: the first one issues, all of them are accepted. */
  RELAY_SECRETS: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(secret).min(1).max(5)),
  /** Object id of the one tenant that this relay serves. */
  RELAY_TENANT: z.guid(),
  /** The client ids whose ID tokens are accepted, separated by commas. */
  RELAY_CLIENT_IDS: z
    .string()
    .transform((text) => text.split(',').map((id) => id.trim()))
    .pipe(z.array(z.guid()).min(1).max(100)),
  /** Where Graph and the desktops reach this relay, or the load balancer before it. */
  RELAY_PUBLIC_URL: https.transform((url) => url.replace(/\/$/, '')),
  /** Where the desktops reach the broker. */
  RELAY_BROKER_PUBLIC_URL: z.url({ protocol: /^wss$/ }),
  /** Where this relay reaches the broker, on the listener that only relays may use. */
  RELAY_BROKER_URL: z.url({ protocol: /^mqtts?$/ }),
  RELAY_BROKER_USER: z.string().default('relay'),
  RELAY_BROKER_PASSWORD: z.string().min(16),
  /** Issuer of the ID tokens and their keys, where it is not Entra's global cloud. */
  RELAY_ISSUER: https.optional(),
  RELAY_KEYS_URL: https.optional(),
  RELAY_PORT: z.coerce.number().int().min(0).max(65_535).default(8_080),
  RELAY_HOST: z.string().default('0.0.0.0'),
  /** How long desktops may go without a reading of their own while pushes are healthy, seconds. */
  RELAY_SAFETY_SECONDS: z.coerce.number().int().min(60).max(3_600).default(300),
})

export interface RelayConfig {
  /** Newest first. */
  readonly secrets: readonly [string, ...string[]]
  readonly tenant: string
  readonly clientIds: readonly string[]
  readonly publicUrl: string
  readonly brokerPublicUrl: string
  readonly broker: { readonly url: string; readonly user: string; readonly password: string }
  readonly issuer: string
  readonly keysUrl: string
  readonly port: number
  readonly host: string
  readonly safetySeconds: number
  /** Between two heartbeats, milliseconds; 30 s where nothing else is said. */
  readonly heartbeatMs?: number
}

/** @throws Error that names each variable that is missing or wrong, never its value */
export function configFrom(environment: Readonly<Record<string, string | undefined>>): RelayConfig {
  const parsed = schema.safeParse(environment)
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new Error(`The relay is not set up:\n${[...new Set(wrong)].join('\n')}`)
  }
  const env = parsed.data
  const [current, ...older] = env.RELAY_SECRETS
  if (current === undefined) throw new Error('RELAY_SECRETS is empty')
  const authority = `https://login.microsoftonline.com/${env.RELAY_TENANT}`
  return {
    secrets: [current, ...older],
    tenant: env.RELAY_TENANT.toLowerCase(),
    clientIds: env.RELAY_CLIENT_IDS,
    publicUrl: env.RELAY_PUBLIC_URL,
    brokerPublicUrl: env.RELAY_BROKER_PUBLIC_URL,
    broker: {
      url: env.RELAY_BROKER_URL,
      user: env.RELAY_BROKER_USER,
      password: env.RELAY_BROKER_PASSWORD,
    },
    issuer: env.RELAY_ISSUER ?? `${authority}/v2.0`,
    keysUrl: env.RELAY_KEYS_URL ?? `${authority}/discovery/v2.0/keys`,
    port: env.RELAY_PORT,
    host: env.RELAY_HOST,
    safetySeconds: env.RELAY_SAFETY_SECONDS,
  }
}
