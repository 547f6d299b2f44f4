/** What the panel may ask for: every command with the schema of its argument. */
import { z } from 'zod'
import { connectors } from '../src-main/domain/connectors.ts'
import { extensionActivities } from '../src-main/domain/extension.ts'
import { legNames } from '../src-main/domain/legs.ts'
import { mappableKinds } from '../src-main/domain/mapping.ts'
import { sessionKinds } from '../src-main/domain/session-kind.ts'
import { longestMinutes } from '../src-main/domain/until-tomorrow.ts'

const choice = z.enum(['on', 'off', 'follow'])
/** On, Off or Follow organisation; `follow` is "not set", the default. */
export type SyncChoice = z.infer<typeof choice>

const reflected = z.enum(['ignore', ...sessionKinds])

const host = z.string().trim().min(1).max(300)

const login = z.object({
  url: z.string().trim().max(500),
  user: z.string().trim().max(200),
  password: z.string().max(500).optional(),
})

/** The phone form. An absent password keeps the stored one. */
export const phoneFormSchema = z.object({
  /** Absent: `sip`. */
  connector: z.enum(connectors).optional(),
  /** `wss://pbx.example.com:443/ws`; `ws://` on loopback only. */
  server: host,
  /** Extension or address of record: `1001@pbx.example.com` or `sip:1001@pbx.example.com`. */
  address: host,
  /** Digest user name; empty means the user part of the address. */
  authorizationUser: z.string().trim().max(200),
  password: z.string().max(500).optional(),
  doNotDisturb: z
    .strictObject({
      enabled: z.boolean(),
      way: z.enum(['auto', 'featureEvent', 'codes', 'api']),
      onCode: z.string().trim().max(30),
      offCode: z.string().trim().max(30),
      watch: z.string().trim().max(300),
    })
    .optional(),
  ari: login.optional(),
  ucp: login.optional(),
  relayUrl: z.string().trim().max(300).optional(),
  /** Whose dialogs are the calls; empty: the extension's. */
  callsOf: z.string().trim().max(300).optional(),
})
export type PhoneForm = z.infer<typeof phoneFormSchema>

export const cloudSchema = z.enum(['global', 'gccHigh', 'dod', 'demo'])
export type Cloud = z.infer<typeof cloudSchema>

export const microsoftFormSchema = z.object({
  clientId: z.string().trim().max(100),
  /** Tenant id, verified domain or `organizations`. */
  tenant: z.string().trim().max(200),
  cloud: cloudSchema,
})
export type MicrosoftForm = z.infer<typeof microsoftFormSchema>

/** What the settings view changes; each part is replaced member by member. */
export const settingsFormSchema = z
  .strictObject({
    calls: z
      .strictObject({
        ringing: z.boolean(),
        settleMs: z.number().int().min(0).max(30_000),
        endSettleMs: z.number().int().min(0).max(4_000),
        teamsNotRunning: z.enum(['skip', 'assert']),
        chosenBusy: z.enum(['leaveAlone', 'assert']),
        uncertainAway: z.enum(['leaveAlone', 'assert']),
      })
      .partial(),
    polling: z.strictObject({ activeSeconds: z.number().int().min(5).max(300) }).partial(),
    teamsHint: z.strictObject({ enabled: z.boolean() }),
    notifications: z
      .strictObject({ signedOut: z.boolean(), legFailing: z.boolean(), tray: z.boolean() })
      .partial(),
    appearance: z
      .strictObject({
        theme: z.enum(['system', 'light', 'dark']),
        language: z.enum(['system', 'en', 'de', 'fr', 'es']),
      })
      .partial(),
    /** How a status set on the phone is shown in Teams. */
    reflection: z
      .strictObject({ doNotDisturb: reflected, away: reflected, busy: reflected })
      .partial(),
    /** Which of the person's own words the extension shows. */
    messages: z.strictObject({ statusMessage: z.boolean(), outOfOffice: z.boolean() }).partial(),
    startAtLogin: z.boolean(),
    updates: z
      .strictObject({ automatic: z.boolean(), channel: z.enum(['latest', 'beta']) })
      .partial(),
    log: z.strictObject({ level: z.enum(['info', 'debug']) }),
    welcomed: z.boolean(),
  })
  .partial()
export type SettingsForm = z.infer<typeof settingsFormSchema>

const mappableKind = z.enum(mappableKinds)
export const mappingRowSchema = z.strictObject({
  kind: mappableKind,
  activity: z.enum(extensionActivities).nullable(),
  note: z.string().trim().max(100),
  blocksCalls: z.literal(true).optional(),
})
export type MappingForm = z.infer<typeof mappingRowSchema>

const accountId = z.string().max(100)

export const pages = ['readme', 'adminGuide', 'licence'] as const

/** Every command, with the schema of its argument. A command without a handler does not compile. */
export const commandSchemas = {
  'snapshot.get': z.undefined(),
  'account.signIn': z.undefined(),
  'account.cancelSignIn': z.undefined(),
  /** Signs out the active account; `account.forget` does so for any. */
  'account.signOut': z.undefined(),
  /** Signs in another account beside the remembered ones and makes it the active one. */
  'account.add': z.undefined(),
  'account.use': z.object({ id: accountId }),
  'account.forget': z.object({ id: accountId }),
  /** Asks Microsoft for the permission to show calls in Teams; opens the browser. */
  'account.allowCalls': z.undefined(),
  /** The page on which an administrator consents for everybody: open it, or copy its address. */
  'account.adminConsent': z.object({ how: z.enum(['open', 'copy']) }),
  'sync.set': z.object({ which: z.enum(['sync', 'mirror', 'assert', 'reflect']), choice }),
  'sync.pause': z.object({ minutes: z.number().int().positive().max(longestMinutes).nullable() }),
  'sync.resume': z.undefined(),
  'presence.refresh': z.undefined(),
  'phone.save': phoneFormSchema,
  'phone.test': phoneFormSchema,
  /** Looks what phone system is at an address; asks that host only, and sends no secret. */
  'phone.probe': z.object({ host }),
  'phone.remove': z.undefined(),
  /** The extension is the person's own, whatever e-mail the phone system has for it. */
  'phone.confirm': z.undefined(),
  'microsoft.save': microsoftFormSchema,
  'settings.set': settingsFormSchema,
  'mapping.set': mappingRowSchema,
  /** Back to the default: one kind, or all. */
  'mapping.reset': z.object({ kind: mappableKind.nullable() }),
  /** Tries a leg now and tells how it went. */
  'leg.test': z.object({ leg: z.enum(legNames) }),
  /** What support needs, without secrets and names; `save` asks for a place. */
  'report.make': z.object({ how: z.enum(['copy', 'save']) }),
  'logs.open': z.undefined(),
  /** Text that the panel made for the person, such as the timeline in their language. */
  'clipboard.copy': z.object({ text: z.string().max(200_000) }),
  'teamsHint.pair': z.undefined(),
  'update.check': z.undefined(),
  /** Restarts into the update that is ready. */
  'update.install': z.undefined(),
  'page.open': z.object({ page: z.enum(pages) }),
} as const

export type CommandName = keyof typeof commandSchemas
export type CommandArgument<N extends CommandName> = z.infer<(typeof commandSchemas)[N]>
