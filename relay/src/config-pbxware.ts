/** What the job of PBXware's do not disturb needs of the environment. */
import { z } from 'zod'
import type { VendorSync } from './pbxware-vendor-sync.ts'

const id = z.string().regex(/^\d{1,9}$/, 'ids are numbers')
const list = (text: string): readonly string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')

const state = z.enum(['yes', 'no', 'notSet'])
type State = z.output<typeof state>

/** `no`, for all; or `2=yes,3=no`, by tenant. */
const byTenant = z.string().transform((text, context): VendorSync['tenants'] => {
  const everywhere = state.safeParse(text.trim())
  if (everywhere.success) return { everywhere: everywhere.data }
  return { each: pairsOf(text, /^\d{1,9}$/, context) }
})

/** `2/101=no`: tenant, extension, state. */
const byExtension = z
  .string()
  .transform((text, context) => pairsOf(text, /^\d{1,9}\/[\w*#]{1,20}$/, context))

function pairsOf(
  text: string,
  name: RegExp,
  context: { addIssue(message: string): void },
): ReadonlyMap<string, State> {
  const pairs = new Map<string, State>()
  for (const pair of list(text)) {
    const [key = '', value] = pair.split('=')
    const parsed = state.safeParse(value)
    if (name.test(key) && parsed.success) pairs.set(key, parsed.data)
    else context.addIssue('not understood')
  }
  return pairs
}

export const pbxwareSchema = z
  .object({
    /** Of the web interface; `/index.php` is added. */
    RELAY_PBXWARE_URL: z
      .url({ protocol: /^https$/ })
      .transform((url) => url.replace(/\/(index\.php)?$/, '')),
    /** Admin Settings: API key. PBXware wants 10 characters at least. */
    RELAY_PBXWARE_API_KEY: z.string().trim().min(10),
    RELAY_PBXWARE_EDITION: z.enum(['business', 'callCenter', 'multiTenant']).default('business'),
    /** Ids of the tenants whose people may ask; ids, not tenant codes. */
    RELAY_PBXWARE_TENANTS: z
      .string()
      .transform((text) => list(text))
      .pipe(z.array(id).min(1).max(50))
      .optional(),
    /** How do not disturb is switched: see pbxware-dnd.ts. */
    RELAY_PBXWARE_DND: z.enum(['edit', 'set']).default('edit'),
    /** What is set ends by itself after so many hours; 0: never. */
    RELAY_PBXWARE_DND_HOURS: z.coerce.number().int().min(0).max(168).default(12),
    /** PBXware's own Teams Presence Sync: its API does not tell it. */
    RELAY_PBXWARE_TEAMS_SYNC: byTenant.default({ everywhere: 'notSet' }),
    RELAY_PBXWARE_TEAMS_SYNC_EXTENSIONS: byExtension.default(new Map()),
  })
  .superRefine((env, context) => {
    const tenants = env.RELAY_PBXWARE_TENANTS
    const issue = (message: string) =>
      context.addIssue({ code: 'custom', path: ['RELAY_PBXWARE_TENANTS'], message })
    if (env.RELAY_PBXWARE_EDITION !== 'multiTenant') {
      // Business and Call Center have one server, and it is 1.
      if (tenants !== undefined && tenants.join() !== '1') issue('is 1 on this edition')
    } else if (tenants === undefined) issue('is needed on the multi-tenant edition')
    // The master tenant carries trunks and settings, no people.
    else if (tenants.includes('1')) issue('1 is the master tenant')
  })

export interface PbxwareConfig {
  readonly url: string
  readonly apiKey: string
  /** Never empty. */
  readonly tenants: readonly string[]
  readonly way: 'edit' | 'set'
  readonly hours: number
  readonly vendorSync: VendorSync
  /** Deadline of one request to PBXware, milliseconds; 8 s where nothing else is said. */
  readonly requestMs?: number
}

export function pbxwareConfig(env: z.output<typeof pbxwareSchema>): PbxwareConfig {
  return {
    url: env.RELAY_PBXWARE_URL,
    apiKey: env.RELAY_PBXWARE_API_KEY,
    tenants: env.RELAY_PBXWARE_TENANTS ?? ['1'],
    way: env.RELAY_PBXWARE_DND,
    hours: env.RELAY_PBXWARE_DND_HOURS,
    vendorSync: {
      tenants: env.RELAY_PBXWARE_TEAMS_SYNC,
      extensions: env.RELAY_PBXWARE_TEAMS_SYNC_EXTENSIONS,
    },
  }
}
