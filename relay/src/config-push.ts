/** What the job of change notifications needs of the environment. */
import { z } from 'zod'

const https = z.url({ protocol: /^https$/ })
/** At least 32 characters: everything that the relay hands out derives from it. */
const secret = z.string().trim().min(32)

export const pushSchema = z.object({
  /** Newest first, separated by commas: the first one issues, all of them are accepted. */
  RELAY_SECRETS: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(secret).min(1).max(5)),
  /** Where Graph and the desktops reach this relay, or the load balancer before it. */
  RELAY_PUBLIC_URL: https.transform((url) => url.replace(/\/$/, '')),
  /** Where the desktops reach the broker. */
  RELAY_BROKER_PUBLIC_URL: z.url({ protocol: /^wss$/ }),
  /** Where this relay reaches the broker, on the listener that only relays may use. */
  RELAY_BROKER_URL: z.url({ protocol: /^mqtts?$/ }),
  RELAY_BROKER_USER: z.string().default('relay'),
  RELAY_BROKER_PASSWORD: z.string().min(16),
  /** How long desktops may go without a reading of their own while pushes are healthy, seconds. */
  RELAY_SAFETY_SECONDS: z.coerce.number().int().min(60).max(3_600).default(300),
})

export interface PushConfig {
  /** Newest first. */
  readonly secrets: readonly [string, ...string[]]
  readonly publicUrl: string
  readonly brokerPublicUrl: string
  readonly broker: { readonly url: string; readonly user: string; readonly password: string }
  readonly safetySeconds: number
  /** Between two heartbeats, milliseconds; 30 s where nothing else is said. */
  readonly heartbeatMs?: number
}

export function pushConfig(env: z.output<typeof pushSchema>): PushConfig {
  const [current, ...older] = env.RELAY_SECRETS
  if (current === undefined) throw new Error('RELAY_SECRETS is empty')
  return {
    secrets: [current, ...older],
    publicUrl: env.RELAY_PUBLIC_URL,
    brokerPublicUrl: env.RELAY_BROKER_PUBLIC_URL,
    broker: {
      url: env.RELAY_BROKER_URL,
      user: env.RELAY_BROKER_USER,
      password: env.RELAY_BROKER_PASSWORD,
    },
    safetySeconds: env.RELAY_SAFETY_SECONDS,
  }
}
