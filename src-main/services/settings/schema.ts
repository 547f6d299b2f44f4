/**
 * The settings, version 1: one schema is type, default and documentation. A released version is
 * frozen; a change makes a new version and a migration.
 */
import { z } from 'zod'
import { connectors } from '../../domain/connectors.ts'
import { extensionActivities } from '../../domain/extension.ts'
import { isLoopbackUrl } from '../../domain/loopback.ts'
import { mappableKinds } from '../../domain/mapping.ts'
import { sessionKinds } from '../../domain/session-kind.ts'

/** An http origin on this computer: the demo tenant, and nothing else, may use plain http. */
const loopbackOrigin = z.string().refine(isLoopbackUrl, 'loopback only')

const choice = z.enum(['on', 'off', 'follow'])

/** What the extension shows for one kind of Teams presence. */
const mappingRow = z.object({
  activity: z.enum(extensionActivities).nullable(),
  note: z.string().trim().max(100),
  blocksCalls: z.literal(true).optional(),
})
const reflected = z.enum(['ignore', ...sessionKinds])
const mapping = z.partialRecord(z.enum(mappableKinds), mappingRow)

/** A second way into a phone system; its secret is kept apart. */
const login = z.object({ url: z.string().max(500), user: z.string().max(200) })

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
      /** What is set on the phone, to Teams; `follow` is off without a policy. */
      reflect: choice.default('follow'),
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
  /** The extension; the secret is kept apart, protected by the operating system. */
  phone: z
    .object({
      /** Absent: `sip`. */
      connector: z.enum(connectors).optional(),
      /**
       * `wss://host[:port][/path]`, `tls://host[:port]`, `tcp://host[:port]`, or `ws://` on loopback.
       * Empty: the policy's, if there is one.
       */
      server: z.string().default(''),
      /** `sip:user@domain`. Empty: the policy's, if there is one. */
      addressOfRecord: z.string().default(''),
      authorizationUser: z.string().default(''),
      /** What the person entered for `{extension}` of the policy. */
      extension: z.string().optional(),
      /** The realm of the digest challenge, once known; the secret is then HA1. */
      realm: z.string().optional(),
      /** Do not disturb that stops calls at the extension: only where the person asks for it. */
      doNotDisturb: z
        .object({
          enabled: z.boolean().default(false),
          way: z.enum(['auto', 'featureEvent', 'codes', 'api']).default('auto'),
          /** Feature codes, dialled when `way` is `codes`. */
          onCode: z.string().max(30).default('*78'),
          offCode: z.string().max(30).default('*79'),
          /** The address whose lamp shows it, such as `*76101`; empty: nothing is read. */
          watch: z.string().max(300).default(''),
        })
        .optional(),
      /** Asterisk's REST interface. */
      ari: login.optional(),
      /** FreePBX's user control panel. */
      ucp: login.optional(),
      /** The relay through which PBXware is told; empty or absent: the policy's. */
      relayUrl: z.string().max(300).optional(),
      /** Whose dialogs are the calls, as a hint of the device alone; empty: the extension's. */
      callsOf: z.string().max(300).optional(),
      /** Object id of whoever said that the extension is theirs, whatever e-mail it has. */
      confirmedFor: z.string().max(100).optional(),
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
      /** The shortest time between two reads while the person is active, seconds. */
      activeSeconds: z.number().int().min(5).max(300).default(12),
    })
    .prefault({}),
  /** The local Teams API (Settings, Privacy, Third-party app API): only a reason to read sooner. */
  teamsHint: z.object({ enabled: z.boolean().default(false) }).prefault({}),
  /** How a status that was set on the phone is shown in Teams; `ignore`: not at all. */
  reflection: z
    .object({
      doNotDisturb: reflected.default('doNotDisturb'),
      away: reflected.default('away'),
      busy: reflected.default('ignore'),
    })
    .prefault({}),
  /** Which of the person's own words the extension shows, where it can show a note. */
  messages: z
    .object({
      statusMessage: z.boolean().default(false),
      outOfOffice: z.boolean().default(false),
    })
    .prefault({}),
  /** What differs from the default mapping, by kind of Teams presence. */
  mapping: mapping.default({}),
  /** The same of the connectors that are not in use, to come back with them. */
  otherMappings: z.partialRecord(z.enum(connectors), mapping).default({}),
  line: z
    .object({
      /** Lifetime asked for publications and subscriptions, seconds. */
      expiresSeconds: z.number().int().min(60).max(86_400).default(300),
      heartbeatMs: z.number().int().min(1_000).max(300_000).default(20_000),
    })
    .prefault({}),
  notifications: z
    .object({
      /** Only the person can sign in again. */
      signedOut: z.boolean().default(true),
      /** A leg has been failing for more than 5 minutes; told once. */
      legFailing: z.boolean().default(true),
      /** The first close of the window: Lockstep stays in the tray. */
      tray: z.boolean().default(true),
    })
    .prefault({}),
  appearance: z
    .object({
      theme: z.enum(['system', 'light', 'dark']).default('system'),
      /** `system` is the operating system's language, English where there is no translation. */
      language: z.enum(['system', 'en', 'de', 'fr', 'es']).default('system'),
    })
    .prefault({}),
  /** Starts hidden when the person signs in to this computer. */
  startAtLogin: z.boolean().default(false),
  updates: z
    .object({
      automatic: z.boolean().default(true),
      channel: z.enum(['latest', 'beta']).default('latest'),
    })
    .prefault({}),
  log: z.object({ level: z.enum(['info', 'debug']).default('info') }).prefault({}),
  /** The welcome was finished or put aside. */
  welcomed: z.boolean().default(false),
  /** The hint that closing the window leaves Lockstep in the tray was shown. */
  trayHintShown: z.boolean().default(false),
})

export type Settings = z.infer<typeof settingsSchema>

export const defaultSettings: Settings = settingsSchema.parse({})
