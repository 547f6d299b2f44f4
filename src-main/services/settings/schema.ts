/**
 * The settings, version 1: one schema is type, default and documentation. A released version is
 * frozen; a change makes a new version and a migration.
 */
import { z } from 'zod'
import { isLoopbackUrl } from '../../domain/loopback.ts'

/** An http origin on this computer: the demo tenant, and nothing else, may use plain http. */
const loopbackOrigin = z.string().refine(isLoopbackUrl, 'loopback only')

const choice = z.enum(['on', 'off', 'follow'])

export const settingsSchema = z.object({
  version: z.literal(1).default(1),
  /** Whether Lockstep works at all; `follow` is the organisation's setting, on without one. */
  sync: choice.default('follow'),
  directions: z
    .object({
      /** Teams to the extension. */
      mirror: choice.default('follow'),
      /** Calls to Teams. */
      assert: choice.default('follow'),
    })
    .prefault({}),
  microsoft: z
    .object({
      /** Application (client) id of the app registration. */
      clientId: z.string().default(''),
      /** Tenant id, verified domain or `organizations`. */
      tenant: z.string().default('organizations'),
      cloud: z.enum(['global', 'gccHigh', 'dod', 'demo']).default('global'),
      /** Only for the `demo` cloud. */
      demo: z
        .object({
          authority: z.string(),
          /** JSON of the authority's endpoints, given to MSAL as `authorityMetadata`. */
          authorityMetadata: z.string(),
          graph: loopbackOrigin,
        })
        .optional(),
    })
    .prefault({}),
  /** The SIP line; the secret is kept apart, protected by the operating system. */
  phone: z
    .object({
      /** `wss://host[:port][/path]`, or `ws://` on loopback. */
      server: z.string(),
      /** `sip:user@domain`. */
      addressOfRecord: z.string(),
      authorizationUser: z.string(),
      /** The realm of the digest challenge, once known; the secret is then HA1. */
      realm: z.string().optional(),
    })
    .nullable()
    .default(null),
  calls: z
    .object({
      /** Ringing counts as a call already. */
      ringing: z.boolean().default(false),
      /** A call shorter than this makes no write, milliseconds. */
      settleMs: z.number().int().min(0).max(30_000).default(1_500),
      /** After the end of a call, before Teams is cleared, milliseconds. */
      endSettleMs: z.number().int().min(0).max(4_000).default(1_000),
      /** While Teams is not running nobody sees the person: show calls all the same? */
      teamsNotRunning: z.enum(['skip', 'assert']).default('skip'),
      /** A plain Busy that the person was seen to choose. */
      chosenBusy: z.enum(['leaveAlone', 'assert']).default('leaveAlone'),
      /** An Away whose cause could not be seen. */
      uncertainAway: z.enum(['leaveAlone', 'assert']).default('leaveAlone'),
    })
    .prefault({}),
  polling: z
    .object({
      /** Seconds between two reads while the person is active. */
      activeSeconds: z.number().int().min(5).max(300).default(15),
    })
    .prefault({}),
  line: z
    .object({
      /** Lifetime asked for publications and subscriptions, seconds. */
      expiresSeconds: z.number().int().min(60).max(86_400).default(300),
      heartbeatMs: z.number().int().min(1_000).max(300_000).default(20_000),
    })
    .prefault({}),
  /** The hint that closing the window leaves Lockstep in the tray was shown. */
  trayHintShown: z.boolean().default(false),
})

export type Settings = z.infer<typeof settingsSchema>

export const defaultSettings: Settings = settingsSchema.parse({})
