/**
 * What an operator sets, by environment variables; a relay that is set up wrongly does not start. A
 * job is on when one of its variables is set; without any, the relay asks for those of the
 * notifications.
 */
import { z } from 'zod'
import { type PbxwareConfig, pbxwareConfig, pbxwareSchema } from './config-pbxware.ts'
import { type PushConfig, pushConfig, pushSchema } from './config-push.ts'

const https = z.url({ protocol: /^https$/ })

const schema = z.object({
  /** Object id of the one tenant that this relay serves. */
  RELAY_TENANT: z.guid(),
  /** The client ids whose ID tokens are accepted, separated by commas. */
  RELAY_CLIENT_IDS: z
    .string()
    .transform((text) => text.split(',').map((id) => id.trim()))
    .pipe(z.array(z.guid()).min(1).max(100)),
  /** Issuer of the ID tokens and their keys, where it is not Entra's global cloud. */
  RELAY_ISSUER: https.optional(),
  RELAY_KEYS_URL: https.optional(),
  RELAY_PORT: z.coerce.number().int().min(0).max(65_535).default(8_080),
  RELAY_HOST: z.string().default('0.0.0.0'),
})

export interface RelayConfig {
  readonly tenant: string
  readonly clientIds: readonly string[]
  readonly issuer: string
  readonly keysUrl: string
  readonly port: number
  readonly host: string
  /** Change notifications of Graph. */
  readonly push?: PushConfig
  /** Do not disturb of PBXware. */
  readonly pbxware?: PbxwareConfig
}

type Environment = Readonly<Record<string, string | undefined>>

/** @throws Error that names each variable that is missing or wrong, never its value */
export function configFrom(environment: Environment): RelayConfig {
  const asked = (names: readonly string[]) => names.some((name) => environment[name] !== undefined)
  const pbxwareAsked = asked(Object.keys(pbxwareSchema.shape))
  const pushAsked = asked(Object.keys(pushSchema.shape)) || !pbxwareAsked
  const env = schema.safeParse(environment)
  const push = pushAsked ? pushSchema.safeParse(environment) : undefined
  const pbxware = pbxwareAsked ? pbxwareSchema.safeParse(environment) : undefined
  const issues = [env, push, pbxware].flatMap((parsed) => parsed?.error?.issues ?? [])
  if (!env.success || issues.length > 0) {
    const wrong = issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new Error(`The relay is not set up:\n${[...new Set(wrong)].join('\n')}`)
  }
  const { data } = env
  const authority = `https://login.microsoftonline.com/${data.RELAY_TENANT}`
  return {
    tenant: data.RELAY_TENANT.toLowerCase(),
    clientIds: data.RELAY_CLIENT_IDS,
    issuer: data.RELAY_ISSUER ?? `${authority}/v2.0`,
    keysUrl: data.RELAY_KEYS_URL ?? `${authority}/discovery/v2.0/keys`,
    port: data.RELAY_PORT,
    host: data.RELAY_HOST,
    ...(push?.data === undefined ? {} : { push: pushConfig(push.data) }),
    ...(pbxware?.data === undefined ? {} : { pbxware: pbxwareConfig(pbxware.data) }),
  }
}
